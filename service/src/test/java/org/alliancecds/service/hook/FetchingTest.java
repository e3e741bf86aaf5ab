// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.service.Calls;
import org.alliancecds.service.CdsHooksStrictness;
import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the prefetch lacks is fetched from the EHR's FHIR server, and what cannot be fetched is said. */
@ExtendWith(RunningService.class)
class FetchingTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VIEW = "/cds-services/alliance-patient-view";
    private static final String TOKEN =
            ", \"fhirAuthorization\": {\"access_token\": \"t0ken-Marker\", \"token_type\": \"Bearer\", \"expires_in\":"
                    + " \"300\", \"scope\": \"patient/*.read\", \"subject\": \"cds\", \"patient\": \"p1\"}";
    private static final String OUTCOME =
            "{\"resourceType\": \"OperationOutcome\", \"issue\": [{\"severity\": \"error\"}]}";

    private static StandInEhr ehr;
    private static StandInEhr slow;

    @BeforeAll
    static void start() {
        ehr = new StandInEhr("30s");
        slow = new StandInEhr("1s");
    }

    @AfterAll
    static void stop() {
        ehr.close();
        slow.close();
    }

    private static String call(StandInEhr from, String more, String prefetch) {
        return Calls.patientView(prefetch)
                .replaceFirst("\\{", "{\"fhirServer\": \"" + from.base() + "\"" + more + ", ");
    }

    private static HttpResponse<String> post(StandInEhr to, String path, String body) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(to.service() + path))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static JsonNode evaluated(StandInEhr to, String body) {
        HttpResponse<String> answer = post(to, "/evaluations", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningService.json(answer);
    }

    private static List<String> notes(JsonNode evaluation) {
        List<String> notes = new ArrayList<>();
        evaluation
                .path("dataNotes")
                .forEach(note -> notes.add(note.path("code").asString("") + " "
                        + note.path("reference").asString("") + ": "
                        + note.path("text").asString("")));
        return notes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomasz", "nadia", "marisol", "arash", "yuki"})
    void theDemosClientsGetTheSameAnswerWithAndWithoutPrefetch(String client, RunningService service) {
        // The demo's FHIR server is built when it is first asked.
        service.get("/demo/fhir/Patient/" + client);
        ObjectNode given = (ObjectNode)
                RunningService.json(service.get("/demo/clients/" + client + "/request.json?hook=patient-view"));
        ObjectNode fetched = given.deepCopy();
        fetched.remove("prefetch");

        assertThat(given.path("prefetch").size()).as("%s", given).isEqualTo(6);
        HttpResponse<String> answer = service.post("/evaluations", JSON.writeValueAsString(fetched));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(RunningService.json(answer))
                .isEqualTo(RunningService.json(service.post("/evaluations", JSON.writeValueAsString(given))));
        CdsHooksStrictness.checkCards(RunningService.json(service.post(VIEW, JSON.writeValueAsString(fetched))));
    }

    @Test
    void everyKeyIsAskedForAsItsTemplateSays() {
        ehr.answers(query ->
                query.startsWith("Patient/") ? "{\"resourceType\": \"Patient\", \"id\": \"p1\"}" : StandInEhr.NOTHING);
        HttpResponse<String> answer = post(ehr, VIEW, call(ehr, TOKEN, "{}").replace("\"p1\"}", "\"Patient/p1\"}"));

        assertThat(answer.body()).isEqualTo("{\"cards\":[]}");
        assertThat(ehr.asked)
                .containsExactlyInAnyOrder(
                        "Patient/p1 Bearer t0ken-Marker",
                        "QuestionnaireResponse?patient=p1&_sort=-authored&_count=200 Bearer t0ken-Marker",
                        "Appointment?patient=p1&_sort=-date&_count=200 Bearer t0ken-Marker",
                        "Encounter?patient=p1&_sort=-date&_count=200 Bearer t0ken-Marker",
                        "Observation?patient=p1&category=survey&_sort=-date&_count=200 Bearer t0ken-Marker",
                        "Condition?patient=p1&_sort=-recorded-date&_count=200 Bearer t0ken-Marker");
    }

    @Test
    void onlyWhatIsAbsentOrFailedIsAskedFor() {
        ehr.answers(query -> StandInEhr.NOTHING);
        String prefetch = Calls.EMPTY_RECORD
                .replace("\"observations\": null", "\"observations\": " + OUTCOME)
                .replace(", \"conditions\": null", "");
        assertThat(post(ehr, VIEW, call(ehr, TOKEN, prefetch)).body()).isEqualTo("{\"cards\":[]}");

        assertThat(ehr.asked)
                .containsExactlyInAnyOrder(
                        "Observation?patient=p1&category=survey&_sort=-date&_count=200 Bearer t0ken-Marker",
                        "Condition?patient=p1&_sort=-recorded-date&_count=200 Bearer t0ken-Marker");
    }

    @Test
    void aWholeRecordIsNotAskedForAgain() {
        ehr.answers(query -> StandInEhr.NOTHING);
        assertThat(post(ehr, VIEW, call(ehr, TOKEN, Calls.EMPTY_RECORD)).body()).isEqualTo("{\"cards\":[]}");
        assertThat(ehr.asked).isEmpty();
    }

    @Test
    void whatABookingProposesComesToWhatIsFetched() {
        ehr.answers(query -> query.startsWith("Appointment")
                ? "{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": {\"resourceType\": \"Appointment\", \"id\":"
                        + " \"a\", \"status\": \"booked\", \"start\": \"2099-01-02T10:00:00Z\", \"participant\":"
                        + " [{\"actor\": {\"reference\": \"Patient/p1\"}, \"status\": \"accepted\"}]}}]}"
                : StandInEhr.NOTHING);
        String proposed = ", \"appointments\": {\"resourceType\": \"Bundle\", \"entry\": [{\"resource\":"
                + " {\"resourceType\": \"Appointment\", \"start\": \"2099-01-01T10:00:00Z\"}}]}";
        String body = Calls.call("appointment-book", proposed, "{\"responses\": null}")
                .replaceFirst("\\{", "{\"fhirServer\": \"" + ehr.base() + "\"" + TOKEN + ", ");
        JsonNode evaluation = evaluated(ehr, body);

        assertThat(evaluation.path("attendance").path("nextBooked").asString(""))
                .isEqualTo("2099-01-01");
        assertThat(notes(evaluation)).noneMatch(note -> note.startsWith("not-seen appointments"));
    }

    @Test
    void anotherPatientsDataAndWhatCannotBeReadAreLeftOut() {
        String response = "{\"resource\": {\"resourceType\": \"QuestionnaireResponse\", \"id\": \"%s\", \"status\":"
                + " \"completed\", \"questionnaire\": \"https://alliancecds.org/fhir/Questionnaire/srs\", \"subject\":"
                + " {\"reference\": \"Patient/%s\"}, \"source\": {\"reference\": \"Patient/%s\"}, \"authored\":"
                + " \"%s\", \"item\": [{\"linkId\": \"bond\", \"answer\": [{\"valueDecimal\": 9}]}, {\"linkId\":"
                + " \"goals\", \"answer\": [{\"valueDecimal\": 9}]}, {\"linkId\": \"tasks\", \"answer\":"
                + " [{\"valueDecimal\": 9}]}, {\"linkId\": \"overall\", \"answer\": [{\"valueDecimal\": 9}]}]}}";
        String day = LocalDate.now(ZoneOffset.UTC).minusDays(9) + "T10:00:00Z";
        ehr.answers(query -> query.startsWith("QuestionnaireResponse")
                ? "{\"resourceType\": \"Bundle\", \"total\": 900, \"entry\": ["
                        + String.join(
                                ", ",
                                response.formatted("theirs", "p2", "p2", day),
                                response.formatted("undated", "p1", "p1", "the other day"),
                                "{\"resource\": {\"resourceType\": \"Nonsense\"}}",
                                response.formatted("mine", "p1", "p1", day))
                        + "]}"
                : StandInEhr.NOTHING);
        JsonNode evaluation = evaluated(ehr, call(ehr, TOKEN, "{}"));

        assertThat(evaluation.path("series").path(0).path("points").size()).isEqualTo(1);
        assertThat(notes(evaluation))
                .anyMatch(note -> note.startsWith("another-patient QuestionnaireResponse/theirs"))
                .anyMatch(note -> note.startsWith("date-missing QuestionnaireResponse/undated"))
                .anyMatch(note -> note.startsWith("unreadable responses"));
    }

    @Test
    void aFurtherPageThatIsNotHadMakesItAPart() {
        ehr.answers(query -> query.startsWith("QuestionnaireResponse")
                ? "{\"resourceType\": \"Bundle\", \"link\": [{\"relation\": \"next\", \"url\":"
                        + " \"https://elsewhere.example/page\"}], \"entry\": [{\"resource\": {\"resourceType\":"
                        + " \"QuestionnaireResponse\", \"id\": \"x\", \"subject\": {\"reference\": \"Patient/p1\"}}}]}"
                : StandInEhr.NOTHING);
        assertThat(notes(evaluated(ehr, call(ehr, TOKEN, "{}"))))
                .contains(
                        "more-pages responses: More responses exist than were given, and the rest could not be fetched, since the"
                                + " next page is said to be on another server.");
    }

    @Test
    void theRestOfABundleThatWasGivenInPartIsFetched() {
        String three = "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"total\": 5, \"entry\": ["
                + ratings(0, 3) + "]}";
        String all = three.replace(ratings(0, 3), ratings(0, 5));
        String linked = three.replace(
                "\"total\": 5", "\"link\": [{\"relation\": \"next\", \"url\": \"http://169.254.169.254/\"}]");
        JsonNode whole = evaluated(ehr, call(ehr, TOKEN, Calls.EMPTY_RECORD.replace(StandInEhr.NOTHING, all)));

        assertThat(whole.path("series").path(0).path("points").size()).isEqualTo(5);
        for (String part : List.of(three, linked)) {
            String body = call(ehr, TOKEN, Calls.EMPTY_RECORD.replace(StandInEhr.NOTHING, part));
            ehr.answers(query -> all);
            assertThat(evaluated(ehr, body)).isEqualTo(whole);
            assertThat(ehr.asked)
                    .containsExactly("QuestionnaireResponse?patient=p1&_sort=-authored&_count=200 Bearer t0ken-Marker");

            ehr.answers(query -> OUTCOME.replace("OperationOutcome", "Patient"));
            JsonNode notHad = evaluated(ehr, body);
            assertThat(notHad.path("series").path(0).path("points").size()).isEqualTo(3);
            assertThat(notes(notHad))
                    .contains(
                            "more-pages responses: More responses exist than were given, and the rest could not be fetched,"
                                    + " since the answer is not what was asked for.");

            // Another part: what both have counts once.
            ehr.answers(query -> three.replace(ratings(0, 3), ratings(2, 4))
                    .replace(
                            "\"total\"",
                            "\"link\": [{\"relation\": \"next\", \"url\": \"http://elsewhere.example/\"}], \"total\""));
            JsonNode both = evaluated(ehr, body);
            assertThat(both.path("series").path(0).path("points").size()).isEqualTo(4);
            assertThat(notes(both))
                    .anyMatch(note -> note.startsWith("more-pages responses: More responses exist than"));
        }
    }

    /** Weekly ratings as entries, newest first. */
    private static String ratings(int from, int to) {
        List<String> entries = new ArrayList<>();
        for (int week = from; week < to; week++) {
            String items = String.join(
                    ",",
                    List.of("bond", "goals", "tasks", "overall").stream()
                            .map(item -> "{\"linkId\": \"" + item + "\", \"answer\": [{\"valueDecimal\": 9}]}")
                            .toList());
            entries.add("{\"resource\": {\"resourceType\": \"QuestionnaireResponse\", \"id\": \"w" + week
                    + "\", \"status\": \"completed\", \"questionnaire\": \"https://alliancecds.org/fhir/Questionnaire/srs\","
                    + " \"subject\": {\"reference\": \"Patient/p1\"}, \"source\": {\"reference\": \"Patient/p1\"}, \"authored\": \""
                    + LocalDate.now(ZoneOffset.UTC).minusDays(2 + 7L * week) + "T10:00:00Z\", \"item\": [" + items
                    + "]}}");
        }
        return String.join(",", entries);
    }

    @Test
    void aServerThatNeverAnswersLeavesWhatIsThere() {
        slow.answers(query -> query.startsWith("Condition") ? StandInEhr.NOTHING : StandInEhr.NEVER);
        String body = call(slow, TOKEN, "{\"responses\": null}");
        JsonNode cards = RunningService.json(post(slow, VIEW, body));

        assertThat(cards.path("cards").path(0).path("summary").asString(""))
                .isEqualTo("Could not tell: appointments, encounters, observations, the patient's own data could not be"
                        + " seen; no warning sign in the rest");
        assertThat(notes(evaluated(slow, body)))
                .contains("not-seen encounters: The encounters could not be seen: not given, and not fetched, since the"
                        + " FHIR server gave no whole answer in time.");
    }

    @Test
    void aServerThatNeverAnswersAtAllLeavesNothing() {
        slow.answers(query -> StandInEhr.NEVER);
        HttpResponse<String> answer = post(slow, VIEW, call(slow, TOKEN, "{}"));

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(RunningService.json(answer)
                        .path("issue")
                        .path(0)
                        .path("diagnostics")
                        .asString(""))
                .startsWith("None of the needed prefetch keys could be seen: responses (not given, and not fetched,"
                        + " since the FHIR server gave no whole answer in time), appointments (not given, and");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "patient/*.read; patient/Observation.write; the access token does not allow it",
                "\"patient\": \"p1\"; \"patient\": \"p2\"; the access token is for another patient",
                "/demo/fhir; /demo; the FHIR server is not one that may be read for this EHR",
                "/demo/fhir; /demo/fhir?x; the FHIR server is not one that may be read for this EHR",
                "http://localhost; http://user@localhost; the FHIR server is not one that may be read for this EHR",
                "http://localhost; http://169.254.169.254; the FHIR server is not one that may be read for this EHR",
                "http://localhost; file:///etc; the FHIR server is not one that may be read for this EHR",
            })
    void whatMayNotBeFetchedIsSaidAndNothingIsAsked(String original, String changed, String why) {
        ehr.answers(query -> StandInEhr.NOTHING);
        HttpResponse<String> answer = post(ehr, VIEW, call(ehr, TOKEN, "{}").replace(original, changed));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(412);
        assertThat(RunningService.json(answer)
                        .path("issue")
                        .path(0)
                        .path("diagnostics")
                        .asString(""))
                .contains("responses (not given, and not fetched, since " + why + ")");
        assertThat(ehr.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"fhirServer\": 7; fhirServer; structure",
                "\"fhirServer\": {}; fhirServer; structure",
                "\"fhirServer\": \"\"; fhirServer; structure",
                "\"fhirServer\": \"/fhir\"; fhirServer; structure",
                "\"fhirServer\": \"not a URL\"; fhirServer; structure",
                "\"fhirServer\": \"http://[\"; fhirServer; structure",
                "\"fhirAuthorization\": \"t0ken-Marker\"; fhirAuthorization; structure",
                "\"fhirAuthorization\": []; fhirAuthorization; structure",
                "\"fhirAuthorization\": {}; fhirAuthorization.access_token; required",
                "\"fhirAuthorization\": {\"access_token\": 7}; fhirAuthorization.access_token; structure",
                "\"fhirAuthorization\": {\"access_token\": \"\"}; fhirAuthorization.access_token; structure",
                "\"fhirAuthorization\": {\"access_token\": \"x\\r\\ny: 1\"}; fhirAuthorization.access_token; structure",
                "\"fhirAuthorization\": {\"access_token\": \"x\", \"token_type\": \"MAC\"}; fhirAuthorization.token_type; structure",
                "\"fhirAuthorization\": {\"access_token\": \"x\", \"token_type\": 1}; fhirAuthorization.token_type; structure",
                "\"fhirAuthorization\": {\"access_token\": \"x\", \"expires_in\": \"soon\"}; fhirAuthorization.expires_in; structure",
                "\"fhirAuthorization\": {\"access_token\": \"x\", \"expires_in\": {}}; fhirAuthorization.expires_in; structure",
                "\"fhirAuthorization\": {\"access_token\": \"x\", \"scope\": []}; fhirAuthorization.scope; structure",
                "\"fhirAuthorization\": {\"access_token\": \"x\", \"patient\": 1}; fhirAuthorization.patient; structure",
            })
    void anOfferThatIsNoneIsRefused(String offer, String place, String code) {
        HttpResponse<String> answer = post(
                ehr,
                VIEW,
                Calls.patientView(Calls.EMPTY_RECORD).replaceFirst("\\{", "{" + offer.replace("\\", "\\\\") + ", "));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode issue = RunningService.json(answer).path("issue").path(0);
        assertThat(issue.path("code").asString("")).isEqualTo(code);
        assertThat(issue.path("expression").path(0).asString("")).isEqualTo(place);
        assertThat(answer.body()).doesNotContain("Marker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"fhirServer\": null, \"fhirAuthorization\": null",
                "\"fhirServer\": \"https://ehr.example/fhir\"",
                "\"fhirAuthorization\": {\"access_token\": \"x\", \"token_type\": \"bearer\", \"expires_in\": 300}",
                "\"fhirAuthorization\": {\"access_token\": \"x\", \"expires_in\": null, \"scope\": null, \"more\": {}}",
            })
    void anOfferThatIsNotNeededIsNotLookedInto(String offer) {
        assertThat(post(ehr, VIEW, Calls.patientView(Calls.EMPTY_RECORD).replaceFirst("\\{", "{" + offer + ", "))
                        .body())
                .isEqualTo("{\"cards\":[]}");
    }

    @Test
    void theLogTellsWhatWasNotFetchedAndNothingOfAClient() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.setContext(context);
        lines.start();
        ehr.answers(query -> query.startsWith("Condition") ? "{\"resourceType\": \"Marker\"}" : StandInEhr.NOTHING);
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(lines);
        try {
            String body = call(ehr, TOKEN, "{\"patient\": null}").replace("\"p1\"", "\"p1-Marker\"");
            assertThat(post(ehr, VIEW, body).statusCode()).isEqualTo(200);
            assertThat(post(ehr, VIEW, body.replace("localhost", "Marker.example"))
                            .statusCode())
                    .isEqualTo(412);
        } finally {
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(lines);
        }
        List<String> written = List.copyOf(lines.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        assertThat(written)
                .contains(
                        "alliance-patient-view could not fetch {conditions=wrong-resource}",
                        "alliance-patient-view could not fetch {appointments=server-not-allowed, conditions=server-not-allowed, encounters=server-not-allowed, observations=server-not-allowed, responses=server-not-allowed}")
                .noneMatch(line -> line.contains("Marker") || line.contains("t0ken") || line.contains("http"));
    }
}
