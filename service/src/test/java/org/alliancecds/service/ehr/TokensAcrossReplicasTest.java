// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.alliancecds.service.AllianceCdsApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Two replicas in live mode on one PostgreSQL: a token opens one call, whichever of them it is sent to. */
class TokensAcrossReplicasTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aTokenThatOneReplicaSawIsRefusedByTheOther(@TempDir Path folder) throws Exception {
        List<String> known = KnownCaller.settings(folder);
        Path key = Files.writeString(folder.resolve("client.key"), "k".repeat(40));
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("data"))
                        .start();
                ConfigurableApplicationContext one = replica(server, known, key);
                ConfigurableApplicationContext other = replica(server, known, key)) {
            String token = KnownCaller.token("/cds-services");

            assertThat(discovery(one, token).statusCode()).isEqualTo(200);
            Unauthorized.check(discovery(other, token));
            Unauthorized.check(discovery(one, token));
            assertThat(discovery(other, KnownCaller.token("/cds-services")).statusCode())
                    .isEqualTo(200);
        }
    }

    private static ConfigurableApplicationContext replica(EmbeddedPostgres server, List<String> known, Path key) {
        List<String> settings = new ArrayList<>(known);
        settings.add("--server.port=0");
        settings.add("--alliance.zone=Europe/Berlin");
        settings.add("--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"));
        settings.add("--alliance.store.client-key=" + key);
        return SpringApplication.run(AllianceCdsApplication.class, settings.toArray(String[]::new));
    }

    private static HttpResponse<String> discovery(ConfigurableApplicationContext replica, String token)
            throws Exception {
        String port = Objects.requireNonNull(replica.getEnvironment().getProperty("local.server.port"));
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/cds-services"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
