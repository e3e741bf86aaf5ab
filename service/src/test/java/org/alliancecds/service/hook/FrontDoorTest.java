// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alliancecds.service.Calls;
import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * The cases that every EHR meets, each through the front door. Two more have tests of their own: feedback that is kept
 * ({@code FeedbackTest}) and tokens that are none ({@code HostileTokenTest}).
 */
@ExtendWith(RunningService.class)
class FrontDoorTest {

    private static final String VIEW = "/cds-services/alliance-patient-view";

    /** Five weekly sessions, rated lower each time; the mean of 35.7 is at the concern line of 36 since the last one. */
    private static Chart lowRatings() {
        List<String> newestFirst = List.of("8.375", "8.625", "9", "9.25", "9.375");
        Chart chart = new Chart();
        IntStream.rangeClosed(1, 5).forEach(week -> chart.session(7 * week).srs(7 * week, newestFirst.get(week - 1)));
        return chart;
    }

    @Test
    void aLowMeanGivesOneWarning(RunningService service) {
        HttpResponse<String> answer =
                service.post(VIEW, Calls.patientView(lowRatings().prefetch()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode cards = RunningService.json(answer).path("cards");
        assertThat(topics(cards)).containsExactly("meanAllianceLow");
        assertThat(cards.path(0).path("indicator").stringValue()).isEqualTo("warning");
        assertThat(cards.path(0).path("summary").stringValue()).contains("35.7", "SRS");
        assertThat(cards.path(0).path("detail").stringValue()).doesNotContain("Could not be seen");
        assertThat(cards.path(0).path("selectionBehavior").stringValue()).isEqualTo("any");
    }

    @Test
    void aNumberOfAMillionDigitsIsNoAnswer(RunningService service) {
        Chart chart = new Chart().session(7).srs(7, "1e-1000000");

        assertThat(service.post("/evaluations", Calls.patientView(chart.prefetch()))
                        .body())
                .hasSizeLessThan(200_000)
                .contains("unreadable-answer");
    }

    @Test
    void noCardIsEverTheSameCardAgain(RunningService service) {
        Set<String> uuids = new HashSet<>();
        for (int call = 0; call < 2; call++) {
            JsonNode card = cards(service, lowRatings().prefetch()).path(0);
            assertThat(uuids.add(card.path("uuid").stringValue())).isTrue();
            for (JsonNode suggestion : card.path("suggestions")) {
                assertThat(uuids.add(suggestion.path("uuid").stringValue())).isTrue();
                for (JsonNode action : suggestion.path("actions")) {
                    assertThat(uuids.add(action.path("resource").path("id").stringValue()))
                            .isTrue();
                }
            }
        }
        assertThat(uuids).hasSizeGreaterThan(6);
    }

    @Test
    void aGoodAllianceGivesNoWarning(RunningService service) {
        Chart chart = new Chart()
                .session(28)
                .srs(28, "9.2")
                .session(21)
                .srs(21, "9.5")
                .session(14)
                .srs(14, "9.3")
                .session(7)
                .srs(7, "9.6");

        assertThat(service.post(VIEW, Calls.patientView(chart.prefetch())).body())
                .doesNotContain("\"warning\"")
                .doesNotContain("\"critical\"");
        assertThat(findings(service, chart.prefetch())).containsExactly("on_track");
    }

    @Test
    void anUnknownServiceIsNotFound(RunningService service) {
        refused(
                service.post("/cds-services/alliance", Calls.patientView(Calls.EMPTY_RECORD)),
                404,
                "There is no such service. The services are alliance-patient-view, alliance-encounter-start,"
                        + " alliance-appointment-book.");
    }

    @Test
    void aHookOfAnotherServiceIsRefused(RunningService service) {
        refused(
                service.post(VIEW, Calls.call("encounter-start", ", \"encounterId\": \"e\"", Calls.EMPTY_RECORD)),
                422,
                "The hook is \"encounter-start\", and this address answers patient-view.");
    }

    @Test
    void withNothingToSeeThePreconditionHasFailed(RunningService service) {
        String call = Calls.patientView("{}").replace(", \"prefetch\": {}", "");

        assertThat(call).doesNotContain("prefetch").doesNotContain("fhirServer");
        refused(service.post(VIEW, call), 412, "None of the needed prefetch keys could be seen: responses (not given)");
    }

    @Test
    void aMissingKeyIsToldBesideWhatTheRestSays(RunningService service) {
        JsonNode cards = cards(service, without("observations", lowRatings().prefetch()));

        assertThat(topics(cards)).containsExactly("meanAllianceLow");
        assertThat(cards.path(0).path("detail").stringValue())
                .contains("**What is missing**", "Could not be seen: observations.");
    }

    @Test
    void aNullKeyIsAnAnswer(RunningService service) {
        String prefetch = lowRatings().prefetch();

        assertThat(prefetch).contains("\"observations\": null");
        assertThat(cards(service, prefetch).path(0).path("detail").stringValue())
                .doesNotContain("Could not be seen");
        assertThat(cards(service, Calls.EMPTY_RECORD).isEmpty()).isTrue();
    }

    @Test
    void anOperationOutcomeIsNoAnswer(RunningService service) {
        String outcome = "{\"resourceType\": \"OperationOutcome\", \"issue\": [{\"severity\": \"error\","
                + " \"code\": \"forbidden\", \"diagnostics\": \"No.\"}]}";
        JsonNode cards = cards(
                service, lowRatings().prefetch().replace("\"observations\": null", "\"observations\": " + outcome));

        assertThat(topics(cards)).containsExactly("meanAllianceLow");
        assertThat(cards.path(0).path("detail").stringValue()).contains("Could not be seen: observations.");
    }

    @Test
    void aFormWithABadDateIsLeftOutAndTold(RunningService service) {
        String prefetch = lowRatings()
                .form("srs", "undated", "completed", "2026-13-45", line(10) + "," + line("overall", "10"))
                .prefetch();

        assertThat(notes(service, prefetch)).contains("date-missing QuestionnaireResponse/undated");
        assertThat(points(service, prefetch, "srs")).isEqualTo(5);
        assertThat(cards(service, prefetch).path(0).path("detail").stringValue())
                .contains("(QuestionnaireResponse/undated)");
    }

    @Test
    void aFormWithAnItemLeftOpenIsLeftOutAndTold(RunningService service) {
        String prefetch = lowRatings()
                .form("srs", "three-of-four", "completed", Chart.today().minusDays(6) + "T10:00:00Z", line(10))
                .prefetch();

        assertThat(notes(service, prefetch)).contains("incomplete QuestionnaireResponse/three-of-four");
        assertThat(points(service, prefetch, "srs")).isEqualTo(5);
    }

    @Test
    void anItemLeftOpenIsMadeUpForWhereTheMeasureSaysHow(RunningService service) {
        String nine = IntStream.rangeClosed(1, 9)
                .mapToObj(number -> "{\"linkId\": \"" + number + "\", \"answer\": [{\"valueInteger\": 1}]}")
                .collect(Collectors.joining(","));
        String prefetch = new Chart()
                .session(7)
                .form("core-10", "nine-of-ten", "completed", Chart.today().minusDays(7) + "T10:00:00Z", nine)
                .prefetch();

        assertThat(points(service, prefetch, "core-10")).isEqualTo(1);
        assertThat(notes(service, prefetch)).noneMatch(note -> note.startsWith("incomplete"));
    }

    @Test
    void whatWasEnteredInErrorIsLeftOutAndTold(RunningService service) {
        String prefetch = lowRatings()
                .form(
                        "srs",
                        "mistaken",
                        "entered-in-error",
                        Chart.today().minusDays(6) + "T10:00:00Z",
                        line(10) + "," + line("overall", "10"))
                .prefetch();

        assertThat(notes(service, prefetch)).contains("status-not-used QuestionnaireResponse/mistaken");
        assertThat(points(service, prefetch, "srs")).isEqualTo(5);
        assertThat(topics(cards(service, prefetch))).containsExactly("meanAllianceLow");
    }

    /** Three of the four lines of the Session Rating Scale. */
    private static String line(int value) {
        return line("bond", value + "") + "," + line("goals", value + "") + "," + line("tasks", value + "");
    }

    private static String line(String linkId, String value) {
        return "{\"linkId\": \"" + linkId + "\", \"answer\": [{\"valueDecimal\": " + value + "}]}";
    }

    private static String without(String key, String prefetch) {
        String absent = ", \"" + key + "\": null";
        assertThat(prefetch).contains(absent);
        return prefetch.replace(absent, "");
    }

    private static void refused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode issue = RunningService.json(answer).path("issue").path(0);
        assertThat(issue.path("severity").stringValue()).isEqualTo("error");
        assertThat(issue.path("diagnostics").stringValue()).startsWith(words);
    }

    private static JsonNode cards(RunningService service, String prefetch) {
        HttpResponse<String> answer = service.post(VIEW, Calls.patientView(prefetch));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningService.json(answer).path("cards");
    }

    private static List<String> topics(JsonNode cards) {
        List<String> topics = new ArrayList<>();
        cards.forEach(card ->
                topics.add(card.path("source").path("topic").path("code").stringValue()));
        return topics;
    }

    private static JsonNode evaluation(RunningService service, String prefetch) {
        return RunningService.json(service.post("/evaluations", Calls.patientView(prefetch)));
    }

    private static List<String> findings(RunningService service, String prefetch) {
        List<String> rules = new ArrayList<>();
        evaluation(service, prefetch)
                .path("findings")
                .forEach(finding -> rules.add(finding.path("rule").stringValue()));
        return rules;
    }

    private static List<String> notes(RunningService service, String prefetch) {
        List<String> notes = new ArrayList<>();
        evaluation(service, prefetch)
                .path("dataNotes")
                .forEach(note -> notes.add(note.path("code").stringValue() + " "
                        + note.path("reference").stringValue()));
        return notes;
    }

    private static int points(RunningService service, String prefetch, String measure) {
        for (JsonNode series : evaluation(service, prefetch).path("series")) {
            if (series.path("measure").stringValue().equals(measure)
                    && series.path("scale").stringValue().equals("total")) {
                return series.path("points").size();
            }
        }
        return 0;
    }
}
