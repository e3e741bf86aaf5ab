// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.service.command.CommandRun;
import org.alliancecds.service.ehr.KnownCaller;
import org.alliancecds.service.ledger.ClientFile;
import org.alliancecds.service.ledger.MemoryService;
import org.alliancecds.service.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the shadow mode nothing is shown, and what would have been is counted. */
class ShadowTest {

    @Test
    void showsNothingAndReportsWhatItWouldHaveShown(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("s.db");
        CommandRun none;
        CommandRun report;
        List<String> settings = new ArrayList<>(KnownCaller.settings(folder));
        settings.addAll(List.of("--alliance.mode=shadow", "--alliance.store.path=" + file));
        try (MemoryService service = new MemoryService(settings)) {
            none = CommandRun.of(folder, "shadow-report", "--alliance.store.path=" + file);
            for (String client : List.of("a", "b", "a", "c", "a")) {
                HttpResponse<String> answer = service.post(MemoryService.VIEW, MemoryService.call(client));
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("{\"cards\":[]}");
            }
            assertThat(service.post("/evaluations", MemoryService.call("a")).statusCode())
                    .isEqualTo(403);
            service.post(MemoryService.VIEW, MemoryService.call("d").replace("\"prefetch\"", "\"x\""));
            Store store = service.bean(Store.class);
            MemoryService.once(() -> ShadowCounts.of(store), counts -> counts.calls() == 5 && counts.refused() == 1);
            assertThat(new ClientFile(store, KnownCaller.ISSUER, "a").export().cards())
                    .isEmpty();
            report = CommandRun.of(folder, "shadow-report", "--alliance.store.path=" + file);
        }

        assertThat(none.code()).isZero();
        assertThat(none.said()).startsWith("No call has been evaluated in the shadow mode");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        assertThat(report.code()).as(report.said()).isZero();
        assertThat(report.said())
                .contains(
                        "in the shadow mode, %1$s to %1$s (1 days)".formatted(today),
                        "5 calls were evaluated, 1 were refused. They were about 3 clients in 3 client-weeks",
                        "5 cards would have been shown: 100.0 per 100 calls.")
                .containsPattern("mean_alliance_low +warning +5 +100\\.0 +0 +100\\.0\n")
                .doesNotContain(KnownCaller.ISSUER, "Practitioner");
    }
}
