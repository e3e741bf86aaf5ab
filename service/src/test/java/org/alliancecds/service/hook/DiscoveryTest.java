// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.alliancecds.service.Calls;
import org.alliancecds.service.CdsHooksStrictness;
import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningService.class)
class DiscoveryTest {

    @Test
    void answersAsTheGoldenFile(RunningService service) throws Exception {
        HttpResponse<String> answer = service.get("/cds-services");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        CdsHooksStrictness.checkDiscovery(RunningService.json(answer));
        try (InputStream golden = DiscoveryTest.class.getResourceAsStream("discovery.json")) {
            assertThat(RunningService.json(answer))
                    .isEqualTo(JsonMapper.builder().build().readTree(golden));
        }
    }

    @Test
    void everyServiceAnswersItsHookAtItsOwnAddress(RunningService service) {
        Set<String> ids = new HashSet<>();
        for (JsonNode described :
                RunningService.json(service.get("/cds-services")).path("services")) {
            String more = ", \"encounterId\": \"e1\", \"appointments\": {\"resourceType\": \"Bundle\"}";
            String call = Calls.call(described.path("hook").stringValue(), more, Calls.EMPTY_RECORD);

            assertThat(service.post("/cds-services/" + described.path("id").stringValue(), call)
                            .body())
                    .isEqualTo("{\"cards\":[]}");
            assertThat(ids.add(described.path("id").stringValue())).isTrue();
        }
        assertThat(ids).hasSize(3);
    }

    @Test
    void meansTheSameWithASlashAtItsEnd(RunningService service) {
        assertThat(service.get("/cds-services/").body())
                .isEqualTo(service.get("/cds-services").body());
    }

    @Test
    void answersHeadWithoutABody(RunningService service) {
        HttpResponse<String> answer =
                service.send(service.request("/cds-services").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void saysWhatItAnswersTo(RunningService service) {
        HttpResponse<String> answer =
                service.send(service.request("/cds-services").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Arrays.asList(answer.headers().firstValue("Allow").orElse("").split(",\\s*", -1)))
                .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
    }

    @Test
    void carriesTheHeadersOfEveryAnswer(RunningService service) {
        HttpResponse<String> answer = service.get("/cds-services");

        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
}
