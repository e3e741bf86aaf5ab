// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alliancecds.service.feedback.SignalCounts;
import org.alliancecds.service.ledger.ClientFile.Call;
import org.alliancecds.service.ledger.ClientFile.Erased;
import org.alliancecds.service.ledger.ClientFile.Held;
import org.alliancecds.service.ledger.ClientFile.ShownCard;
import org.alliancecds.service.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is remembered of calls, shown, exported, erased and purged; the same on both databases. */
class MemoryTest {

    private final Path folder;

    MemoryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void onSqlite() throws Exception {
        Path file = folder.resolve("m.db");
        try (MemoryService service = new MemoryService(List.of("--alliance.store.path=" + file))) {
            // A commit is on the disk: kill -9 cannot show that, only a power cut could.
            assertThat(pragma(service, "synchronous")).isEqualTo("2");
            assertThat(pragma(service, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(service, "secure_delete")).isEqualTo("1");
            String hash = remembers(service);
            changesItsMind(service);

            // Neither in the file nor in the log beside it.
            for (Path part : List.of(file, folder.resolve("m.db-wal"))) {
                assertThat(Files.readString(part, StandardCharsets.ISO_8859_1)).doesNotContain(hash, "anna", "Anna");
            }
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
            assertThat(Files.getPosixFilePermissions(folder.resolve("m.db.key")))
                    .hasSize(2);
        }
    }

    @Test
    void onPostgresql() throws Exception {
        Path key = Files.writeString(folder.resolve("client.key"), "k".repeat(40));
        try (EmbeddedPostgres server = postgres(folder);
                MemoryService service = new MemoryService(List.of(
                        "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                        "--alliance.store.client-key=" + key))) {
            String unused = remembers(service);
            changesItsMind(service);
        }
    }

    private static String pragma(MemoryService service, String name) {
        return service.bean(Store.class)
                .write(client ->
                        client.sql("pragma " + name).query(String.class).single());
    }

    static EmbeddedPostgres postgres(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .start();
    }

    private static String remembers(MemoryService service) {
        Store store = service.bean(Store.class);
        for (int i = 0; i < 20; i++) {
            JsonNode card = service.card("client-" + i);
            assertThat((i < 17 ? service.override(card) : i < 19 ? service.accept(card) : service.override(card))
                            .statusCode())
                    .isEqualTo(200);
            if (i == 19) {
                // Earlier by its time, though it came later.
                assertThat(service.accept(card).statusCode()).isEqualTo(200);
            }
        }
        service.post(
                "/evaluations",
                MemoryService.call("anna")
                        .replace(
                                "\"patientId\": \"anna\"", "\"patientId\": \"https://ehr.example/fhir/Patient/anna\""));
        // Another spelling is nobody: it would be read as hers, and not found again.
        assertThat(service.post("/evaluations", MemoryService.call("anna").replace("\"anna\"", "\"anna\u2003\""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.post(MemoryService.VIEW, MemoryService.call("anna").replace("\"prefetch\"", "\"other\""))
                        .statusCode())
                .isEqualTo(412);
        JsonNode anna = service.card("anna");
        service.accept(anna);
        Held held = MemoryService.once(
                new ClientFile(store, "stand-in", "anna")::export,
                now -> now.calls().size() == 3);

        assertThat(held.calls())
                .extracting(Call::service, Call::status, Call::mode, Call::cards, Call::signs)
                // Two calls of one millisecond stand in either order.
                .containsExactlyInAnyOrder(
                        tuple("evaluations", 200, "demo", 0, Map.of("mean_alliance_low", "warning")),
                        tuple("alliance-patient-view", 412, "demo", 0, Map.of()),
                        tuple("alliance-patient-view", 200, "demo", 1, Map.of("mean_alliance_low", "warning")));
        ShownCard shown = held.cards().get(0);
        assertThat(held.cards()).hasSize(1);
        assertThat(shown.card()).isEqualTo(anna.path("uuid").stringValue());
        assertThat(shown.signs()).isEqualTo(Map.of("mean_alliance_low", "warning"));
        assertThat(shown.suggestions())
                .containsEntry(
                        anna.path("suggestions").path(0).path("uuid").stringValue(),
                        "set-aside-time-for-how-it-is-going")
                .hasSize(anna.path("suggestions").size());
        assertThat(shown.feedback()).hasSize(1);

        showsItBySign(service);

        Erased erased = new ClientFile(store, "stand-in", "Patient/anna").erase();
        assertThat(erased).isEqualTo(new Erased(1, 1, 3, true));
        assertThat(tellings(store)).isEqualTo(20);
        Held after = new ClientFile(store, "stand-in", "anna").export();
        assertThat(after.cards()).isEmpty();
        assertThat(after.calls()).isEmpty();
        assertThat(new ClientFile(store, "stand-in", "client-3").export().cards())
                .hasSize(1);

        purges(service, store);
        return held.client();
    }

    /** What is said without a time counts in the order in which it comes; the same again right after the same, once. */
    private static void changesItsMind(MemoryService service) {
        String one = service.card("turn-1").path("uuid").stringValue();
        String batch = service.card("turn-2").path("uuid").stringValue();
        String timed = service.card("turn-3").path("uuid").stringValue();
        for (String outcome : List.of("accepted", "accepted", "overridden", "accepted", "accepted")) {
            says(service, said(one, outcome));
        }
        says(
                service,
                String.join(
                        ",",
                        said(batch, "overridden"),
                        said(batch, "accepted"),
                        said(batch, "overridden"),
                        said(batch, "overridden")));
        // With a time the same is the same, however late it is sent again; a later one without a time counts.
        String first = said(timed, "accepted").replace("}", ", \"outcomeTimestamp\": \"2026-03-01T09:30:00Z\"}");
        String then = said(timed, "overridden").replace("}", ", \"outcomeTimestamp\": \"2026-03-01T09:40:00Z\"}");
        for (String entry : List.of(first, then, first, said(timed, "accepted"), said(timed, "overridden"))) {
            says(service, entry);
        }

        assertThat(outcomes(service, "turn-1")).containsExactly("accepted", "overridden", "accepted");
        assertThat(outcomes(service, "turn-2")).containsExactly("overridden", "accepted", "overridden");
        assertThat(outcomes(service, "turn-3")).containsExactly("accepted", "overridden", "accepted", "overridden");
        assertThat(service.bean(SignalCounts.class).counts().months())
                .extracting(SignalCounts.Month::shown, SignalCounts.Month::accepted, SignalCounts.Month::overridden)
                .containsExactly(tuple(3, 1, 2));
    }

    private static String said(String card, String outcome) {
        return "{\"card\": \"%s\", \"outcome\": \"%s\"}".formatted(card, outcome);
    }

    private static void says(MemoryService service, String entries) {
        assertThat(service.post(MemoryService.FEEDBACK, "{\"feedback\": [" + entries + "]}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<String> outcomes(MemoryService service, String patient) {
        ClientFile file = new ClientFile(service.bean(Store.class), "stand-in", patient);
        return MemoryService.once(file::export, held -> !held.cards().isEmpty()).cards().get(0).feedback().stream()
                .map(ClientFile.Outcome::outcome)
                .toList();
    }

    private static void showsItBySign(MemoryService service) {
        JsonNode page = service.json("/rulebook/feedback");
        assertThat(page.path("signs").size()).isEqualTo(1);
        JsonNode sign = page.path("signs").path(0);
        assertThat(sign.path("sign").stringValue()).isEqualTo("mean_alliance_low");
        assertThat(sign.path("title").stringValue()).isEqualTo("Mean alliance across sessions is low");
        assertThat(sign.path("shown").intValue()).isEqualTo(21);
        assertThat(sign.path("accepted").intValue()).isEqualTo(3);
        assertThat(sign.path("overridden").intValue()).isEqualTo(18);
        assertThat(sign.path("unanswered").intValue()).isZero();
        assertThat(sign.path("review").booleanValue()).isTrue();
        assertThat(sign.path("reasons").size()).isEqualTo(1);
        assertThat(sign.path("reasons").path(0).path("count").intValue()).isEqualTo(18);
        assertThat(sign.path("reasons").path(0).path("display").stringValue())
                .isNotEqualTo(sign.path("reasons").path(0).path("code").stringValue());
        assertThat(sign.path("suggestions").path(0).path("label").stringValue())
                .isEqualTo("Set aside time for how the work together is going");
        assertThat(sign.path("suggestions").path(0).path("count").intValue()).isEqualTo(3);
        assertThat(sign.path("months").size()).isEqualTo(1);
        assertThat(sign.path("months").path(0).path("month").stringValue()).matches("\\d{4}-\\d{2}");
        assertThat(sign.path("months").path(0).path("overridden").intValue()).isEqualTo(18);
        assertThat(service.page("/rulebook/feedback"))
                .contains("for review", "set aside on", "Mean alliance across sessions is low")
                .doesNotContain("client-", "anna", "stand-in", "t1");
    }

    private static void purges(MemoryService service, Store store) {
        Retention retention = service.bean(Retention.class);
        ClientFile other = new ClientFile(store, "stand-in", "client-3");
        Instant now = Instant.now();

        assertThat(retention.purge(now.plus(Duration.ofDays(399)))).isEqualTo(new Retention.Purged(0, 0, 0));
        assertThat(other.export().cards()).hasSize(1);
        assertThat(retention.purge(now.plus(Duration.ofDays(401)))).isEqualTo(new Retention.Purged(20, 21, 21));
        assertThat(other.export().cards()).isEmpty();
        assertThat(other.export().calls()).isEmpty();
        assertThat(tellings(store)).isZero();
        assertThat(service.json("/rulebook/feedback").path("signs").size()).isZero();
    }

    /** How many rows there are for the next calls to ask what was told. */
    private static int tellings(Store store) {
        return store.read(sql ->
                sql.sql("select count(*) from telling").query(Integer.class).single());
    }
}
