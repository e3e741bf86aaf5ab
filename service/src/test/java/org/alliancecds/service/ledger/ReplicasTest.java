// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alliancecds.service.RunningService;
import org.alliancecds.service.ehr.ReplayStore;
import org.alliancecds.service.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two replicas on one PostgreSQL know the same; and one that loses it still shows cards. */
class ReplicasTest {

    private final Path folder;
    private final Path key;

    ReplicasTest(@TempDir Path folder) {
        this.folder = folder;
        this.key = folder.resolve("client.key");
    }

    @BeforeEach
    void writeKey() throws Exception {
        Files.writeString(key, "k".repeat(40));
    }

    private MemoryService replica(EmbeddedPostgres server) {
        return new MemoryService(List.of(
                "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                "--alliance.store.client-key=" + key));
    }

    @Test
    void whatOneWasToldTheOtherKnows() throws Exception {
        try (EmbeddedPostgres server = MemoryTest.postgres(folder);
                MemoryService one = replica(server);
                MemoryService other = replica(server)) {
            eachTokenOpensOneCall(one.bean(ReplayStore.class), other.bean(ReplayStore.class));

            for (int i = 0; i < 5; i++) {
                JsonNode card = one.card("client-" + i);
                assertThat(other.accept(card).statusCode()).isEqualTo(200);
            }
            JsonNode sign = MemoryService.once(
                    () -> other.json("/rulebook/feedback").path("signs").path(0),
                    now -> now.path("shown").asInt(0) == 5);
            assertThat(sign.path("accepted").intValue()).isEqualTo(5);
            assertThat(new ClientFile(other.bean(Store.class), "stand-in", "client-0")
                            .export()
                            .cards())
                    .hasSize(1);
            assertThat(one.bean(Retention.class).tokens(Instant.now().plusSeconds(3_600)))
                    .isEqualTo(202);
        }
    }

    private static void eachTokenOpensOneCall(ReplayStore one, ReplayStore other) throws Exception {
        Instant expires = Instant.now().plusSeconds(300);
        assertThat(one.firstUse("https://ehr.example", "jti-1", expires)).isTrue();
        assertThat(other.firstUse("https://ehr.example", "jti-1", expires)).isFalse();
        assertThat(one.firstUse("https://ehr.example", "jti-1", expires)).isFalse();
        assertThat(other.firstUse("https://other.example", "jti-1", expires)).isTrue();

        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            for (int token = 0; token < 200; token++) {
                String jti = "race-" + token;
                List<Future<Boolean>> told = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    ReplayStore asked = i % 2 == 0 ? one : other;
                    told.add(callers.submit(() -> asked.firstUse("https://ehr.example", jti, expires)));
                }
                int first = 0;
                for (Future<Boolean> answer : told) {
                    first += answer.get() ? 1 : 0;
                }
                assertThat(first).as(jti).isEqualTo(1);
            }
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void cardsStillComeWhileTheDatabaseIsAway() throws Exception {
        EmbeddedPostgres first = lasting().start();
        try (MemoryService service = replica(first)) {
            JsonNode card = service.card("anna");
            assertThat(service.accept(service.card("told")).statusCode()).isEqualTo(200);
            assertThat(topic(service.card("told"))).isEqualTo("standing");
            first.close();

            // Nobody knows now what was told, so that everything is.
            assertThat(topic(service.card("told"))).isEqualTo("meanAllianceLow");
            JsonNode shown = service.card("bert");
            HttpResponse<String> refused = service.accept(card);
            JsonNode health = service.json("/actuator/health");
            assertThat(service.bean(ReplayStore.class)
                            .firstUse(
                                    "https://ehr.example",
                                    "jti-1",
                                    Instant.now().plusSeconds(300)))
                    .isTrue();
            assertThat(service.bean(ReplayStore.class)
                            .firstUse(
                                    "https://ehr.example",
                                    "jti-1",
                                    Instant.now().plusSeconds(300)))
                    .isFalse();

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
            JsonNode issue = RunningService.json(refused).path("issue").path(0);
            assertThat(issue.path("code").stringValue()).isEqualTo("transient");
            assertThat(issue.path("diagnostics").stringValue())
                    .contains("the database does not answer", "sent twice it is kept once");
            assertThat(health.path("status").stringValue()).isEqualTo("UP");
            JsonNode memory = health.path("components").path("store");
            assertThat(memory.path("status").stringValue()).isEqualTo("DEGRADED");
            assertThat(memory.path("details").path("meaning").stringValue()).contains("Cards still come");

            try (EmbeddedPostgres again = lasting().setPort(first.getPort()).start()) {
                assertThat(again.getPort()).isEqualTo(first.getPort());
                MemoryService.once(() -> service.accept(card).statusCode(), status -> status == 200);
                assertThat(service.accept(shown).statusCode()).isEqualTo(200);
                // What was shown meanwhile was kept for later.
                ClientFile bert = new ClientFile(service.bean(Store.class), "stand-in", "bert");
                assertThat(MemoryService.once(
                                        bert::export, held -> !held.cards().isEmpty())
                                .cards()
                                .get(0)
                                .feedback())
                        .hasSize(1);
                assertThat(service.json("/actuator/health")
                                .path("components")
                                .path("store")
                                .path("status")
                                .stringValue())
                        .isEqualTo("UP");
            }
        }
    }

    private static String topic(JsonNode card) {
        return card.path("source").path("topic").path("code").stringValue();
    }

    private EmbeddedPostgres.Builder lasting() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false);
    }
}
