// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.alliancecds.service.ledger.MemoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Another program holds the SQLite file for longer than is waited: that passes, and leaves nothing behind. */
class LockedFileTest {

    @Test
    void whatWasLockedIsWrittenAgainOnceItIsFree(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("locked.db");
        try (MemoryService service = new MemoryService(List.of("--alliance.store.path=" + file))) {
            JsonNode card = service.card("anna");
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = other.createStatement()) {
                statement.execute("begin immediate");
                assertThat(service.accept(card).statusCode()).isEqualTo(503);
                assertThat(service.card("bert").path("summary").stringValue()).isNotBlank();
                statement.execute("rollback");
            }
            int status = MemoryService.once(() -> service.accept(card).statusCode(), code -> code == 200);
            assertThat(status).isEqualTo(200);
            assertThat(service.json("/actuator/health").path("status").stringValue())
                    .isEqualTo("UP");
        }
    }
}
