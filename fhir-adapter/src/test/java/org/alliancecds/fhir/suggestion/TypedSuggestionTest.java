// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a suggestion creates is, field by field, what HAPI's typed model writes: every field exists, in its place. */
class TypedSuggestionTest {
    private static final String FORM = "https://alliancecds.org/fhir/Questionnaire/srs";
    private static final String SESSION = "Encounter/9";
    private static final Instant NOW = Instant.parse("2026-11-24T18:00:00.123Z");

    @ParameterizedTest
    @EnumSource
    void isWhatTheTypedModelWrites(ProposedResource kind) {
        assertThat(written(kind, SESSION, FORM, "A short rating")).isEqualTo(typed(kind, true, true, "A short rating"));
        assertThat(written(kind, null, null, null)).isEqualTo(typed(kind, false, false, null));
    }

    private static JsonNode written(
            ProposedResource kind, @Nullable String session, @Nullable String form, @Nullable String display) {
        StepCode code = new StepCode("https://ehr.example/orders", "4711", display);
        ObjectNode resource =
                kind.of(new ProposedStep(code, "Ask for a short rating", "p", "Practitioner/7", session, NOW, form));
        resource.remove("id");
        return resource;
    }

    private static JsonNode typed(
            ProposedResource kind, boolean inSession, boolean withForm, @Nullable String display) {
        Function<Boolean, @Nullable Reference> session = given -> given ? new Reference(SESSION) : null;
        Reference form = new Reference(FORM).setType("Questionnaire");
        CodeableConcept concept = new CodeableConcept(new Coding("https://ehr.example/orders", "4711", display))
                .setText("Ask for a short rating");
        Reference client = new Reference("Patient/p");
        Reference requester = new Reference("Practitioner/7");
        DateTimeType authored = new DateTimeType("2026-11-24T18:00:00Z");
        Resource resource =
                switch (kind) {
                    case SERVICE_REQUEST -> {
                        ServiceRequest request = new ServiceRequest()
                                .setStatus(ServiceRequest.ServiceRequestStatus.DRAFT)
                                .setIntent(ServiceRequest.ServiceRequestIntent.PROPOSAL)
                                .setCode(concept)
                                .setSubject(client)
                                .setEncounter(session.apply(inSession))
                                .setAuthoredOnElement(authored)
                                .setRequester(requester);
                        if (withForm) {
                            request.addExtension(
                                    "http://hl7.org/fhir/StructureDefinition/servicerequest-questionnaireRequest",
                                    form);
                        }
                        yield request;
                    }
                    case TASK -> {
                        Task task = new Task()
                                .setStatus(Task.TaskStatus.REQUESTED)
                                .setIntent(Task.TaskIntent.PROPOSAL)
                                .setCode(concept)
                                .setDescription("Ask for a short rating")
                                .setFor(client)
                                .setEncounter(session.apply(inSession))
                                .setAuthoredOnElement(authored)
                                .setRequester(requester);
                        if (withForm) {
                            task.addInput()
                                    .setType(new CodeableConcept(new Coding(
                                            "http://hl7.org/fhir/uv/sdc/CodeSystem/temp", "questionnaire", null)))
                                    .setValue(new CanonicalType(FORM));
                        }
                        yield task;
                    }
                    case COMMUNICATION_REQUEST -> {
                        CommunicationRequest request = new CommunicationRequest()
                                .setStatus(CommunicationRequest.CommunicationRequestStatus.DRAFT)
                                .addCategory(concept)
                                .setSubject(client)
                                .setEncounter(session.apply(inSession))
                                .setAuthoredOnElement(authored)
                                .setRequester(requester);
                        request.addPayload().setContent(new StringType("Ask for a short rating"));
                        if (withForm) {
                            request.addPayload().setContent(form);
                        }
                        yield request;
                    }
                };
        return JsonMapper.shared()
                .readTree(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource));
    }
}
