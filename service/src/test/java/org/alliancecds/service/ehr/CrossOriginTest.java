// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.alliancecds.service.Calls;
import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** EHRs that call from a browser. */
@ExtendWith({LiveService.class, RunningService.class})
class CrossOriginTest {

    private static final String VIEW = "/cds-services/alliance-patient-view";

    private static HttpRequest.Builder preflight(HttpRequest.Builder request, String origin, String method) {
        return request.method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method);
    }

    @ParameterizedTest
    @CsvSource({
        "/cds-services, GET, authorization, " + LiveService.ORIGIN,
        VIEW + ", POST, 'authorization,content-type', " + LiveService.ORIGIN,
        VIEW + ", POST, 'Authorization, Content-Type', " + LiveService.OTHER_ORIGIN,
        VIEW + "/feedback, POST, 'authorization, content-type', " + LiveService.OTHER_ORIGIN
    })
    void aPreflightOfAConfiguredOriginIsAnswered(
            String path, String method, String headers, String origin, LiveService service) {
        HttpResponse<String> answer = service.send(
                preflight(service.request(path), origin, method).header("Access-Control-Request-Headers", headers));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "Access-Control-Allow-Origin")).containsExactly(origin);
        assertThat(header(answer, "Access-Control-Allow-Methods")).containsExactly(method);
        assertThat(String.join(",", header(answer, "Access-Control-Allow-Headers"))
                        .toLowerCase(java.util.Locale.ROOT)
                        .split(", ?", -1))
                .containsExactly(headers.toLowerCase(java.util.Locale.ROOT).split(", ?", -1));
        assertThat(header(answer, "Access-Control-Max-Age")).containsExactly("600");
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(header(answer, "Vary")).anyMatch(value -> value.contains("Origin"));
    }

    @Test
    void ofTheHeadersOnlyThoseThatAreNeededAreAllowed(LiveService service) {
        HttpResponse<String> answer = service.send(preflight(service.request(VIEW), LiveService.ORIGIN, "POST")
                .header("Access-Control-Request-Headers", "authorization, x-other"));

        assertThat(header(answer, "Access-Control-Allow-Headers")).containsExactly("authorization");
    }

    @ParameterizedTest
    @CsvSource({
        "/cds-services, GET, authorization, https://evil.example",
        "/cds-services, GET, authorization, null",
        "/cds-services, GET, authorization, http://ehr.example",
        "/cds-services, GET, authorization, https://ehr.example:444",
        "/cds-services, GET, authorization, https://ehr.example.evil.example",
        "/cds-services, POST, authorization, " + LiveService.ORIGIN,
        "/cds-services, GET, x-other, " + LiveService.ORIGIN,
        VIEW + ", DELETE, authorization, " + LiveService.ORIGIN,
    })
    void anyOtherPreflightIsRefused(String path, String method, String headers, String origin, LiveService service) {
        HttpResponse<String> answer = service.send(
                preflight(service.request(path), origin, method).header("Access-Control-Request-Headers", headers));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("OperationOutcome", "A browser may not make this call");
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/evaluations", "/rulebook", "/actuator/health", "/nothing", VIEW + "/feedback/more"})
    void otherAddressesKnowNoPreflight(String path, LiveService service) {
        Unauthorized.check(service.send(preflight(service.request(path), LiveService.ORIGIN, "POST")));
    }

    @Test
    void aCallComesFromAnOriginOfTheEhrWhoseTokenItCarries(LiveService service) {
        HttpResponse<String> own = service.send(call(service, Token.to(VIEW), LiveService.ORIGIN));
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body()).isEqualTo("{\"cards\":[]}");
        assertThat(header(own, "Access-Control-Allow-Origin")).containsExactly(LiveService.ORIGIN);
        assertThat(header(own, "Vary")).anyMatch(value -> value.contains("Origin"));

        for (String origin : List.of(LiveService.OTHER_ORIGIN, "https://evil.example", "null")) {
            HttpResponse<String> foreign = service.send(call(service, Token.to(VIEW), origin));
            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(foreign.body()).contains("OperationOutcome", "A browser may not make this call");
            assertThat(header(foreign, "Access-Control-Allow-Origin")).isEmpty();
        }
        Token sandbox =
                Token.to(VIEW).claim("iss", LiveService.SANDBOX_ISSUER).claim("aud", LiveService.SANDBOX_AUDIENCE);
        assertThat(service.send(call(service, sandbox, LiveService.ORIGIN)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void anOriginIsNoToken(LiveService service) {
        Unauthorized.check(service.send(call(service, Token.to(VIEW).without("jti"), LiveService.ORIGIN)));
        Unauthorized.check(service.send(service.request("/cds-services").header("Origin", LiveService.ORIGIN)));
    }

    @Test
    void theDemoKnowsNoOrigins(RunningService demo) {
        HttpResponse<String> answer =
                demo.send(preflight(demo.request("/cds-services"), "https://evil.example", "GET"));
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        HttpResponse<String> call = demo.send(demo.request("/cds-services").header("Origin", "https://evil.example"));
        assertThat(call.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    private static HttpRequest.Builder call(LiveService service, Token token, String origin) {
        return service.request(VIEW)
                .header("Origin", origin)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token.signed())
                .POST(BodyPublishers.ofString(Calls.patientView(Calls.EMPTY_RECORD)));
    }

    private static List<String> header(HttpResponse<String> answer, String name) {
        return answer.headers().allValues(name);
    }
}
