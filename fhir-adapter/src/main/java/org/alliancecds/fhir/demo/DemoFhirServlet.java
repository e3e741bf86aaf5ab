// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * A read-only FHIR R4 server over synthetic resources: read and search by patient, for Patient, QuestionnaireResponse,
 * Appointment, Encounter, Observation, Condition and Questionnaire. It offers no way to write.
 */
public final class DemoFhirServlet extends RestfulServer {
    private static final long serialVersionUID = 1L;

    private static final List<String> TYPES = List.of(
            "Patient",
            "QuestionnaireResponse",
            "Appointment",
            "Encounter",
            "Observation",
            "Condition",
            "Questionnaire");

    /**
     * Serves these resources, each with an id.
     *
     * @param resourcesAsJson FHIR R4 JSON, one resource each
     * @throws ca.uhn.fhir.parser.DataFormatException when one is not FHIR
     * @throws IllegalArgumentException when one has no id or is of a type that is not served
     */
    public DemoFhirServlet(List<String> resourcesAsJson) {
        super(FhirContext.forR4Cached());
        List<Resource> resources = new ArrayList<>();
        for (String json : resourcesAsJson) {
            Resource resource = (Resource) getFhirContext().newJsonParser().parseResource(json);
            if (!resource.hasId() || !TYPES.contains(resource.fhirType())) {
                throw new IllegalArgumentException("The demo serves resources with an id, of the types "
                        + String.join(", ", TYPES) + "; not a " + resource.fhirType() + " with the id "
                        + resource.getIdPart() + ".");
            }
            resources.add(resource);
        }
        List<Object> providers = new ArrayList<>();
        for (String type : TYPES) {
            Class<? extends IBaseResource> implementation =
                    getFhirContext().getResourceDefinition(type).getImplementingClass();
            providers.add(new DemoResources(
                    implementation,
                    resources.stream()
                            .filter(resource -> resource.fhirType().equals(type))
                            .toList()));
        }
        registerProviders(providers);
    }
}
