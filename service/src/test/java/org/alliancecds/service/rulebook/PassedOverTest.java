// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.alliancecds.service.ledger.ServiceProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a clinic's folder and is not read is named in the log, at the start and with each change. */
class PassedOverTest {
    private static final String NO_LONGER_READ = """
            vocabulary
              This folder is no longer read, since the sentences belong to the program.
              Maybe: delete it; SENTENCES.md of the rulebook that comes with the program lists them all.
            """;
    private static final String BACKUP = """
            warning_signs/risk/guidance.yaml~
              This file is not read: no file of a rulebook has this name in this place.
              Maybe: delete it, or give it the name that it was meant to have.
            """;

    @Test
    void itIsNamedAtTheStartAndWithAChange(@TempDir Path temporary) throws Exception {
        ClinicFolder folder = ClinicFolder.copiedTo(temporary.resolve("my-rules"));
        folder.write("vocabulary/sentences.dsl", "[when]");
        Path log = temporary.resolve("log");
        try (ServiceProcess service = ServiceProcess.start(
                null,
                log,
                List.of("-XX:TieredStopAtLevel=1"),
                List.of(
                        "--alliance.rulebook.path=" + folder.path(),
                        "--alliance.store.path=" + temporary.resolve("store")))) {
            assertThat(Files.readString(log)).containsOnlyOnce(NO_LONGER_READ).doesNotContain(BACKUP);

            folder.write("warning_signs/risk/guidance.yaml~", "");
            folder.edit("warning_signs/on_track/guidance.yaml", "quiet-sessions: 4", "quiet-sessions: 5");

            Instant end = Instant.now().plus(Duration.ofSeconds(30));
            while (!Files.readString(log).contains("is in use now")
                    && Instant.now().isBefore(end)) {
                Thread.sleep(100);
            }
            assertThat(service.isAlive()).isTrue();
            assertThat(Files.readString(log)).contains("is in use now").containsOnlyOnce(BACKUP);
        }
    }
}
