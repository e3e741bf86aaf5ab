// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.alliancecds.service.Calls;
import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each fault has its status, its code, its place and its remedy, and repeats nothing of a client. */
@ExtendWith(RunningService.class)
class ErrorTableTest {

    private static final String SECRET = "Marta-Secret-1980";
    private static final String VIEW = "/cds-services/alliance-patient-view";
    private static final String GOOD = Calls.patientView(Calls.EMPTY_RECORD);

    /** What is sent and what has to come back; {@code place} is empty where none is named. */
    record Row(String name, String path, String body, int status, String code, String place, String words) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("not JSON", VIEW, "{\"hook\": " + SECRET, 400, "invalid", "line 1, column", "not JSON"),
                new Row("cut off", VIEW, "{\"hook\": \"patient-view\"", 400, "invalid", "line 1, column", "not JSON"),
                new Row("empty", VIEW, " ", 400, "structure", "", "The body is empty"),
                new Row("more behind it", VIEW, GOOD + "{}", 400, "invalid", "line ", "not JSON"),
                new Row(
                        "a patient with a blank",
                        VIEW,
                        GOOD.replace("\"patientId\": \"p1\"", "\"patientId\": \" p1\""),
                        400,
                        "structure",
                        "context.patientId",
                        "does not name one Patient"),
                new Row(
                        "a number beyond all numbers",
                        VIEW,
                        GOOD.replace("\"hookInstance\"", "\"x\": 1e99999999999, \"hookInstance\""),
                        400,
                        "too-costly",
                        "",
                        "number of unreasonable size"),
                new Row(
                        "a patient as the user, with a blank",
                        VIEW,
                        GOOD.replace("Practitioner/t1", " Patient/t1"),
                        400,
                        "structure",
                        "context.userId",
                        "does not name one user"),
                new Row(
                        "a patient with an em space",
                        VIEW,
                        GOOD.replace("\"p1\"", "\"p1\u2003\""),
                        400,
                        "structure",
                        "context.patientId",
                        "at most 64 letters, digits, dots and hyphens"),
                new Row(
                        "a patient of 65 letters",
                        VIEW,
                        GOOD.replace("\"p1\"", "\"" + "p".repeat(65) + "\""),
                        400,
                        "structure",
                        "context.patientId",
                        "does not name one Patient"),
                new Row(
                        "a patient that is another resource",
                        VIEW,
                        GOOD.replace("\"p1\"", "\"Group/p1\""),
                        400,
                        "structure",
                        "context.patientId",
                        "does not name one Patient"),
                new Row(
                        "a patient of 4 MB",
                        VIEW,
                        GOOD.replace(
                                "\"patientId\": \"p1\"",
                                "\"patientId\": \"" + SECRET.repeat(4_000_000 / SECRET.length()) + "\""),
                        400,
                        "structure",
                        "context.patientId",
                        "does not name one Patient"),
                new Row(
                        "a user of 4 MB of blanks",
                        VIEW,
                        GOOD.replace("Practitioner/t1", " ".repeat(4_000_000) + "x"),
                        400,
                        "structure",
                        "context.userId",
                        "does not name one user"),
                new Row(
                        "a user of a type that is none",
                        VIEW,
                        GOOD.replace("Practitioner/t1", "patient/t1"),
                        400,
                        "structure",
                        "context.userId",
                        "Practitioner/123 or PractitionerRole/123"),
                new Row(
                        "an encounter with a blank",
                        "/cds-services/alliance-encounter-start",
                        Calls.call("encounter-start", ", \"encounterId\": \"e 1\"", Calls.EMPTY_RECORD),
                        400,
                        "structure",
                        "context.encounterId",
                        "does not name one Encounter"),
                new Row(
                        "a hookInstance of 4 MB",
                        VIEW,
                        changed("3c4f6b1e-31a0-4f2e-9c1a-000000000001", "x".repeat(4_000_000)),
                        400,
                        "structure",
                        "hookInstance",
                        "longer than 256 characters"),
                new Row("no object", VIEW, "[\"" + SECRET + "\"]", 400, "structure", "", "not a JSON object"),
                new Row(
                        "a property twice",
                        VIEW,
                        "{\"hook\": \"patient-view\", \"hook\": \"" + SECRET + "\"}",
                        400,
                        "structure",
                        "line 1",
                        "twice"),
                new Row(
                        "too deep",
                        VIEW,
                        "[".repeat(101) + "]".repeat(101),
                        400,
                        "too-costly",
                        "body",
                        "deeper than 100 levels"),
                new Row(
                        "no hook",
                        VIEW,
                        changed("\"hook\":", "\"hoook\":"),
                        400,
                        "required",
                        "hook",
                        "hook is missing"),
                new Row(
                        "hook of wrong type",
                        VIEW,
                        changed("\"patient-view\"", "7"),
                        400,
                        "structure",
                        "hook",
                        "hook is not a text"),
                new Row(
                        "no hookInstance",
                        VIEW,
                        changed("\"hookInstance\"", "\"x\""),
                        400,
                        "required",
                        "hookInstance",
                        "hookInstance is missing"),
                new Row(
                        "empty hookInstance",
                        VIEW,
                        changed("3c4f6b1e-31a0-4f2e-9c1a-000000000001", " "),
                        400,
                        "structure",
                        "hookInstance",
                        "not a text that is not empty"),
                new Row(
                        "no context",
                        VIEW,
                        changed("\"context\"", "\"x\""),
                        400,
                        "required",
                        "context",
                        "context is missing"),
                new Row(
                        "no userId",
                        VIEW,
                        changed("\"userId\"", "\"x\""),
                        400,
                        "required",
                        "context.userId",
                        "userId is missing"),
                new Row(
                        "no patientId",
                        VIEW,
                        changed("\"patientId\"", "\"x\""),
                        400,
                        "required",
                        "context.patientId",
                        "patientId is missing"),
                new Row(
                        "patientId null",
                        VIEW,
                        changed("\"p1\"}", "null}"),
                        400,
                        "required",
                        "context.patientId",
                        "patientId is missing"),
                new Row(
                        "patientId a number",
                        VIEW,
                        changed("\"patientId\": \"p1\"", "\"patientId\": 1"),
                        400,
                        "structure",
                        "context.patientId",
                        "not a text"),
                new Row(
                        "no encounterId",
                        "/cds-services/alliance-encounter-start",
                        Calls.call("encounter-start", "", Calls.EMPTY_RECORD),
                        400,
                        "required",
                        "context.encounterId",
                        "encounterId is missing"),
                new Row(
                        "no appointments",
                        "/cds-services/alliance-appointment-book",
                        Calls.call("appointment-book", "", Calls.EMPTY_RECORD),
                        400,
                        "required",
                        "context.appointments",
                        "appointments is missing"),
                new Row(
                        "prefetch a text",
                        VIEW,
                        Calls.patientView("\"" + SECRET + "\""),
                        400,
                        "structure",
                        "prefetch",
                        "prefetch is not an object"),
                new Row(
                        "a patient as user",
                        VIEW,
                        changed("Practitioner/t1", "Patient/" + SECRET),
                        403,
                        "forbidden",
                        "context.userId",
                        "written for clinicians"),
                new Row(
                        "a relative as user",
                        VIEW,
                        changed("Practitioner/t1", "https://ehr.example/fhir/RelatedPerson/" + SECRET),
                        403,
                        "forbidden",
                        "context.userId",
                        "written for clinicians"),
                new Row(
                        "unknown service",
                        "/cds-services/" + SECRET,
                        GOOD,
                        404,
                        "not-found",
                        "",
                        "alliance-patient-view, alliance-encounter-start, alliance-appointment-book"),
                new Row("no feedback", VIEW + "/feedback", "{}", 400, "required", "feedback", "feedback is missing"),
                new Row(
                        "feedback that is no list",
                        VIEW + "/feedback",
                        "{\"feedback\": \"" + SECRET + "\"}",
                        400,
                        "structure",
                        "feedback",
                        "feedback is not a list"),
                new Row(
                        "feedback on no card",
                        VIEW + "/feedback",
                        "{\"feedback\": [{\"outcome\": \"accepted\", \"userComment\": \"" + SECRET + "\"}]}",
                        400,
                        "structure",
                        "feedback[0].card",
                        "The uuid of the card is missing"),
                new Row(
                        "feedback of which nothing can be used",
                        VIEW + "/feedback",
                        "{\"feedback\": [{\"card\": \"4e0a3a1e-3283-4575-ab82-028d55fe2719\", \"outcome\": \"" + SECRET
                                + "\"}, 7]}",
                        400,
                        "structure",
                        "feedback[0].outcome",
                        "Nothing else in the batch can be used"),
                new Row(
                        "feedback to an unknown service",
                        "/cds-services/" + SECRET + "/feedback",
                        "{\"feedback\": []}",
                        404,
                        "not-found",
                        "",
                        "There is no such service"),
                new Row("unknown path", "/" + SECRET, GOOD, 404, "not-found", "", "nothing at this address"),
                new Row(
                        "nothing prefetched",
                        VIEW,
                        Calls.patientView("{}"),
                        412,
                        "required",
                        "prefetch",
                        "responses (not given), appointments (not given), encounters (not given), observations (not given)"),
                new Row(
                        "prefetch null",
                        VIEW,
                        Calls.patientView("null"),
                        412,
                        "required",
                        "prefetch",
                        "None of the needed prefetch keys could be seen"),
                new Row(
                        "only the patient",
                        VIEW,
                        Calls.patientView("{\"patient\": {\"resourceType\": \"Patient\", \"id\": \"p1\"}}"),
                        412,
                        "required",
                        "prefetch",
                        "or give fhirServer and fhirAuthorization with which it can be fetched"),
                new Row(
                        "hook of another service",
                        VIEW,
                        Calls.call("order-sign", "", Calls.EMPTY_RECORD),
                        422,
                        "business-rule",
                        "hook",
                        "The hook is \"order-sign\", and this address answers patient-view."),
                new Row(
                        "a hook that is no name",
                        VIEW,
                        Calls.call(SECRET, "", Calls.EMPTY_RECORD),
                        422,
                        "business-rule",
                        "hook",
                        "The hook is another one"),
                new Row(
                        "evaluations of an unknown hook",
                        "/evaluations",
                        Calls.call("order-sign", "", Calls.EMPTY_RECORD),
                        422,
                        "business-rule",
                        "hook",
                        "patient-view, encounter-start, appointment-book"),
                new Row("asOf no date", "/evaluations?asOf=" + SECRET, GOOD, 400, "value", "asOf", "not a date"),
                new Row("asOf tomorrow", "/evaluations?asOf=2999-01-01", GOOD, 400, "value", "asOf", "future"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isRefusedWithItsReason(Row row, RunningService service) {
        check(service.post(row.path(), row.body()), row.status(), row.code(), row.place(), row.words());
    }

    @Test
    void refusesAnotherContentType(RunningService service) {
        HttpRequest.Builder request =
                service.request(VIEW).header("Content-Type", "text/plain").POST(BodyPublishers.ofString(GOOD));
        check(service.send(request), 415, "not-supported", "header Content-Type", "Content-Type is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "json", "application/json; charset=\"", "/", "a/b/c"})
    void refusesAContentTypeThatNamesNone(String type, RunningService service) {
        for (String path : List.of(VIEW, VIEW + "/feedback", "/evaluations", "/rulebook", "/demo", "/nowhere")) {
            HttpRequest.Builder request =
                    service.request(path).header("Content-Type", type).POST(BodyPublishers.ofString(GOOD));
            check(service.send(request), 415, "not-supported", "header Content-Type", "names no type");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO", "PROPFIND", "get", "QUERY"})
    void refusesAMethodThatNoAddressAnswers(String method, RunningService service) {
        for (String path : List.of(VIEW, "/rulebook", "/demo", "/demo/fhir/Patient", "/actuator/health", "/nowhere")) {
            HttpResponse<String> answer = service.send(service.request(path).method(method, BodyPublishers.noBody()));
            check(answer, 405, "not-supported", "", "answers that method");
            assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS, POST");
        }
    }

    @Test
    void refusesAMethodThatTheWebServerDoesNotKnow(RunningService service) throws Exception {
        assertThat(service.raw("CONNECT /cds-services HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: GET, HEAD, OPTIONS, POST", "OperationOutcome");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir+xml", "application/xml", "text/xml, application/xhtml+xml"})
    void aFaultIsToldInJsonToWhoWantsXml(String accept, RunningService service) {
        HttpRequest.Builder request = service.request(VIEW)
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{"));
        check(service.send(request), 406, "not-supported", "", "Accept application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Practitioner/t1|p1",
                "PractitionerRole/t1.A-9|Patient/p1",
                "t1|https://ehr.example:8443/fhir/r4/Patient/p1",
                "http://ehr.example/fhir/Practitioner/t1|p1"
            })
    void acceptsIdsInEveryWayInWhichTheyAreWritten(String ids, RunningService service) {
        String user = ids.substring(0, ids.indexOf('|'));
        String patient = ids.substring(ids.indexOf('|') + 1);
        String call = GOOD.replace("Practitioner/t1", user).replace("\"p1\"", "\"" + patient + "\"");
        assertThat(service.post(VIEW, call).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAMissingContentType(RunningService service) {
        HttpRequest.Builder request = service.request(VIEW).POST(BodyPublishers.ofString(GOOD));
        check(service.send(request), 415, "not-supported", "header Content-Type", "Content-Type is missing");
    }

    @Test
    void refusesAnotherCharset(RunningService service) {
        HttpRequest.Builder request = service.request(VIEW)
                .header("Content-Type", "application/json; charset=iso-8859-1")
                .POST(BodyPublishers.ofString(GOOD));
        check(service.send(request), 415, "not-supported", "header Content-Type", "charset is not UTF-8");
    }

    @Test
    void refusesBytesThatAreNotUtf8(RunningService service) {
        HttpRequest.Builder request = service.request(VIEW)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(GOOD.replace("t1", "tä"), StandardCharsets.ISO_8859_1));
        check(service.send(request), 400, "invalid", "", "not UTF-8");
    }

    @Test
    void refusesACompressedBody(RunningService service) {
        HttpRequest.Builder request = service.request(VIEW)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(GOOD));
        check(service.send(request), 415, "not-supported", "header Content-Encoding", "compressed");
    }

    @Test
    void refusesABodyThatIsTooLarge(RunningService service) {
        String body = GOOD + " ".repeat(5 * 1024 * 1024);
        check(service.post(VIEW, body), 413, "too-long", "", "larger than 5242880 bytes");
    }

    @Test
    void refusesABodyThatIsTooLargeAndDoesNotSaySo(RunningService service) {
        byte[] body = (GOOD + " ".repeat(5 * 1024 * 1024)).getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = service.request(VIEW)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        check(service.send(request), 413, "too-long", "", "larger than 5242880 bytes");
    }

    @Test
    void acceptsABodyOfExactlyTheLimit(RunningService service) {
        String body = GOOD + " ".repeat(5 * 1024 * 1024 - GOOD.length());
        assertThat(service.post(VIEW, body).statusCode()).isEqualTo(200);
    }

    @Test
    void namesTheMethodsOfAnAddress(RunningService service) {
        HttpResponse<String> answer = service.get(VIEW);
        check(answer, 405, "not-supported", "", "does not answer that method");
        assertThat(answer.headers().firstValue("Allow")).hasValue("OPTIONS, POST");
    }

    @Test
    void answersOnlyInJson(RunningService service) {
        HttpRequest.Builder request = service.request("/cds-services").header("Accept", "text/html");
        check(service.send(request.GET()), 406, "not-supported", "", "Accept application/json");
    }

    @Test
    void answersWhatIsNoHttpWithoutAPage(RunningService service) throws Exception {
        String answer = service.raw("GET /a|b[ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("OperationOutcome")
                .doesNotContainIgnoringCase("<html");
    }

    private static String changed(String from, String to) {
        assertThat(GOOD).contains(from);
        return GOOD.replace(from, to);
    }

    private static void check(HttpResponse<String> answer, int status, String code, String place, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .doesNotContain(SECRET)
                .doesNotContain("Exception")
                .doesNotContain("<html");
        JsonNode outcome = RunningService.json(answer);
        assertThat(outcome.path("resourceType").stringValue()).isEqualTo("OperationOutcome");
        assertThat(outcome.path("issue").size()).isEqualTo(1);
        JsonNode issue = outcome.path("issue").path(0);
        assertThat(issue.path("severity").stringValue()).isEqualTo("error");
        assertThat(issue.path("code").stringValue()).isEqualTo(code);
        assertThat(issue.path("diagnostics").stringValue()).contains(words);
        if (place.isEmpty()) {
            assertThat(issue.has("expression")).isFalse();
        } else {
            assertThat(issue.path("expression").path(0).stringValue()).startsWith(place);
        }
    }
}
