// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.alliancecds.service.rulebook.ClinicFolder;
import org.alliancecds.service.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What runs in the background goes on whatever happens to it, and health tells when it does not. */
class ThreadsTest {

    private final List<String> settings;

    ThreadsTest(@TempDir Path folder) {
        ClinicFolder rules = ClinicFolder.copiedTo(folder.resolve("my-rules"));
        this.settings =
                List.of("--alliance.store.path=" + folder.resolve("t.db"), "--alliance.rulebook.path=" + rules.path());
    }

    @Test
    void noFaultOfAnEntryOrChoreEndsTheLedger() {
        try (MemoryService service = new MemoryService(settings)) {
            Ledger ledger = service.bean(Ledger.class);
            ledger.also(() -> {
                throw new IllegalStateException("a chore");
            });
            ledger.also(() -> {
                throw new StackOverflowError("a chore");
            });
            ledger.add((client, key) -> {
                throw new StackOverflowError("an entry");
            });
            ledger.add((client, key) -> {
                throw new AssertionError("another");
            });
            JsonNode card = service.card("anna");
            assertThat(service.accept(card).statusCode()).isEqualTo(200);

            ClientFile anna = new ClientFile(service.bean(Store.class), "stand-in", "anna");
            assertThat(MemoryService.once(anna::export, held -> held.cards().size() == 1)
                            .cards()
                            .get(0)
                            .feedback())
                    .hasSize(1);
            assertThat(ledger.dropped()).isEqualTo(2);
            assertThat(part(service, "store").path("status").stringValue()).isEqualTo("UP");
        }
    }

    @Test
    void healthTellsWhenOneHasEnded() {
        Set<Thread> before = named("ledger", "rulebook-watch");
        try (MemoryService service = new MemoryService(settings)) {
            assertThat(part(service, "store").path("status").stringValue()).isEqualTo("UP");
            assertThat(part(service, "rulebook").path("details").has("watch")).isFalse();
            Set<Thread> ours = named("ledger", "rulebook-watch");
            ours.removeAll(before);
            assertThat(ours).hasSize(2);
            ours.forEach(Thread::interrupt);

            JsonNode store = MemoryService.once(
                    () -> part(service, "store"),
                    health -> health.path("status").stringValue().equals("DEGRADED"));
            assertThat(store.path("details").path("writing").stringValue()).contains("restart the service");
            JsonNode rulebook = MemoryService.once(() -> part(service, "rulebook"), health -> health.path("details")
                    .has("watch"));
            assertThat(rulebook.path("details").path("watch").stringValue()).contains("has ended");
            assertThat(service.json("/actuator/health").path("status").stringValue())
                    .isEqualTo("UP");
        }
    }

    private static Set<Thread> named(String... names) {
        Set<Thread> found = new HashSet<>(Thread.getAllStackTraces().keySet());
        found.removeIf(thread -> !Set.of(names).contains(thread.getName()));
        return found;
    }

    private static JsonNode part(MemoryService service, String name) {
        return service.json("/actuator/health").path("components").path(name);
    }
}
