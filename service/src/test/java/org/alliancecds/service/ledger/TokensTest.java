// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.service.ehr.KnownCaller;
import org.alliancecds.service.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Tokens on SQLite: no call waits for the file, and one that was used stays used. */
class TokensTest {

    private final Path file;
    private final List<String> settings;

    TokensTest(@TempDir Path folder) throws Exception {
        this.file = folder.resolve("t.db");
        this.settings = new ArrayList<>(KnownCaller.settings(folder));
        settings.add("--alliance.store.path=" + file);
    }

    @Test
    void oneThatWasUsedWhileTheFileWasLockedStaysUsedAfterARestart() throws Exception {
        String locked = KnownCaller.token("/cds-services");
        try (MemoryService service = new MemoryService(settings)) {
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = other.createStatement()) {
                statement.execute("begin immediate");
                assertThat(service.status("/cds-services", locked)).isEqualTo(200);
                assertThat(service.status("/cds-services", locked)).isEqualTo(401);
                // Until the ledger has tried in vain.
                Store.Failure unused =
                        MemoryService.once(() -> service.bean(Store.class).failure(), failure -> failure != null);
                statement.execute("rollback");
            }
        }
        try (MemoryService service = new MemoryService(settings)) {
            assertThat(service.status("/cds-services", locked)).isEqualTo(401);
            assertThat(service.status("/cds-services", KnownCaller.token("/cds-services")))
                    .isEqualTo(200);
        }
    }

    @Test
    void noCallForCardsWaitsForWhatIsBeingWritten() {
        Logger log = (Logger) LoggerFactory.getLogger(Store.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        try (MemoryService service = new MemoryService(settings)) {
            log.addAppender(said);
            Store store = service.bean(Store.class);
            int cards = store.write(client -> {
                int shown = 0;
                for (int i = 0; i < 3; i++) {
                    shown += service.card("client-" + i).path("suggestions").size();
                }
                return shown;
            });
            assertThat(cards).isPositive();
        } finally {
            log.detachAppender(said);
        }
        // Whoever waits for the one that writes waits in vain, and says so; the ledger may.
        assertThat(said.list)
                .filteredOn(event -> !event.getThreadName().equals("ledger"))
                .isEmpty();
    }
}
