// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProposedResourceTest {

    private static final String SRS = "https://alliancecds.org/fhir/Questionnaire/srs";
    private static final StepCode RATING = StepCode.own("short-rating", "Short rating of the alliance");

    @Test
    void aServiceRequestIsADraftProposalThatNamesTheForm() {
        ServiceRequest request = parsed(ServiceRequest.class, ProposedResource.SERVICE_REQUEST, step(SRS, "e9"));

        assertThat(request.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.DRAFT);
        assertThat(request.getIntent()).isEqualTo(ServiceRequest.ServiceRequestIntent.PROPOSAL);
        assertRating(request.getCode());
        assertThat(request.getSubject().getReference()).isEqualTo("Patient/42");
        assertThat(request.getEncounter().getReference()).isEqualTo("Encounter/e9");
        assertThat(request.getAuthoredOnElement().getValueAsString()).isEqualTo("2026-11-25T10:15:30Z");
        assertThat(request.getRequester().getReference()).isEqualTo("Practitioner/7");
        assertThat(request.getExtension()).hasSize(1);
        assertThat(request.getExtension().get(0).getUrl())
                .isEqualTo("http://hl7.org/fhir/StructureDefinition/servicerequest-questionnaireRequest");
        Reference form = (Reference) request.getExtension().get(0).getValue();
        assertThat(form.getReference()).isEqualTo(SRS);
        assertThat(form.getType()).isEqualTo("Questionnaire");
    }

    @Test
    void aTaskIsRequestedAsAProposalWithTheFormAsItsInput() {
        Task task = parsed(Task.class, ProposedResource.TASK, step(SRS, "Encounter/e9"));

        assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
        assertThat(task.getIntent()).isEqualTo(Task.TaskIntent.PROPOSAL);
        assertRating(task.getCode());
        assertThat(task.getDescription()).isEqualTo("Ask for a short rating");
        assertThat(task.getFor().getReference()).isEqualTo("Patient/42");
        assertThat(task.getEncounter().getReference()).isEqualTo("Encounter/e9");
        assertThat(task.getAuthoredOnElement().getValueAsString()).isEqualTo("2026-11-25T10:15:30Z");
        assertThat(task.getRequester().getReference()).isEqualTo("Practitioner/7");
        assertThat(task.getInput()).hasSize(1);
        assertThat(task.getInputFirstRep().getType().getCodingFirstRep().getCode())
                .isEqualTo("questionnaire");
        assertThat(((CanonicalType) task.getInputFirstRep().getValue()).getValue())
                .isEqualTo(SRS);
    }

    @Test
    void aCommunicationRequestIsADraftThatIsSentToNobody() {
        CommunicationRequest request =
                parsed(CommunicationRequest.class, ProposedResource.COMMUNICATION_REQUEST, step(SRS, "e9"));

        assertThat(request.getStatus()).isEqualTo(CommunicationRequest.CommunicationRequestStatus.DRAFT);
        assertRating(request.getCategoryFirstRep());
        assertThat(request.getSubject().getReference()).isEqualTo("Patient/42");
        assertThat(request.getRecipient()).isEmpty();
        assertThat(request.getEncounter().getReference()).isEqualTo("Encounter/e9");
        assertThat(request.getAuthoredOnElement().getValueAsString()).isEqualTo("2026-11-25T10:15:30Z");
        assertThat(request.getRequester().getReference()).isEqualTo("Practitioner/7");
        assertThat(request.getPayload()).hasSize(2);
        assertThat(((StringType) request.getPayload().get(0).getContent()).getValue())
                .isEqualTo("Ask for a short rating");
        assertThat(((Reference) request.getPayload().get(1).getContent()).getReference())
                .isEqualTo(SRS);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotKnownIsLeftOut(ProposedResource kind) {
        ProposedStep bare = new ProposedStep(
                new StepCode("https://ehr.example/orders", "4711", null),
                "Plan a review session",
                "42",
                "Device/3",
                null,
                Instant.EPOCH,
                null);
        String json = kind.of(bare).toString();

        parser().parseResource(json);
        assertThat(json)
                .doesNotContain("Questionnaire")
                .doesNotContain("questionnaire")
                .doesNotContain("encounter")
                .doesNotContain("requester")
                .doesNotContain("display")
                .doesNotContain("null");
    }

    @ParameterizedTest
    @EnumSource
    void everyResourceHasAnIdThatWasNeverUsed(ProposedResource kind) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String id = kind.of(step(SRS, null)).path("id").stringValue();
            assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            ids.add(id);
        }
        assertThat(ids).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({
        "42, Patient/42",
        "Patient/42, Patient/42",
        "' 42 ', Patient/42",
        "https://ehr.example/fhir/Patient/42/_history/3, Patient/42"
    })
    void theClientIsNamedInOneWay(String patientId, String reference) {
        ProposedStep step = new ProposedStep(RATING, "x", patientId, "Practitioner/7", null, Instant.EPOCH, null);

        assertThat(ProposedResource.SERVICE_REQUEST
                        .of(step)
                        .path("subject")
                        .path("reference")
                        .stringValue())
                .isEqualTo(reference);
    }

    @ParameterizedTest
    @CsvSource({
        "Practitioner/7, Practitioner/7",
        "https://ehr.example/fhir/PractitionerRole/r-1, PractitionerRole/r-1",
        "7,",
        "Person/7,",
        "PractitionerX/7,"
    })
    void onlyAPractitionerIsNamedAsRequester(String userId, @Nullable String requester) {
        ProposedStep step = new ProposedStep(RATING, "x", "42", userId, null, Instant.EPOCH, null);

        assertThat(ProposedResource.TASK
                        .of(step)
                        .path("requester")
                        .path("reference")
                        .asString(null))
                .isEqualTo(requester);
    }

    @Test
    void aCodeIsReadWithAndWithoutItsName() {
        assertThat(StepCode.parse("https://ehr.example/orders|4711"))
                .isEqualTo(new StepCode("https://ehr.example/orders", "4711", null));
        assertThat(StepCode.parse("urn:oid:1.2.3|4711|Short form | SRS"))
                .isEqualTo(new StepCode("urn:oid:1.2.3", "4711", "Short form | SRS"));
    }

    @ParameterizedTest
    @CsvSource({"4711", "|4711", "https://ehr.example/orders|", "orders|4711"})
    void whatIsNoCodeIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> StepCode.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\" is not the code of a step. Maybe: ");
    }

    private static ProposedStep step(@Nullable String questionnaire, @Nullable String encounter) {
        return new ProposedStep(
                RATING,
                "Ask for a short rating",
                "Patient/42",
                "Practitioner/7",
                encounter,
                Instant.parse("2026-11-25T10:15:30.123Z"),
                questionnaire);
    }

    private static void assertRating(CodeableConcept concept) {
        assertThat(concept.getText()).isEqualTo("Ask for a short rating");
        assertThat(concept.getCoding()).hasSize(1);
        assertThat(concept.getCodingFirstRep().getSystem())
                .isEqualTo("https://alliancecds.org/fhir/CodeSystem/ehr-step");
        assertThat(concept.getCodingFirstRep().getCode()).isEqualTo("short-rating");
        assertThat(concept.getCodingFirstRep().getDisplay()).isEqualTo("Short rating of the alliance");
    }

    private static <T extends org.hl7.fhir.r4.model.Resource> T parsed(
            Class<T> type, ProposedResource kind, ProposedStep step) {
        return parser().parseResource(type, kind.of(step).toString());
    }

    private static IParser parser() {
        return FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    }
}
