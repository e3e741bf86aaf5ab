// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alliancecds.service.RunningService;
import org.alliancecds.service.command.CommandRun;
import org.alliancecds.service.ledger.ClientFile;
import org.alliancecds.service.ledger.MemoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * What becomes of the file of the database while the service runs: nothing is acknowledged that is not kept, cards still
 * come, health says why, and it goes on by itself once the file is there and sound.
 */
class DiskTest {

    private final Path folder;
    private final Path file;
    private final Path backup;
    private final Path elsewhere;
    private final List<String> acknowledged = new ArrayList<>();

    DiskTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("d.db");
        this.backup = folder.resolve("backup.db");
        this.elsewhere = folder.resolve("elsewhere.db");
    }

    @BeforeEach
    void forget() {
        acknowledged.clear();
    }

    private MemoryService service() {
        return new MemoryService(List.of("--alliance.store.path=" + file));
    }

    @Test
    void aFileThatWasTakenAwayIsNotWrittenTo() throws Exception {
        try (MemoryService service = service()) {
            accepted(service);
            Files.move(file, elsewhere);

            refused(service, "its file is gone");
            JsonNode meanwhile = service.card("meanwhile");
            Files.move(elsewhere, file);

            accepted(service);
            up(service);
            assertThat(service.accept(meanwhile).statusCode()).isEqualTo(200);
            ClientFile client = new ClientFile(service.bean(Store.class), "stand-in", "meanwhile");
            assertThat(MemoryService.once(client::export, held -> held.cards().size() == 1)
                            .cards()
                            .get(0)
                            .feedback())
                    .hasSize(1);
        }
        nothingIsLost();
    }

    @Test
    void aFileThatWasDeletedIsNotMadeAnewBehindTheBackOfItsOwner() throws Exception {
        try (MemoryService service = service()) {
            accepted(service);
            Files.delete(file);
            for (int i = 0; i < 5; i++) {
                refused(service, "its file is gone");
            }
            assertThat(file).doesNotExist();
        }
        acknowledged.clear();
        try (MemoryService service = service()) {
            accepted(service);
        }
        nothingIsLost();
    }

    @Test
    void aCopyInItsPlaceIsUsedWithoutTheLogOfTheOther() throws Exception {
        try (MemoryService service = service()) {
            accepted(service);
            copy();
            String lost = accepted(service);
            Files.move(backup, file, StandardCopyOption.REPLACE_EXISTING);
            acknowledged.remove(lost);

            accepted(service);
            up(service);
        }
        nothingIsLost();
    }

    @Test
    void aCopyWrittenOverItIsUsedWithoutTheLogOfTheOther() throws Exception {
        try (MemoryService service = service()) {
            accepted(service);
            copy();
            List<String> later = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                later.addAll(acceptedBatch(service, 200));
            }
            assertThat(service.bean(Store.class).settle()).isTrue();
            later.add(accepted(service));
            Files.write(file, Files.readAllBytes(backup));
            acknowledged.removeAll(later);

            MemoryService.once(() -> send(service, UUID.randomUUID().toString()).statusCode(), code -> code == 200);
            accepted(service);
            up(service);
        }
        nothingIsLost();
    }

    @Test
    void whatAnotherProgramBringsIntoTheFileIsNoDamage() throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger("org.alliancecds.service.store");
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        try (MemoryService service = service()) {
            log.addAppender(said);
            acceptedBatch(service, 100);
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                statement.executeQuery("pragma wal_checkpoint(truncate)").close();
            }
            accepted(service);
            up(service);
            assertThat(said.list).isEmpty();
        } finally {
            log.detachAppender(said);
        }
        nothingIsLost();
    }

    @Test
    void aFileThatWasCutOffIsRefusedUntilACopyIsThere() throws Exception {
        try (MemoryService service = service()) {
            acceptedBatch(service, 300);
            copy();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }

            refused(service, "its file is damaged");
            refused(service, "its file is damaged");
            Files.write(file, Files.readAllBytes(backup));

            MemoryService.once(() -> send(service, UUID.randomUUID().toString()).statusCode(), code -> code == 200);
            accepted(service);
            up(service);
        }
        nothingIsLost();
    }

    @Test
    void aDamagedHeaderOrPageIsNotWrittenOver() throws Exception {
        for (int place : List.of(0, 3)) {
            try (MemoryService service = service()) {
                acceptedBatch(service, 300);
                assertThat(service.bean(Store.class).settle()).isTrue();
                copy();
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap("x".repeat(4096).getBytes(StandardCharsets.US_ASCII)), place * 4096L);
                }

                refused(service, "its file is damaged");
                Files.move(backup, file, StandardCopyOption.REPLACE_EXISTING);

                MemoryService.once(
                        () -> send(service, UUID.randomUUID().toString()).statusCode(), code -> code == 200);
                accepted(service);
            }
            nothingIsLost();
        }
    }

    @Test
    void aDamagedFileIsRefusedAtTheStart() throws Exception {
        try (MemoryService service = service()) {
            acceptedBatch(service, 300);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(
                    ByteBuffer.wrap("x".repeat(4096).getBytes(StandardCharsets.US_ASCII)), Files.size(file) - 4096);
        }

        CommandRun run = CommandRun.of(folder, "--server.port=0", "--alliance.store.path=" + file);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said())
                .contains("The database " + file + " is damaged: put a copy of it in its place")
                .doesNotContain("\tat ", "Started");
    }

    @Test
    void aLogThatWasTakenAwayIsBroughtIntoTheFile() throws Exception {
        try (MemoryService service = service()) {
            acceptedBatch(service, 50);
            Files.delete(log());
            acceptedBatch(service, 50);
            assertThat(kept()).containsAll(acknowledged);
            Files.delete(file.resolveSibling("d.db-shm"));
            acceptedBatch(service, 50);
            assertThat(kept()).containsAll(acknowledged);
            up(service);
        }
        nothingIsLost();
    }

    @Test
    void aFullDiskIsToldAndPasses() throws Exception {
        try (MemoryService service = service()) {
            accepted(service);
            Store store = service.bean(Store.class);
            store.write(client ->
                    client.sql("pragma max_page_count = 1").query(Integer.class).single());
            HttpResponse<String> full =
                    MemoryService.once(() -> sendBatch(service, uuids(500)), answer -> answer.statusCode() != 200);

            assertThat(full.statusCode()).isEqualTo(503);
            assertThat(full.body()).contains("the database does not answer (the disk is full)");
            accepted(service);
            up(service);
        }
        nothingIsLost();
    }

    private Path log() {
        return file.resolveSibling("d.db-wal");
    }

    /** As somebody makes a backup beside the service. */
    private void copy() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum into '" + backup + "'");
        }
    }

    private String accepted(MemoryService service) {
        String card = UUID.randomUUID().toString();
        HttpResponse<String> answer = send(service, card);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return card;
    }

    private List<String> acceptedBatch(MemoryService service, int size) {
        List<String> cards = uuids(size);
        HttpResponse<String> answer = sendBatch(service, cards);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return cards;
    }

    private static List<String> uuids(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
    }

    private HttpResponse<String> send(MemoryService service, String card) {
        return sendBatch(service, List.of(card));
    }

    private HttpResponse<String> sendBatch(MemoryService service, List<String> cards) {
        HttpResponse<String> answer = service.post(
                MemoryService.FEEDBACK,
                cards.stream()
                        .map(card -> "{\"card\": \"%s\", \"outcome\": \"accepted\"}".formatted(card))
                        .collect(Collectors.joining(",", "{\"feedback\": [", "]}")));
        if (answer.statusCode() == 200) {
            acknowledged.addAll(cards);
        }
        return answer;
    }

    private void refused(MemoryService service, String reason) {
        HttpResponse<String> answer = send(service, UUID.randomUUID().toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(RunningService.json(answer)
                        .path("issue")
                        .path(0)
                        .path("diagnostics")
                        .stringValue())
                .isEqualTo(
                        "What was sent could not be kept, or what was asked for could not be read: the database does not"
                                + " answer (" + reason + "). Send it again in a moment; sent twice it is kept once.");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(service.card("anna").path("summary").stringValue()).isNotBlank();
        JsonNode health = service.json("/actuator/health");
        assertThat(health.path("status").stringValue()).isEqualTo("UP");
        JsonNode store = health.path("components").path("store");
        assertThat(store.path("status").stringValue()).isEqualTo("DEGRADED");
        assertThat(store.path("details").path("reason").stringValue()).isEqualTo(reason);
    }

    private static void up(MemoryService service) {
        assertThat(service.json("/actuator/health")
                        .path("components")
                        .path("store")
                        .path("status")
                        .stringValue())
                .isEqualTo("UP");
    }

    /** The service has ended; whoever opens the file now finds all that was acknowledged. */
    private void nothingIsLost() throws SQLException {
        assertThat(log()).doesNotExist();
        assertThat(kept()).containsAll(acknowledged);
    }

    /** The cards of all feedback, as another program finds them. */
    private List<String> kept() throws SQLException {
        List<String> kept = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            try (ResultSet check = statement.executeQuery("pragma integrity_check")) {
                assertThat(check.getString(1)).isEqualTo("ok");
            }
            try (ResultSet rows = statement.executeQuery("select card from feedback")) {
                while (rows.next()) {
                    kept.add(rows.getString(1));
                }
            }
        }
        return kept;
    }
}
