// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningService.class)
class ActuatorTest {

    @Test
    void healthNamesTheRulebook(RunningService service) {
        JsonNode health = RunningService.json(service.get("/actuator/health"));

        assertThat(health.path("status").stringValue()).isEqualTo("UP");
        JsonNode details = health.path("components").path("rulebook").path("details");
        assertThat(details.path("version").stringValue()).matches("[0-9a-f]{12}");
        assertThat(details.path("scenarios").isString()).isTrue();
    }

    @Test
    void infoNamesCommitRulebookAndParts(RunningService service) {
        JsonNode info = RunningService.json(service.get("/actuator/info"));

        assertThat(info.path("rulebook").path("version").stringValue()).matches("[0-9a-f]{12}");
        assertThat(info.path("sbom").stringValue())
                .isEqualTo("http://localhost:" + service.port() + "/actuator/sbom/application");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health?x=%zz", "/actuator/info?x=%ff", "/evaluations?asOf=%zz"})
    void aQueryThatIsNoneIsTheCallersFault(String address, RunningService service) throws Exception {
        String answer = service.raw("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (400|405) .*").contains("OperationOutcome");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "beans", "configprops", "heapdump", "threaddump", "loggers", "mappings", "shutdown"})
    void nothingElseIsOpen(String endpoint, RunningService service) {
        HttpResponse<String> answer = service.get("/actuator/" + endpoint);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("OperationOutcome");
    }
}
