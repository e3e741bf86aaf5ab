// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alliancecds.service.Calls;
import org.alliancecds.service.CdsHooksStrictness;
import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Whole calls on the real service. */
@ExtendWith(RunningService.class)
class CallTest {

    private static final String VIEW = "/cds-services/alliance-patient-view";

    @Test
    void aWholeRecordWithoutASignGivesNoCard(RunningService service) {
        HttpResponse<String> answer = service.post(VIEW, Calls.patientView(Calls.EMPTY_RECORD));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"cards\":[]}");
        CdsHooksStrictness.checkCards(RunningService.json(answer));
    }

    @Test
    void aRecordSeenInPartSaysSo(RunningService service) {
        JsonNode answer = cards(service, VIEW, Calls.patientView("{\"responses\": null}"));

        assertThat(answer.path("cards").size()).isEqualTo(1);
        assertThat(answer.path("cards").path(0).path("summary").stringValue())
                .startsWith("Could not tell: ")
                .contains("appointments", "encounters", "observations", "conditions");
    }

    @Test
    void lowRatingsGiveAWarningThatTellsItsReasons(RunningService service) {
        JsonNode answer = cards(service, VIEW, Calls.patientView(lowRatings("")));

        assertThat(answer.path("cards").size()).isEqualTo(1);
        JsonNode card = answer.path("cards").path(0);
        assertThat(card.path("indicator").stringValue()).isEqualTo("warning");
        assertThat(card.path("source").path("topic").path("code").stringValue()).isEqualTo("meanAllianceLow");
        assertThat(card.path("source").path("url").stringValue())
                .isEqualTo("http://localhost:" + service.port() + "/rulebook");
        assertThat(card.path("suggestions").size()).isBetween(2, 4);
        assertThat(card.path("detail").stringValue())
                .contains(
                        "**What was seen**",
                        "**What you could do**",
                        "**What this cannot tell**",
                        "SRS by the client: ▆▆▅▄▃",
                        "stale from")
                .contains("no clinician has yet signed off these thresholds");
    }

    @Test
    void aSuggestionWithSomethingToDoInTheEhrCreatesOneRequest(RunningService service) {
        JsonNode suggestions = cards(service, VIEW, Calls.patientView(lowRatings("")))
                .path("cards")
                .path(0)
                .path("suggestions");

        List<String> created = new ArrayList<>();
        for (JsonNode suggestion : suggestions) {
            for (JsonNode action : suggestion.path("actions")) {
                created.add(suggestion.path("label").stringValue());
                JsonNode resource = action.path("resource");
                assertThat(action.path("type").stringValue()).isEqualTo("create");
                assertThat(action.path("description").stringValue())
                        .startsWith(suggestion.path("label").stringValue() + ". Adds a request to the record: ");
                assertThat(resource.path("resourceType").stringValue()).isEqualTo("ServiceRequest");
                assertThat(resource.path("subject").path("reference").stringValue())
                        .isEqualTo("Patient/p1");
                assertThat(resource.path("requester").path("reference").stringValue())
                        .isEqualTo("Practitioner/t1");
                // Not a single value of the client: 33.5 to 37.5 in total, 8.375 to 9.375 an item.
                assertThat(resource.toString()).doesNotContain("33.5", "37.5", "8.", "9.3", "35.7");
            }
            assertThat(suggestion.path("actions").size()).isLessThanOrEqualTo(1);
        }
        assertThat(created).contains("Set aside time for how the work together is going");
    }

    @Test
    void theThreeHooksAnswerAlike(RunningService service) {
        String start = Calls.call("encounter-start", ", \"encounterId\": \"e1\"", lowRatings(""));
        JsonNode answer = cards(service, "/cds-services/alliance-encounter-start", start);

        assertThat(answer.path("cards")
                        .path(0)
                        .path("source")
                        .path("topic")
                        .path("code")
                        .stringValue())
                .isEqualTo("meanAllianceLow");
    }

    @Test
    void aProposedAppointmentCountsAsBookedAhead(RunningService service) {
        String proposed = ", \"appointments\": {\"resourceType\": \"Bundle\", \"entry\": [{\"resource\":"
                + " {\"resourceType\": \"Appointment\", \"status\": \"proposed\", \"start\": \""
                + LocalDate.now(ZoneId.systemDefault()).plusDays(5)
                + "T10:00:00Z\"}}]}";
        String call = Calls.call("appointment-book", proposed, lowRatings(""));
        JsonNode answer = RunningService.json(service.post("/evaluations", call));

        assertThat(answer.path("attendance").path("bookingsKnown").booleanValue())
                .isTrue();
        assertThat(answer.path("attendance").path("nextBooked").stringValue())
                .isEqualTo(LocalDate.now(ZoneId.systemDefault()).plusDays(5).toString());
        assertThat(cards(service, "/cds-services/alliance-appointment-book", call)
                        .path("cards")
                        .size())
                .isPositive();
    }

    @Test
    void evaluationsTellFindingsAndSilences(RunningService service) {
        HttpResponse<String> http = service.post("/evaluations", Calls.patientView(lowRatings("")));
        JsonNode answer = RunningService.json(http);

        assertThat(http.statusCode()).isEqualTo(200);
        assertThat(answer.propertyNames())
                .containsExactlyInAnyOrder(
                        "rulebook", "asOf", "findings", "silent", "dataNotes", "series", "attendance");
        assertThat(answer.path("rulebook").path("version").stringValue()).matches("[0-9a-f]{12}");
        JsonNode finding = answer.path("findings").path(0);
        assertThat(finding.propertyNames())
                .containsExactlyInAnyOrder("rule", "level", "card", "because", "suggestions");
        assertThat(finding.path("rule").stringValue()).isEqualTo("mean_alliance_low");
        assertThat(finding.path("level").stringValue()).isEqualTo("warning");
        assertThat(finding.path("card").stringValue()).isEqualTo("alliance");
        JsonNode suggestion = finding.path("suggestions").path(0);
        assertThat(suggestion.propertyNames())
                .containsExactly("id", "theme", "label", "how", "say", "avoid", "sources", "inTheEhr");
        assertThat(suggestion.path("id").stringValue()).isEqualTo("set-aside-time-for-how-it-is-going");
        assertThat(suggestion.path("theme"))
                .hasToString("{\"code\":\"talk-regularly\",\"display\":\"Talk regularly\"}");
        assertThat(suggestion.path("inTheEhr"))
                .hasToString("{\"code\":\"review-session\",\"display\":\"plan a review session\"}");
        assertThat(finding.path("suggestions").path(1).has("inTheEhr")).isFalse();
        JsonNode why = answer.path("silent").path(0).path("why").path(0);
        assertThat(why.propertyNames()).containsExactlyInAnyOrder("rule", "condition", "answer", "text");
        assertThat(why.path("answer").stringValue()).isIn("true", "false", "not known");
        JsonNode series = answer.path("series").path(0);
        assertThat(series.path("measure").stringValue()).isEqualTo("srs");
        assertThat(series.path("rater").stringValue()).isEqualTo("client");
        assertThat(series.path("points").size()).isEqualTo(5);
    }

    @Test
    void evaluationsAsOfAnEarlierDayKnowNothingOfLater(RunningService service) {
        String day = LocalDate.now(ZoneId.systemDefault()).minusDays(22).toString();
        JsonNode answer =
                RunningService.json(service.post("/evaluations?asOf=" + day, Calls.patientView(lowRatings(""))));

        assertThat(answer.path("asOf").stringValue()).isEqualTo(day);
        assertThat(answer.path("series").path(0).path("points").size()).isEqualTo(2);
    }

    @Test
    void acceptsWhatClientsSend(RunningService service) {
        String call = Calls.patientView(Calls.EMPTY_RECORD)
                .replace("\"p1\"}", "\"Patient/p1\", \"encounterId\": \"e1\", \"extra\": null}")
                .replace("3c4f6b1e-31a0-4f2e-9c1a-000000000001", "instance 7")
                .replaceFirst("\\{", "{\"extension\": {\"a\": [1]}, \"fhirServer\": \"https://ehr.example\", ");
        HttpResponse<String> answer = service.send(service.request(VIEW + "/")
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("\uFEFF" + call)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"cards\":[]}");
    }

    @Test
    void noLogLineHoldsDataOfAClient(RunningService service) {
        service.port();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.setContext(context);
        lines.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(lines);
        String marked = lowRatings("Marta-Marker")
                .replace("Patient/p1", "Patient/p1-Marker")
                .replace("\"id\": \"p1\"", "\"id\": \"p1-Marker\", \"name\": [{\"family\": \"Marker\"}]")
                .replace("1980-05-05", "1971-07-17");
        String call = Calls.patientView(marked).replace("\"patientId\": \"p1\"", "\"patientId\": \"p1-Marker\"");
        try {
            service.post(VIEW, call);
            service.post(VIEW, call.substring(0, call.length() / 2));
            service.post(VIEW, call.replace("Practitioner/t1", "Patient/Marker"));
            service.post(VIEW, call.replace("\"prefetch\"", "\"Marker\""));
            service.post("/evaluations?asOf=Marker", call);
            service.post("/evaluations", call);
            service.post("/cds-services/Marker", call);
            service.post("/Marker?patient=p1-Marker", call);
            service.get("/actuator/health?x=Marker");
            service.post(VIEW + "/feedback", """
                    {"feedback": [{"card": "Marker", "outcome": "overridden", "overrideReason": {"userComment": "Marker",
                      "reason": {"code": "Marker"}}}]}""");
            service.post(VIEW + "/feedback", "{\"feedback\": [{\"card\": \"Marker\", \"outcome\": \"Marker\"}]}");
            service.get("/rulebook/feedback?x=Marker");
        } finally {
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(lines);
        }
        List<String> written = List.copyOf(lines.list).stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .toList();
        assertThat(written)
                .anyMatch(line ->
                        line.matches("alliance-patient-view 200 in \\d+ ms, rulebook [0-9a-f]{12}, findings \\d+"));
        assertThat(written).noneMatch(line -> line.contains("Marker") || line.contains("1971-07-17"));
    }

    /** Five weekly sessions with ratings by the client whose mean is low since the last, a week ago; with a comment. */
    private static String lowRatings(String text) {
        List<String> quarters = List.of("8.375", "8.625", "9", "9.25", "9.375");
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        String ratings = IntStream.rangeClosed(1, 5)
                .mapToObj(week -> """
                        {"resource": {"resourceType": "QuestionnaireResponse", "id": "r%1$d", "status": "completed",
                         "questionnaire": "https://alliancecds.org/fhir/Questionnaire/srs",
                         "subject": {"reference": "Patient/p1"}, "source": {"reference": "Patient/p1"},
                         "authored": "%2$sT12:00:00Z", "text": {"div": "%3$s"},
                         "item": [
                           {"linkId": "bond", "answer": [{"valueDecimal": %4$s}]},
                           {"linkId": "goals", "answer": [{"valueDecimal": %4$s}]},
                           {"linkId": "tasks", "answer": [{"valueDecimal": %4$s}]},
                           {"linkId": "overall", "answer": [{"valueDecimal": %4$s}]}]}}""".formatted(week, today.minusDays(7L * week), text, quarters.get(week - 1)))
                .collect(Collectors.joining(","));
        String sessions = IntStream.rangeClosed(1, 5)
                .mapToObj(week -> """
                        {"resource": {"resourceType": "Encounter", "id": "e%1$d", "status": "finished",
                         "class": {"code": "AMB"}, "subject": {"reference": "Patient/p1"},
                         "period": {"start": "%2$sT11:00:00Z", "end": "%2$sT11:50:00Z"}}}""".formatted(week, today.minusDays(7L * week)))
                .collect(Collectors.joining(","));
        return """
                {"patient": {"resourceType": "Patient", "id": "p1", "birthDate": "1980-05-05"},
                 "responses": {"resourceType": "Bundle", "type": "searchset", "entry": [%s]},
                 "encounters": {"resourceType": "Bundle", "type": "searchset", "entry": [%s]},
                 "appointments": null, "observations": null, "conditions": null}""".formatted(ratings, sessions);
    }

    private static JsonNode cards(RunningService service, String path, String body) {
        HttpResponse<String> answer = service.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        CdsHooksStrictness.checkCards(RunningService.json(answer));
        return RunningService.json(answer);
    }
}
