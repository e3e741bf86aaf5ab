// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.service.Calls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A form that is needed to understand an answer is asked for on the EHR's own server, within the deadline of the call. */
class FormFetchingTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FORM = "https://forms.example/Questionnaire/mood";
    private static final String SEARCH = "Questionnaire?url=https%3A%2F%2Fforms.example%2FQuestionnaire%2Fmood";
    private static final List<String> CODES =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8");

    private static StandInEhr ehr;

    @BeforeAll
    static void start() {
        ehr = new StandInEhr("2s");
    }

    @AfterAll
    static void stop() {
        ehr.close();
    }

    private static String questionnaire() {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            items.append(i == 0 ? "" : ",")
                    .append("{\"linkId\":\"m" + i + "\",\"type\":\"choice\",\"code\":[{\"system\":\"http://loinc.org\","
                            + "\"code\":\"" + CODES.get(i) + "\"}]}");
        }
        return "{\"resourceType\":\"Questionnaire\",\"id\":\"q\",\"url\":\"" + FORM + "\",\"item\":[" + items + "]}";
    }

    private static String found(String resource) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":1,\"entry\":[{\"resource\":" + resource
                + "}]}";
    }

    private static String response(String id, String form) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            items.append(i == 0 ? "" : ",").append("{\"linkId\":\"m" + i + "\",\"answer\":[{\"valueInteger\":2}]}");
        }
        return "{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"" + id
                + "\",\"status\":\"completed\",\"authored\":"
                + "\"2026-11-20T10:00:00Z\",\"subject\":{\"reference\":\"Patient/p1\"},\"questionnaire\":\"" + form
                + "\",\"item\":[" + items + "]}";
    }

    private static JsonNode evaluated(String scope, String... responses) {
        List<String> entries = new ArrayList<>();
        for (String response : responses) {
            entries.add("{\"resource\":" + response + "}");
        }
        String prefetch =
                "{\"patient\":null,\"responses\":{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":["
                        + String.join(",", entries)
                        + "]},\"appointments\":null,\"encounters\":null,\"observations\":null,\"conditions\":null}";
        String body = Calls.patientView(prefetch)
                .replaceFirst(
                        "\\{",
                        "{\"fhirServer\":\"" + ehr.base()
                                + "\",\"fhirAuthorization\":{\"access_token\":\"t0ken\",\"token_type\":\"Bearer\","
                                + "\"expires_in\":300,\"scope\":\"" + scope
                                + "\",\"subject\":\"cds\",\"patient\":\"p1\"},");
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(ehr.service() + "/evaluations?asOf=2026-11-21"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<String> series(JsonNode evaluation) {
        List<String> series = new ArrayList<>();
        evaluation
                .path("series")
                .forEach(one -> series.add(one.path("measure").asString("") + " "
                        + one.path("scale").asString("")));
        return series;
    }

    private static boolean hasRisk(JsonNode evaluation) {
        for (JsonNode finding : evaluation.path("findings")) {
            if (finding.path("rule").asString("").startsWith("self_harm_item")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aFormThatIsMissingIsAskedForOnceAndItsAnswersAreUnderstood() {
        ehr.answers(query -> query.equals(SEARCH) ? found(questionnaire()) : StandInEhr.NOTHING);

        JsonNode evaluation = evaluated("patient/*.read", response("a", FORM + "|3"), response("b", FORM + "|3"));

        assertThat(ehr.asked).containsExactly(SEARCH + " Bearer t0ken");
        assertThat(series(evaluation)).containsExactly("phq-9 total");
        assertThat(hasRisk(evaluation)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Questionnaire/q", "BASE/Questionnaire/q"})
    void aFormThatIsReferredToIsRead(String reference) {
        ehr.answers(query -> query.equals("Questionnaire/q") ? questionnaire() : StandInEhr.NOTHING);

        JsonNode evaluation = evaluated("patient/*.read", response("a", reference.replace("BASE", ehr.base())));

        assertThat(ehr.asked).containsExactly("Questionnaire/q Bearer t0ken");
        assertThat(hasRisk(evaluation)).isTrue();
    }

    @Test
    void theBaseOfAnAdaptiveFormIsAskedFor() {
        ehr.answers(query -> query.equals(SEARCH) ? found(questionnaire()) : StandInEhr.NOTHING);
        String response = response("a", "#c")
                .replaceFirst(
                        "\\{",
                        "{\"contained\":[{\"resourceType\":\"Questionnaire\",\"id\":\"c\",\"derivedFrom\":[\"" + FORM
                                + "\"]}],");

        assertThat(hasRisk(evaluated("patient/*.read", response))).isTrue();
    }

    @Test
    void whatIsUnderstoodIsNotAskedFor() {
        ehr.answers(query -> StandInEhr.NOTHING);
        String known = response("a", "http://loinc.org/q/44249-1").replaceAll("\"m(\\d)\"", "\"q$1\"");
        for (int i = 8; i >= 0; i--) {
            known = known.replace("\"q" + i + "\"", "\"" + CODES.get(i) + "\"");
        }

        assertThat(series(evaluated("patient/*.read", known))).containsExactly("phq-9 total");
        assertThat(ehr.asked).isEmpty();
    }

    @Test
    void atMostFiveFormsAreAskedForThoseOfMostResponsesFirst() {
        ehr.answers(query -> StandInEhr.NOTHING);
        List<String> responses = new ArrayList<>(List.of(response("x", FORM), response("y", FORM)));
        for (int i = 0; i < 9; i++) {
            responses.add(response("r" + i, "https://a.example/Questionnaire/" + i));
        }

        evaluated("patient/*.read", responses.toArray(String[]::new));

        assertThat(ehr.asked).hasSize(5).contains(SEARCH + " Bearer t0ken");
    }

    @Test
    void withoutTheRightToReadFormsNoneIsAskedFor() {
        ehr.answers(query -> found(questionnaire()));

        JsonNode evaluation = evaluated("patient/QuestionnaireResponse.read", response("a", FORM));

        assertThat(ehr.asked).isEmpty();
        assertThat(evaluation.path("dataNotes").toString()).contains("measure-unknown");
    }

    @Test
    void aServerThatDoesNotAnswerCostsNoMoreThanTheDeadline() {
        ehr.answers(query -> StandInEhr.NEVER);

        JsonNode evaluation = evaluated("patient/*.read", response("a", FORM));

        assertThat(ehr.asked).containsExactly(SEARCH + " Bearer t0ken");
        assertThat(evaluation.path("dataNotes").toString()).contains("measure-unknown");
    }

    @Test
    void whateverElseAServerSendsIsNoForm() {
        String response = response("other", "http://loinc.org/q/44249-1");
        ehr.answers(query -> found(response));

        JsonNode evaluation = evaluated("patient/*.read", response("a", FORM));

        assertThat(series(evaluation)).isEmpty();
        assertThat(hasRisk(evaluation)).isFalse();
    }
}
