// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.Test;

class DemoFhirServletTest {
    private static final List<String> RESOURCES = List.of(
            "{\"resourceType\":\"Patient\",\"id\":\"1\"}",
            "{\"resourceType\":\"Patient\",\"id\":\"2\"}",
            "{\"resourceType\":\"Observation\",\"id\":\"o1\",\"subject\":{\"reference\":\"Patient/1\"}}",
            "{\"resourceType\":\"Observation\",\"id\":\"o2\",\"subject\":{\"reference\":\"Patient/2\"}}",
            "{\"resourceType\":\"Appointment\",\"id\":\"a1\",\"participant\":[{\"actor\":{\"reference\":\"Practitioner/1\"}},"
                    + "{\"actor\":{\"reference\":\"Patient/2\"}}]}");

    @Test
    void a_patient_finds_only_what_is_theirs() {
        DemoFhirServlet servlet = new DemoFhirServlet(RESOURCES);

        assertThat(found(servlet, "Observation", "2")).containsExactly("Observation/o2");
        assertThat(found(servlet, "Appointment", "2")).containsExactly("Appointment/a1");
        assertThat(found(servlet, "Appointment", "1")).isEmpty();
        assertThat(found(servlet, "Patient", "1")).containsExactly("Patient/1");
        assertThat(found(servlet, "Encounter", "1")).isEmpty();
    }

    @Test
    void a_read_gives_the_resource_or_not_found() {
        DemoResources observations = provider(new DemoFhirServlet(RESOURCES), "Observation");

        assertThat(observations.read(new IdType("o1")).getIdElement().getIdPart())
                .isEqualTo("o1");
        assertThatThrownBy(() -> observations.read(new IdType("o9"))).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void hapi_accepts_the_operations() throws Exception {
        DemoFhirServlet servlet = new DemoFhirServlet(RESOURCES);

        servlet.init();

        assertThat(servlet.getResourceBindings())
                .extracting(binding -> binding.getResourceName())
                .contains("Patient", "QuestionnaireResponse", "Appointment", "Encounter", "Observation", "Condition");
    }

    @Test
    void a_resource_that_cannot_be_served_is_refused() {
        assertThatThrownBy(() -> new DemoFhirServlet(List.of("{\"resourceType\":\"Patient\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("with an id");
        assertThatThrownBy(() -> new DemoFhirServlet(List.of("{\"resourceType\":\"Device\",\"id\":\"1\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a Device");
    }

    private static DemoResources provider(DemoFhirServlet servlet, String type) {
        return servlet.getResourceProviders().stream()
                .map(DemoResources.class::cast)
                .filter(provider -> provider.getResourceType().getSimpleName().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> found(DemoFhirServlet servlet, String type, String patient) {
        return provider(servlet, type).search(null, new ReferenceParam("Patient/" + patient), null, null, null).stream()
                .map(IBaseResource::getIdElement)
                .map(id -> id.getResourceType() + "/" + id.getIdPart())
                .toList();
    }
}
