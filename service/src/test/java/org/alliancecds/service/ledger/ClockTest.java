// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.service.ehr.KnownCaller;
import org.alliancecds.service.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A clock that jumps deletes nothing, opens no token twice, and is told. */
class ClockTest {

    private static final Duration FAR = Duration.ofDays(500);
    private static final Duration SOON = Duration.ofMinutes(2);

    private final Path folder;
    private final List<String> settings;
    private final TestClock clock = new TestClock();

    ClockTest(@TempDir Path folder) {
        this.folder = folder;
        this.settings = List.of("--alliance.store.path=" + folder.resolve("c.db"));
    }

    @Test
    void aClockThatJumpsAheadDeletesNothing() {
        try (MemoryService service = new MemoryService(settings, clock)) {
            held(service);
            clock.set(FAR);
            clock.pass(SOON);

            retention(service).run();

            assertThat(cards(service)).isEqualTo(1);
            JsonNode store = store(service);
            assertThat(store.path("status").stringValue()).isEqualTo("DEGRADED");
            assertThat(store.path("details").path("clockDoubtedSince").stringValue())
                    .startsWith(clock.instant().toString().substring(0, 10));
            assertThat(store.path("details").path("deleting").stringValue()).contains("Set it right.");
            assertThat(service.json("/actuator/health").path("status").stringValue())
                    .isEqualTo("UP");

            clock.set(FAR.negated());
            retention(service).run();
            assertThat(store(service).path("status").stringValue()).isEqualTo("UP");
            assertThat(cards(service)).isEqualTo(1);
        }
    }

    @Test
    void aServiceThatStartsWithAWrongClockDeletesNothing() {
        try (MemoryService service = new MemoryService(settings, clock)) {
            held(service);
        }
        clock.set(FAR);
        try (MemoryService service = new MemoryService(settings, clock)) {
            assertThat(store(service).path("status").stringValue()).isEqualTo("DEGRADED");
            // What is remembered meanwhile makes it no more credible.
            assertThat(service.post(MemoryService.VIEW, MemoryService.call("bert"))
                            .statusCode())
                    .isEqualTo(200);
            clock.pass(SOON);
            retention(service).run();

            assertThat(cards(service)).isEqualTo(1);
            clock.set(FAR.negated());
            retention(service).run();
            assertThat(store(service).path("status").stringValue()).isEqualTo("UP");
            assertThat(cards(service)).isEqualTo(1);
        }
    }

    @Test
    void aClockThatRunsOnAfterAJumpIsBelievedAfterAWeek() {
        try (MemoryService service = new MemoryService(settings, clock)) {
            held(service);
            clock.set(FAR);
            retention(service).run();
            clock.pass(Duration.ofDays(6));
            retention(service).run();
            assertThat(cards(service)).isEqualTo(1);

            clock.set(Duration.ofDays(1));
            retention(service).run();
            clock.pass(Duration.ofDays(6));
            retention(service).run();
            assertThat(cards(service))
                    .as("a jump within the week begins it anew")
                    .isEqualTo(1);

            clock.pass(Duration.ofDays(1));
            retention(service).run();
            assertThat(store(service).path("status").stringValue()).isEqualTo("UP");
            assertThat(cards(service)).isZero();
        }
    }

    @Test
    void whatIsOldEnoughGoesWhenTimeHasPassed() {
        try (MemoryService service = new MemoryService(settings, clock)) {
            held(service);
            clock.pass(Duration.ofDays(399));
            retention(service).run();
            assertThat(cards(service)).isEqualTo(1);
            clock.pass(Duration.ofDays(2));
            retention(service).run();
            assertThat(cards(service)).isZero();
        }
    }

    @Test
    void aTokenOpensNothingTwiceWhateverTheClockDoes() throws Exception {
        List<String> live = new ArrayList<>(KnownCaller.settings(folder));
        live.addAll(settings);
        String token = KnownCaller.token("/cds-services");
        String other = KnownCaller.token("/cds-services");
        try (MemoryService service = new MemoryService(live, clock)) {
            assertThat(service.status("/cds-services", token)).isEqualTo(200);
            clock.set(FAR);
            clock.pass(SOON);
            retention(service).run();
            service.bean(TokensSeen.class).run();
            clock.set(FAR.negated());

            assertThat(service.status("/cds-services", token)).isEqualTo(401);
            assertThat(service.status("/cds-services", other)).isEqualTo(200);
        }
        // A start while the clock is wrong does not forget them, either.
        clock.set(FAR);
        try (MemoryService service = new MemoryService(live, clock)) {
            clock.pass(SOON);
            retention(service).run();
            service.bean(TokensSeen.class).run();
            clock.set(FAR.negated());

            assertThat(service.status("/cds-services", token)).isEqualTo(401);
            assertThat(service.status("/cds-services", other)).isEqualTo(401);
            assertThat(service.status("/cds-services", KnownCaller.token("/cds-services")))
                    .isEqualTo(200);
        }
    }

    private static void held(MemoryService service) {
        service.accept(service.card("anna"));
        int unused = MemoryService.once(() -> cards(service), count -> count == 1);
    }

    private static int cards(MemoryService service) {
        return new ClientFile(service.bean(Store.class), "stand-in", "anna")
                .export()
                .cards()
                .size();
    }

    private static Retention retention(MemoryService service) {
        return service.bean(Retention.class);
    }

    private static JsonNode store(MemoryService service) {
        return service.json("/actuator/health").path("components").path("store");
    }
}
