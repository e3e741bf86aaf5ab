// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningService.class)
class DemoGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "x-forwarded-proto",
                "X-Forwarded-Anything",
                "X-Real-IP",
                "True-Client-IP",
                "CF-Connecting-IP"
            })
    void refusesWhatCameThroughAProxy(String header, RunningService service) {
        for (String path : new String[] {"/cds-services", "/actuator/health", "/nothing"}) {
            HttpResponse<String> answer = service.send(
                    service.request(path).header(header, "for=192.0.2.1").GET());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("OperationOutcome", "came through a proxy");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "[::2]:80"
            })
    void refusesANameThatIsNotThisMachines(String host, RunningService service) throws Exception {
        assertThat(service.raw("GET /cds-services HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("another name than this machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080", "[::1]"})
    void answersToTheNamesOfThisMachine(String host, RunningService service) throws Exception {
        assertThat(service.raw("GET /cds-services HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }
}
