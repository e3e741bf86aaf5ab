// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alliancecds.service.Calls;
import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What is built to be heavy is refused with its size and the remedy, or costs what its length costs. */
@ExtendWith(RunningService.class)
class HeavyCallsTest {
    private static final String VIEW = "/cds-services/alliance-patient-view";

    private final RunningService service;

    HeavyCallsTest(RunningService service) {
        this.service = service;
    }

    private static String many(int n, IntFunction<String> part) {
        return IntStream.range(0, n).mapToObj(part).collect(Collectors.joining(","));
    }

    private static String entries(int n, IntFunction<String> resource) {
        return "{\"resourceType\":\"Bundle\",\"entry\":[" + many(n, i -> "{\"resource\":" + resource.apply(i) + "}")
                + "]}";
    }

    private static String appointment(int i) {
        return """
                {"resourceType":"Appointment","id":"a%d","status":"cancelled","start":"2020-03-03T10:00:00Z","participant":[
                 {"actor":{"reference":"Patient/p1"}}]}""".formatted(i);
    }

    private static void isRefused(HttpResponse<String> answer, int status, String code, String place, String text) {
        JsonNode issue = RunningService.json(answer).path("issue").path(0);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(issue.path("code").asString("")).isEqualTo(code);
        assertThat(issue.path("expression").path(0).asString("")).isEqualTo(place);
        assertThat(issue.path("diagnostics").asString("")).isEqualTo(text);
    }

    @Test
    void moreResourcesThanAreReadAtOnceAreCountedAndRefused() {
        String prefetch = "{\"appointments\":" + entries(4_000, HeavyCallsTest::appointment) + ",\"encounters\":"
                + entries(1_001, i -> "{\"resourceType\":\"Encounter\",\"id\":\"" + i + "\"}") + "}";

        isRefused(
                service.post(VIEW, Calls.patientView(prefetch)),
                413,
                "too-long",
                "prefetch",
                "The request holds 5001 resources, and at most 5000 are read at once. Send fewer resources: the newest"
                        + " 200 of each kind are enough (_count=200), or those since a day (date=ge…). The setting is"
                        + " alliance.limits.resources.");
    }

    @Test
    void aLifetimeOfSessionsIsRead() {
        String prefetch = "{\"appointments\":" + entries(4_999, HeavyCallsTest::appointment)
                + ",\"responses\":null,\"encounters\":null}";

        HttpResponse<String> answer = service.post("/evaluations", Calls.patientView(prefetch));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(RunningService.json(answer).path("dataNotes").size()).isLessThan(40);
        assertThat(answer.body()).hasSizeLessThan(100_000);
    }

    @Test
    void moreNamesValuesAndBracketsThanAreReadAtOnceAreRefused() {
        isRefused(
                service.post(VIEW, Calls.patientView("{\"responses\":[" + many(300_000, i -> "{\"\":0}") + "]}")),
                413,
                "too-long",
                "",
                "The JSON holds more than 500000 names, values and brackets. Send fewer resources: the newest 200 of each"
                        + " kind are enough (_count=200), or those since a day (date=ge…). The setting is"
                        + " alliance.limits.tokens.");
    }

    @Test
    void manyXmlDocumentsAreCountedAndRefused() {
        String documents = many(201, i -> "\"<Observation xmlns='http://hl7.org/fhir'/>\"");
        isRefused(
                service.post(VIEW, Calls.patientView("{\"observations\":[" + documents + "]}")),
                413,
                "too-long",
                "prefetch",
                "The request holds 201 resources as XML, and at most 200 are read at once. Send the resources as JSON, or"
                        + " all of them in one Bundle.");
    }

    @Test
    void aLongXmlDocumentIsRefused() {
        String xml = "\"<Observation xmlns='http://hl7.org/fhir'>" + " ".repeat(1_000_000) + "</Observation>\"";
        isRefused(
                service.post(VIEW, Calls.patientView("{\"observations\":" + xml + "}")),
                413,
                "too-long",
                "prefetch",
                "The request holds 1000055 characters of XML, and at most 1000000 are read at once. Send the resources as"
                        + " JSON, or fewer of them.");
    }

    @Test
    void xmlThatIsNestedTooDeeplyLosesItselfAlone() {
        String nested = "<QuestionnaireResponse xmlns='http://hl7.org/fhir'>"
                + "<item><linkId value='1'/>".repeat(20_000) + "</item>".repeat(20_000) + "</QuestionnaireResponse>";
        String prefetch = "{\"appointments\":[" + appointment(1) + "],\"responses\":[\"" + nested + "\"]}";

        HttpResponse<String> answer = service.post("/evaluations", Calls.patientView(prefetch));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("A resource given as XML cannot be read and was left out.")
                .contains("Appointment/a1");
    }

    @Test
    void aLongScopeIsRefused() {
        String call = Calls.patientView(Calls.EMPTY_RECORD)
                .replace(
                        "\"hook\"",
                        "\"fhirServer\":\"https://ehr.example/fhir\",\"fhirAuthorization\":{\"access_token\":\"t\",\"scope\":\""
                                + "patient/Observation.read ".repeat(700) + "\"},\"hook\"");
        isRefused(
                service.post(VIEW, call),
                400,
                "structure",
                "fhirAuthorization.scope",
                "fhirAuthorization.scope is not a text of at most 16384 characters. Give a text of at most 16384"
                        + " characters, as CDS Hooks 2.0 describes it.");
    }

    @Test
    void anIdThatIsMuchTooLongIsNotRepeated() {
        String prefetch = "{\"appointments\":[" + appointment(1).replace("a1", "x".repeat(100_000)) + "]}";

        HttpResponse<String> answer = service.post("/evaluations", Calls.patientView(prefetch));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Appointment without id").doesNotContain("xxxx");
    }
}
