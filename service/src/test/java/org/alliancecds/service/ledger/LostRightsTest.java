// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The right to write to the database is lost while the service runs, and comes back. */
class LostRightsTest {

    private final Path folder;
    private final Path store;
    private final Path file;
    private final List<String> acknowledged = new ArrayList<>();

    LostRightsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.store = Files.createDirectory(folder.resolve("store"));
        this.file = store.resolve("rights.db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rights.db", "rights.db-wal", "rights.db-shm", "."})
    void feedbackIsRefusedAndCardsComeUntilTheRightIsBack(String part) throws Exception {
        Path lost = file.resolveSibling(part);
        try (ServiceProcess service = start()) {
            assertThat(send(service).statusCode()).isEqualTo(200);
            mode(lost, "r--r--r--");

            for (int i = 0; i < 3; i++) {
                HttpResponse<String> refused = send(service);
                assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
                assertThat(RunningService.json(refused)
                                .path("issue")
                                .path(0)
                                .path("diagnostics")
                                .stringValue())
                        .isEqualTo(
                                "What was sent could not be kept, or what was asked for could not be read: the database"
                                        + " does not answer (its file, or the folder of it, may not be written to). Send it again"
                                        + " in a moment; sent twice it is kept once.");
                assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
                HttpResponse<String> card = service.post(MemoryService.VIEW, MemoryService.call("anna"));
                assertThat(card.statusCode()).isEqualTo(200);
                assertThat(RunningService.json(card).path("cards")).hasSize(1);
            }
            JsonNode health = health(service);
            assertThat(health.path("status").stringValue()).isEqualTo("UP");
            JsonNode store = health.path("components").path("store");
            assertThat(store.path("status").stringValue()).isEqualTo("DEGRADED");
            assertThat(store.path("details").path("reason").stringValue())
                    .isEqualTo("its file, or the folder of it, may not be written to");

            mode(lost, part.equals(".") ? "rwx------" : "rw-------");
            assertThat(send(service).statusCode()).isEqualTo(200);
            assertThat(health(service)
                            .path("components")
                            .path("store")
                            .path("status")
                            .stringValue())
                    .isEqualTo("UP");
            service.kill();
        }
        nothingIsLost();
    }

    @Test
    void aFolderThatMayNotBeWrittenToTakesNothingFromWhatIsOpen() throws Exception {
        try (ServiceProcess service = start()) {
            assertThat(send(service).statusCode()).isEqualTo(200);
            mode(store, "r-xr-xr-x");

            assertThat(send(service).statusCode()).isEqualTo(200);
            assertThat(service.post(MemoryService.VIEW, MemoryService.call("anna"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(health(service)
                            .path("components")
                            .path("store")
                            .path("status")
                            .stringValue())
                    .isEqualTo("UP");
            mode(store, "rwx------");
            service.kill();
        }
        nothingIsLost();
    }

    private ServiceProcess start() throws IOException, InterruptedException {
        return ServiceProcess.startWithinRights(
                folder.resolve("log"), List.of("--alliance.store.path=" + file, "--alliance.zone=Europe/Berlin"));
    }

    private HttpResponse<String> send(ServiceProcess service) throws IOException, InterruptedException {
        String card = UUID.randomUUID().toString();
        HttpResponse<String> answer = service.post(
                MemoryService.FEEDBACK,
                "{\"feedback\": [{\"card\": \"%s\", \"outcome\": \"accepted\"}]}".formatted(card));
        if (answer.statusCode() == 200) {
            acknowledged.add(card);
        }
        return answer;
    }

    private static JsonNode health(ServiceProcess service) throws IOException, InterruptedException {
        return RunningService.json(service.get("/actuator/health"));
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    /** The service was killed; whoever opens the file now finds all that was acknowledged. */
    private void nothingIsLost() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            try (ResultSet check = statement.executeQuery("pragma integrity_check")) {
                assertThat(check.getString(1)).isEqualTo("ok");
            }
            List<String> kept = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select card from feedback")) {
                while (rows.next()) {
                    kept.add(rows.getString(1));
                }
            }
            assertThat(kept).containsAll(acknowledged);
        }
    }
}
