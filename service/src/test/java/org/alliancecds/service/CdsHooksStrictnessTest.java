// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The checker of every answer finds each fault that it is there for. */
class CdsHooksStrictnessTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final String CARDS = """
            {"cards": [{
              "uuid": "3c4f6b1e-31a0-4f2e-9c1a-000000000001", "summary": "A sign", "indicator": "info", "detail": "*What*",
              "source": {"label": "Us", "url": "https://cds.example/rulebook", "icon": "https://cds.example/icon.png",
                "topic": {"code": "aSign", "system": "https://cds.example/signs", "display": "A sign"}},
              "suggestions": [
                {"label": "Do", "uuid": "3c4f6b1e-31a0-4f2e-9c1a-000000000002", "isRecommended": true, "actions": [
                  {"type": "create", "description": "Create it", "resource":
                    {"resourceType": "Task", "id": "3c4f6b1e-31a0-4f2e-9c1a-000000000003"}},
                  {"type": "update", "description": "Update it", "resource": {"resourceType": "Task", "id": "updated"}},
                  {"type": "delete", "description": "Delete it", "resourceId": "Task/9"}]},
                {"label": "Do more", "uuid": "3c4f6b1e-31a0-4f2e-9c1a-000000000004", "isRecommended": true}],
              "selectionBehavior": "any",
              "overrideReasons": [{"code": "seen", "system": "https://cds.example/reasons", "display": "Seen"}],
              "links": [
                {"label": "Page", "url": "https://cds.example/page", "type": "absolute"},
                {"label": "App", "url": "https://cds.example/app", "type": "smart", "appContext": "x", "autolaunchable": true}],
              "extension": {"org.example.more": {"a": 1}}}]}""";

    private static final String DISCOVERY = """
            {"services": [
              {"hook": "patient-view", "title": "One", "description": "The first", "id": "one", "usageRequirements": "None",
               "prefetch": {"patient": "Patient/{{context.patientId}}", "user": "Practitioner/{{userPractitionerId}}",
                 "list": "Observation?patient={{context.patientId}}&category=survey&_sort=-date&_count=9"}},
              {"hook": "order-sign", "description": "The second", "id": "two"}]}""";

    private static final String OUTCOME = """
            {"resourceType": "OperationOutcome", "issue": [
              {"severity": "error", "code": "required", "diagnostics": "Something is missing."}]}""";

    /** What is put in place of what, and the words in which the fault is found. */
    record Row(String good, String from, String to, String words) {
        @Override
        public String toString() {
            return from + " -> " + to;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                cards("{\"cards\": [", "{\"more\": 1, \"cards\": [", "known fields"),
                cards("\"cards\": [{", "\"kards\": [{", "required fields"),
                cards("\"summary\": \"A sign\", ", "", "required fields"),
                cards("\"summary\": \"A sign\"", "\"summary\": 7", "summary is a text"),
                cards("\"A sign\", \"ind", "\"" + "x".repeat(140) + "\", \"ind", "length of the summary"),
                cards("\"A sign\", \"ind", "\"A\\nsign\", \"ind", "one line"),
                cards("\"info\"", "\"hard-stop\"", "indicator"),
                cards("\"indicator\": \"info\", ", "", "required fields"),
                cards("\"*What*\"", "[\"What\"]", "detail is a text"),
                cards("\"*What*\"", "\"\"", "detail is empty"),
                cards("\"*What*\"", "null", "detail is null"),
                cards("0001\", \"summary", "000A\", \"summary", "uuid"),
                cards("000000000002", "000000000001", "a uuid is used once"),
                cards("\"label\": \"Us\", ", "", "required fields"),
                cards("\"Us\"", "1", "label is a text"),
                cards("\"https://cds.example/rulebook\"", "\"/rulebook\"", "an absolute address"),
                cards("\"https://cds.example/icon.png\"", "\"icon.png\"", "an absolute address"),
                cards("\"code\": \"aSign\", ", "", "required fields"),
                cards("\"aSign\"", "\"a-sign\"", "a topic that every client can remember"),
                cards("\"aSign\"", "\"" + "a".repeat(101) + "\"", "a topic that every client can remember"),
                cards("\"system\": \"https://cds.example/signs\", ", "", "required fields"),
                cards("\"https://cds.example/signs\"", "\"signs\"", "a system is a URI"),
                cards("\"display\": \"A sign\"", "\"display\": {\"a\": 1}", "display is a text"),
                cards("\"selectionBehavior\": \"any\",", "", "exactly where there are suggestions"),
                cards("\"any\"", "\"all\"", "selectionBehavior"),
                cards("\"any\"", "\"at-most-one\"", "several are recommended"),
                cards("\"label\": \"Do\", ", "", "required fields"),
                cards("\"Do\"", "true", "label is a text"),
                cards("\"isRecommended\": true, ", "\"isRecommended\": \"yes\", ", "true or false"),
                cards("\"type\": \"create\", ", "", "required fields"),
                cards("\"create\"", "\"make\"", "type of action"),
                cards("\"description\": \"Create it\", ", "", "required fields"),
                cards("\"Create it\"", "1", "description is a text"),
                cards("\"resourceType\": \"Task\", \"id\": \"3", "\"id\": \"3", "resourceType is a text"),
                cards(", \"id\": \"3c4f6b1e-31a0-4f2e-9c1a-000000000003\"", "", "id is a text"),
                cards("000000000003", "00000000000X", "the id of what is created"),
                cards("000000000003", "000000000002", "an id is used once"),
                cards("Create it\", \"res", "Create it\", \"resourceId\": \"Task/1\", \"res", "of a create"),
                cards(", \"id\": \"updated\"", "", "id is a text"),
                cards(", \"resourceId\": \"Task/9\"", "", "resourceId is a text"),
                cards("Task/9", "9", "Type/id"),
                cards("\"Task/9\"", "\"Task/9\", \"resource\": {\"id\": \"9\"}", "resource of a delete"),
                cards(", \"display\": \"Seen\"", "", "required fields"),
                cards("\"code\": \"seen\", ", "", "required fields"),
                cards("\"system\": \"https://cds.example/reasons\", ", "", "required fields"),
                cards("\"label\": \"Page\", ", "", "required fields"),
                cards("\"https://cds.example/page\"", "\"page\"", "an absolute address"),
                cards("\"https://cds.example/page\"", "\"https://cds example/page\"", "an absolute address"),
                cards("\"absolute\"", "\"relative\"", "type of link"),
                cards("\"absolute\"", "\"absolute\", \"appContext\": \"x\"", "appContext of a link"),
                cards("\"appContext\": \"x\"", "\"appContext\": {\"x\": 1}", "appContext is a text"),
                cards("\"autolaunchable\": true", "\"autolaunchable\": \"yes\"", "true or false"),
                cards("\"autolaunchable\": true", "\"autoLaunchable\": true", "known fields"),
                cards("{\"a\": 1}", "\"a\"", "an extension is an object"),
                cards("org.example.more", "more", "named by a domain"),
                cards("\"links\": [", "\"links\": [null, ", "is null"),
                discovery("{\"services\": [", "{\"more\": 1, \"services\": [", "known fields"),
                discovery("\"hook\": \"order-sign\", ", "", "required fields"),
                discovery("\"description\": \"The second\", ", "", "required fields"),
                discovery(", \"id\": \"two\"", "", "required fields"),
                discovery("\"two\"", "\"one\"", "an id for each service"),
                discovery("\"two\"", "\"two/three\"", "part of an address"),
                discovery("\"One\"", "1", "title is a text"),
                discovery("\"None\"", "\"\"", "is empty"),
                discovery("\"Patient/{{context.patientId}}\"", "7", "patient is a text"),
                discovery("Patient/{{context.patientId}}", "Patient/{{patientId}}", "tokens in"),
                discovery("Patient/{{context.patientId}}", "Patient/{context.patientId}", "tokens in"),
                discovery("Patient/{{context.patientId}}", "Patient/{{context.a.b}}", "tokens in"),
                discovery("Patient/{{context.patientId}}", "Patient/{{today()}}", "no today()"),
                discovery("Patient/{{context.patientId}}", "/Patient/1", "relative to the FHIR server"),
                discovery("Patient/{{context.patientId}}", "Patient", "a read by id"),
                discovery("category=survey", "category:not=survey", "no modifier but :in"),
                discovery("category=survey", "code.display=survey", "no modifier but :in"),
                discovery("category=survey", "_sort=survey", "one parameter of a name"),
                outcome("\"OperationOutcome\"", "\"Bundle\"", "an error is an OperationOutcome"),
                outcome("\"severity\": \"error\", ", "", "severity is a text"),
                outcome("\"error\"", "\"bad\"", "severity"),
                outcome("\"required\"", "\"gone\"", "issue type"),
                outcome(", \"diagnostics\": \"Something is missing.\"", "", "diagnostics is a text"),
                outcome("\"Something is missing.\"", "null", "is null"));
    }

    private static Row cards(String from, String to, String words) {
        return new Row(CARDS, from, to, words);
    }

    private static Row discovery(String from, String to, String words) {
        return new Row(DISCOVERY, from, to, words);
    }

    private static Row outcome(String from, String to, String words) {
        return new Row(OUTCOME, from, to, words);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachRuleFindsItsFault(Row row) {
        assertThat(row.good()).contains(row.from());
        String broken = row.good().replace(row.from(), row.to());
        MAPPER.readTree(broken);

        assertThatThrownBy(() -> check(row.good(), broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(row.words());
    }

    @Test
    void findsNoFaultWhereThereIsNone() {
        assertThatCode(() -> {
                    check(CARDS, CARDS);
                    check(CARDS, "{\"cards\": []}");
                    check(DISCOVERY, DISCOVERY);
                    check(DISCOVERY, "{\"services\": []}");
                    check(OUTCOME, OUTCOME);
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /cds-services/one, 200, text/html, content type",
        "POST, /cds-services/one, 200, application/json, required fields",
        "GET, /cds-services, 200, application/json, required fields",
        "GET, /cds-services/, 200, application/json, required fields",
        "POST, /cds-services/one, 412, application/json, resourceType is a text",
        "POST, /cds-services/one/feedback, 400, application/json, resourceType is a text",
        "GET, /cds-services, 500, application/json, resourceType is a text"
    })
    void everyKindOfAnswerIsLookedAt(String method, String path, int status, String type, String words) {
        assertThatThrownBy(() -> CdsHooksStrictness.check(method, path, status, type, "{\"a\": 1}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(words);
    }

    @Test
    void theClientOfTheTestsLooksAtEveryAnswer() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            RunningService client = new RunningService();
            assertThat(client.send(HttpRequest.newBuilder(URI.create(base + "/rulebook")))
                            .body())
                    .isEqualTo("{}");
            assertThatThrownBy(() -> client.send(HttpRequest.newBuilder(URI.create(base + "/cds-services"))))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("required fields");
        } finally {
            server.stop(0);
        }
    }

    private static void check(String kind, String body) {
        boolean discovery = kind.equals(DISCOVERY);
        CdsHooksStrictness.check(
                discovery ? "GET" : "POST",
                discovery ? "/cds-services" : "/cds-services/one",
                kind.equals(OUTCOME) ? 412 : 200,
                "application/json",
                body);
    }
}
