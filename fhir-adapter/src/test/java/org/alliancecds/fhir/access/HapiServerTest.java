// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Sort;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against HAPI's own server, which gives ten resources a page. */
@Timeout(120)
class HapiServerTest {
    private static final Tomcat TOMCAT = new Tomcat();
    private static String base = "";

    /** Reads and searches as its annotations say; public, since HAPI finds it by reflection. */
    public static final class Patients implements IResourceProvider {
        @Override
        public Class<Patient> getResourceType() {
            return Patient.class;
        }

        /** The only patient. */
        @Read
        public Patient read(@IdParam IdType id) {
            if (!id.getIdPart().equals("p1")) {
                throw new ResourceNotFoundException(id);
            }
            Patient patient = new Patient();
            patient.setId("p1");
            return patient;
        }
    }

    /** Twenty-five responses of one patient. */
    public static final class Responses implements IResourceProvider {
        @Override
        public Class<QuestionnaireResponse> getResourceType() {
            return QuestionnaireResponse.class;
        }

        /** Those of a patient. */
        @Search
        public List<QuestionnaireResponse> search(
                @OptionalParam(name = "patient") @Nullable ReferenceParam patient,
                @Sort @Nullable SortSpec sort,
                @Count @Nullable Integer count) {
            if (patient == null || !patient.getIdPart().equals("p1") || sort == null || count == null) {
                return List.of();
            }
            return IntStream.rangeClosed(1, 25)
                    .mapToObj(number -> {
                        QuestionnaireResponse response = new QuestionnaireResponse();
                        response.setId("r" + number);
                        response.setSubject(new Reference("Patient/p1"));
                        return response;
                    })
                    .toList();
        }
    }

    private static final class Server extends RestfulServer {
        @Serial
        private static final long serialVersionUID = 1L;

        Server() {
            super(FhirContext.forR4Cached());
            setResourceProviders(new Patients(), new Responses());
            setPagingProvider(new FifoMemoryPagingProvider(10).setDefaultPageSize(10).setMaximumPageSize(10));
        }
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws LifecycleException {
        TOMCAT.setBaseDir(folder.toString());
        TOMCAT.setPort(0);
        Context context = TOMCAT.addContext("", folder.toString());
        Tomcat.addServlet(context, "fhir", new Server());
        context.addServletMappingDecoded("/fhir/*", "fhir");
        TOMCAT.start();
        base = "http://localhost:" + TOMCAT.getConnector().getLocalPort() + "/fhir";
    }

    @AfterAll
    static void stop() throws LifecycleException {
        TOMCAT.stop();
        TOMCAT.destroy();
    }

    private static Fetched fetch(String patientId) throws IOException {
        Map<String, String> templates = new LinkedHashMap<>(Asking.PATIENT);
        templates.putAll(Asking.RESPONSES);
        templates.put("conditions", "Condition?patient={{context.patientId}}");
        try (FhirAccess access = new FhirAccess(Asking.PATIENT_LIMITS)) {
            return access.fetch(new FhirOffer(base, null, List.of(URI.create(base))), templates, patientId);
        }
    }

    @Test
    void a_read_and_a_search_over_three_pages() throws IOException {
        Fetched fetched = fetch("Patient/p1");

        assertThat(fetched.answers()).containsOnlyKeys("patient", "responses");
        assertThat(fetched.answers().get("patient").path("resourceType").asString("")).isEqualTo("Patient");
        assertThat(Asking.ids(fetched))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 25).mapToObj(n -> "r" + n).toList());
        assertThat(fetched.partly()).isEmpty();
        // This server knows no conditions, and says so with a status.
        assertThat(fetched.notFetched()).isEqualTo(Map.of("conditions", NotFetched.STATUS_NOT_OK));
    }

    @Test
    void a_patient_who_is_not_there() throws IOException {
        Fetched fetched = fetch("p2");

        assertThat(fetched.answers()).containsOnlyKeys("responses");
        assertThat(Asking.ids(fetched)).isEmpty();
        assertThat(fetched.notFetched())
                .isEqualTo(Map.of("patient", NotFetched.STATUS_NOT_OK, "conditions", NotFetched.STATUS_NOT_OK));
    }
}
