// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.fact.attendance.AttendanceSummary;
import org.alliancecds.guidance.EhrStep;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.guidance.RepairTheme;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.Rater;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.service.card.Occasion.Moment;
import org.alliancecds.service.settings.EhrProfile;
import org.alliancecds.service.settings.EhrProfile.Created;
import org.alliancecds.therapy.CourseSettings;
import org.alliancecds.therapy.Series;
import org.alliancecds.words.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SuggestedActionTest {

    private static final MeasureCatalogue MEASURES =
            Rulebook.builtIn(CourseSettings.DEFAULT).measures();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void aShortRatingAsksForTheClientsOwnForm() {
        Card.Action action = only(EhrStep.SHORT_RATING, Moment.SESSION, Created.SERVICE_REQUEST, Map.of());

        assertThat(action.type()).isEqualTo("create");
        assertThat(action.description())
                .isEqualTo("Do this. Adds a request to the record: ask for a short rating (SRS) at the end of this"
                        + " session.");
        assertThat(withoutId(action)).isEqualTo(JSON.readTree("""
                {"resourceType": "ServiceRequest", "status": "draft", "intent": "proposal",
                 "code": {"coding": [{"system": "https://alliancecds.org/fhir/CodeSystem/ehr-step",
                   "code": "short-rating", "display": "Short rating at the end of a session"}],
                   "text": "Ask for a short rating (SRS) at the end of this session"},
                 "subject": {"reference": "Patient/42"}, "encounter": {"reference": "Encounter/e1"},
                 "authoredOn": "2026-11-25T10:15:30Z", "requester": {"reference": "Practitioner/7"},
                 "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/servicerequest-questionnaireRequest",
                   "valueReference": {"reference": "https://alliancecds.org/fhir/Questionnaire/srs",
                     "type": "Questionnaire"}}]}"""));
    }

    @Test
    void onlyARatingAsksForAForm() {
        assertThat(only(EhrStep.REVIEW_SESSION, Moment.CHART, Created.TASK, Map.of())
                        .resource()
                        .has("input"))
                .isFalse();
    }

    @Test
    void whereNoFormIsInUseNoneIsNamed() {
        Series therapists = series("wai-sr", "total", Rater.THERAPIST, "2026-11-20");
        Series outcome = series("phq-9", "total", Rater.CLIENT, "2026-11-21");

        Card.Action action = new SuggestedAction(
                        occasion(Moment.CHART, Created.SERVICE_REQUEST, Map.of()),
                        evaluation(List.of(therapists, outcome)),
                        MEASURES,
                        Language.ENGLISH)
                .of(suggestion(EhrStep.SHORT_RATING))
                .get(0);

        assertThat(action.description()).endsWith("record: ask for a short rating at the end of the next session.");
        assertThat(action.resource().has("extension")).isFalse();
    }

    @Test
    void ofTwoFormsTheOneFilledInLastIsInUse() {
        Series old = series("srs", "total", Rater.CLIENT, "2026-10-01");
        Series now = series("wai-sr", "bond", Rater.CLIENT, "2026-11-01");

        JsonNode resource = new SuggestedAction(
                        occasion(Moment.CHART, Created.TASK, Map.of()),
                        evaluation(List.of(old, now)),
                        MEASURES,
                        Language.ENGLISH)
                .of(suggestion(EhrStep.SHORT_RATING))
                .get(0)
                .resource();

        assertThat(resource.path("input").path(0).path("valueCanonical").stringValue())
                .isEqualTo("https://alliancecds.org/fhir/Questionnaire/wai-sr");
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE_REQUEST, ServiceRequest, draft",
        "TASK, Task, requested",
        "COMMUNICATION_REQUEST, CommunicationRequest, draft"
    })
    void theEhrGetsTheResourceThatItCanCreateUnderItsOwnCode(Created created, String type, String status) {
        Card.Action action = only(
                EhrStep.REVIEW_SESSION,
                Moment.CHART,
                created,
                Map.of("review-session", "https://ehr.example/orders|4711|Review"));

        assertThat(action.resource().path("resourceType").stringValue()).isEqualTo(type);
        assertThat(action.resource().path("status").stringValue()).isEqualTo(status);
        JsonNode concept = created == Created.COMMUNICATION_REQUEST
                ? action.resource().path("category").path(0)
                : action.resource().path("code");
        assertThat(concept)
                .hasToString("{\"coding\":[{\"system\":\"https://ehr.example/orders\",\"code\":\"4711\","
                        + "\"display\":\"Review\"}],\"text\":\"Plan a review session\"}");
    }

    @Test
    void anEhrThatCreatesNothingGetsNoAction() {
        for (EhrStep step : EhrStep.values()) {
            assertThat(actions(step, Moment.CHART, Created.NONE, Map.of())).isEmpty();
        }
    }

    @Test
    void aSuggestionWithoutAStepHasNoAction() {
        assertThat(actions(null, Moment.CHART, Created.SERVICE_REQUEST, Map.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void supervisionIsNothingForTheClientsRecord(Moment moment) {
        assertThat(actions(EhrStep.SUPERVISION, moment, Created.TASK, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CHART, SHORT_RATING, 1", "CHART, CONTACT_AFTER_MISSED, 1", "CHART, REVIEW_SESSION, 1",
        "SESSION, SHORT_RATING, 1", "SESSION, CONTACT_AFTER_MISSED, 0", "SESSION, REVIEW_SESSION, 1",
        "BOOKING, SHORT_RATING, 0", "BOOKING, CONTACT_AFTER_MISSED, 0", "BOOKING, REVIEW_SESSION, 1"
    })
    void eachMomentHasItsSteps(Moment moment, EhrStep step, int actions) {
        assertThat(actions(step, moment, Created.SERVICE_REQUEST, Map.of())).hasSize(actions);
    }

    private static JsonNode withoutId(Card.Action action) {
        var resource = action.resource().deepCopy();
        ((tools.jackson.databind.node.ObjectNode) resource).remove("id");
        return resource;
    }

    private static Card.Action only(EhrStep step, Moment moment, Created created, Map<String, String> codes) {
        List<Card.Action> actions = actions(step, moment, created, codes);
        assertThat(actions).hasSize(1);
        return actions.get(0);
    }

    private static List<Card.Action> actions(
            @Nullable EhrStep step, Moment moment, Created created, Map<String, String> codes) {
        Evaluation evaluation = evaluation(List.of(series("srs", "total", Rater.CLIENT, "2026-11-20")));
        return new SuggestedAction(occasion(moment, created, codes), evaluation, MEASURES, Language.ENGLISH)
                .of(suggestion(step));
    }

    private static Occasion occasion(Moment moment, Created created, Map<String, String> codes) {
        EhrProfile ehr = new EhrProfile(
                "https://ehr.example",
                null,
                Set.of(),
                null,
                null,
                List.of(URI.create("https://ehr.example/fhir")),
                Set.of(),
                Map.of(),
                EhrProfile.SelectionBehavior.ANY,
                new EhrProfile.Creates(created, codes),
                true);
        return new Occasion(moment, ehr, "42", "Practitioner/7", "e1", Instant.parse("2026-11-25T10:15:30Z"));
    }

    private static Evaluation evaluation(List<Series> series) {
        return new Evaluation(
                "0123456789ab",
                LocalDate.of(2026, 11, 25),
                List.of(),
                List.of(),
                List.of(),
                series,
                new AttendanceSummary(3, null, 0, 0, 0, 0, null, null, false, null),
                List.of());
    }

    private static Series series(String measure, String scale, Rater rater, String day) {
        return new Series(
                measure, scale, rater, List.of(new Series.Point(1, LocalDate.parse(day), new BigDecimal("17.5"))));
    }

    private static Guidance.Suggestion suggestion(@Nullable EhrStep step) {
        return new Guidance.Suggestion(
                "do-this", RepairTheme.TALK_REGULARLY, "Do this", "How.", "Words.", "That.", List.of(), step);
    }
}
