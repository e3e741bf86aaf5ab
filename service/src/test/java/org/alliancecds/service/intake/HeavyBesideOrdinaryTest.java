// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Objects;
import org.alliancecds.service.AllianceCdsApplication;
import org.alliancecds.service.Calls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** While a heavy call is worked on, others are answered; one that takes too long is given up. */
class HeavyBesideOrdinaryTest {
    private static final String VIEW = "/cds-services/alliance-patient-view";
    private static final String SMALL = Calls.patientView(Calls.EMPTY_RECORD);
    /** Blanks count as bytes and cost nothing. */
    private static final String LARGE = SMALL + " ".repeat(300_000);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;

    HeavyBesideOrdinaryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private ConfigurableApplicationContext start(String allowed) {
        return SpringApplication.run(
                AllianceCdsApplication.class,
                "--server.port=0",
                "--alliance.zone=UTC",
                "--alliance.store.path=" + folder.resolve("store.db"),
                "--alliance.limits.call=" + allowed);
    }

    private HttpResponse<String> send(ConfigurableApplicationContext service, String path, String body)
            throws Exception {
        String port = Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return client.send(
                body.isEmpty()
                        ? request.build()
                        : request.header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                BodyHandlers.ofString());
    }

    private static String diagnostics(HttpResponse<String> answer) {
        JsonNode outcome = new JsonMapper().readTree(answer.body());
        return outcome.path("issue").path(0).path("diagnostics").asString("");
    }

    @Test
    void whileTheMemoryIsTakenLargeCallsAreRefusedAndAllElseIsAnswered() throws Exception {
        try (ConfigurableApplicationContext service = start("1500ms")) {
            Admission admission = service.getBean(Admission.class);
            try (Admission.Ticket all = admission.ticket()) {
                all.work(1L << 40);

                HttpResponse<String> large = send(service, VIEW, LARGE);
                assertThat(large.statusCode()).as(large.body()).isEqualTo(503);
                assertThat(large.headers().firstValue("Retry-After")).contains("2");
                assertThat(diagnostics(large))
                        .isEqualTo("The service is at work on as many large requests as it can hold. Treat this as"
                                + " \"could not tell\" and try again in a moment; fewer resources (_count=200) are answered"
                                + " sooner.");
                assertThat(send(service, VIEW, SMALL).statusCode()).isEqualTo(200);
                assertThat(send(service, "/actuator/health", "").statusCode()).isEqualTo(200);
            }
            assertThat(send(service, VIEW, LARGE).statusCode()).isEqualTo(200);
            assertThat(send(service, VIEW, LARGE).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aCallThatTakesTooLongIsGivenUp() throws Exception {
        try (ConfigurableApplicationContext service = start("1ns")) {
            HttpResponse<String> late = send(service, "/evaluations", SMALL);

            assertThat(late.statusCode()).as(late.body()).isEqualTo(503);
            assertThat(late.headers().firstValue("Retry-After")).contains("5");
            assertThat(diagnostics(late))
                    .isEqualTo(
                            "The request took longer than the 0 ms that it may, and was given up. Treat this as \"could"
                                    + " not tell\". Send fewer resources: the newest 200 of each kind are enough (_count=200), or"
                                    + " those since a day (date=ge…). The setting is alliance.limits.call.");
            assertThat(send(service, "/actuator/health", "").statusCode()).isEqualTo(200);
        }
    }
}
