// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.alliancecds.service.feedback.SignalCounts;
import org.alliancecds.service.ledger.ClientFile;
import org.alliancecds.service.ledger.MemoryService;
import org.alliancecds.service.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that ask the database, beside a service that runs; and starts that are refused. */
class StoreCommandTest {

    private final Path folder;

    StoreCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void exportsAndErasesWhatIsHeldOnOneClient() throws Exception {
        // Found as the service finds it: in the settings file of the working folder.
        Files.writeString(folder.resolve("application.properties"), "alliance.store.path=kept.db\n");
        Path file = folder.resolve("kept.db");
        try (MemoryService service = new MemoryService(List.of("--alliance.store.path=" + file))) {
            service.accept(service.card("anna"));
            service.card("bert");
            ClientFile bert = new ClientFile(service.bean(Store.class), "stand-in", "bert");
            MemoryService.once(bert::export, held -> held.cards().size() == 1);

            CommandRun export = CommandRun.of(folder, "client", "export", "stand-in", "anna");
            CommandRun erase = CommandRun.of(folder, "client", "erase", "stand-in", "anna");
            CommandRun again = CommandRun.of(folder, "client", "export", "stand-in", "Patient/anna");

            assertThat(export.code()).as(export.said()).isZero();
            JsonNode held = JsonMapper.shared().readTree(export.said());
            assertThat(held.path("cards").size()).isEqualTo(1);
            assertThat(held.path("cards").path(0).path("feedback").size()).isEqualTo(1);
            assertThat(held.path("calls").size()).isEqualTo(1);
            assertThat(export.said()).doesNotContain("anna", "Practitioner", "\"caller\"");
            assertThat(erase.code()).isZero();
            assertThat(erase.said()).startsWith("Erased: 1 cards, 1 entries of feedback, 1 audited calls.");
            assertThat(JsonMapper.shared().readTree(again.said()).path("cards").size())
                    .isZero();
            assertThat(bert.export().cards()).hasSize(1);
            CommandRun elsewhere = CommandRun.of(folder, "client", "erase", "stand-in/", "bert");
            assertThat(elsewhere.code()).isEqualTo(1);
            assertThat(elsewhere.said())
                    .startsWith("Nothing of the issuer stand-in/ is in the database; it holds data of stand-in.");
            assertThat(bert.export().cards()).hasSize(1);
        }
    }

    @Test
    void anErasureThatCouldNotOverwriteIsFinishedByAnother() throws Exception {
        Path file = folder.resolve("kept.db");
        String store = "--alliance.store.path=" + file;
        try (MemoryService service = new MemoryService(List.of(store))) {
            service.accept(service.card("anna"));
        }
        String hash;
        CommandRun first;
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            try (ResultSet rows = statement.executeQuery("select client from card_issued")) {
                hash = rows.getString(1);
            }
            first = CommandRun.of(folder, "client", "erase", "stand-in", "anna", store);
            assertThat(bytes(file)).contains(hash);
        }
        CommandRun again = CommandRun.of(folder, "client", "erase", "stand-in", "anna", store);

        assertThat(first.code()).isEqualTo(1);
        assertThat(first.said())
                .startsWith("Erased: 1 cards, 1 entries of feedback, 1 audited calls.")
                .contains("somebody still reads an older state of the database");
        assertThat(again)
                .isEqualTo(new CommandRun(0, "What was erased before is overwritten now; nothing more is held.\n"));
        assertThat(bytes(file)).doesNotContain(hash);
        assertThat(CommandRun.of(folder, "client", "erase", "stand-in", "anna", store)
                        .said())
                .startsWith("Nothing of the issuer stand-in is in the database; it holds data of none.");
    }

    @Test
    void aServiceThatRunsFinishesAnErasure() throws Exception {
        Path file = folder.resolve("kept.db");
        String store = "--alliance.store.path=" + file;
        try (MemoryService service = new MemoryService(List.of(store))) {
            service.card("anna");
            ClientFile client = new ClientFile(service.bean(Store.class), "stand-in", "anna");
            String hash = client.export().client();
            MemoryService.once(client::export, held -> held.cards().size() == 1);
            try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = reader.createStatement()) {
                reader.setAutoCommit(false);
                statement.executeQuery("select client from card_issued").close();
                assertThat(CommandRun.of(folder, "client", "erase", "stand-in", "anna", store)
                                .code())
                        .isEqualTo(1);
                assertThat(bytes(file)).contains(hash);
            }
            assertThat(MemoryService.once(() -> bytes(file), bytes -> !bytes.contains(hash)))
                    .doesNotContain(hash);
        }
    }

    /** Of every file of that database. */
    private static String bytes(Path file) {
        StringBuilder bytes = new StringBuilder();
        for (String ending : List.of("", "-wal", "-shm", ".aside")) {
            Path part = file.resolveSibling(file.getFileName() + ending);
            try {
                bytes.append(Files.exists(part) ? Files.readString(part, StandardCharsets.ISO_8859_1) : "");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return bytes.toString();
    }

    @Test
    void everySpellingOfAnIdIsTheSameClientAndWhatIsNoneIsRefused() throws Exception {
        String store = "--alliance.store.path=" + folder.resolve("kept.db");
        try (MemoryService service = new MemoryService(List.of(store))) {
            service.card("anna");
            ClientFile client = new ClientFile(service.bean(Store.class), "stand-in", "anna");
            MemoryService.once(client::export, held -> held.cards().size() == 1);
        }
        for (String id : List.of("anna", "Patient/anna", "https://ehr.example/fhir/r4/Patient/anna")) {
            CommandRun export = CommandRun.of(folder, "client", "export", "stand-in", id, store);
            assertThat(JsonMapper.shared().readTree(export.said()).path("cards").size())
                    .as(id)
                    .isEqualTo(1);
        }
        for (String id : List.of("anna\u2003", "Practitioner/anna")) {
            CommandRun run = CommandRun.of(folder, "client", "erase", "stand-in", id, store);
            assertThat(run.code()).as(id).isEqualTo(2);
            assertThat(run.said())
                    .startsWith("There is no client of that id: give the id of the Patient alone or as Patient/<id>");
        }
        assertThat(List.of("anna ", " anna", "Patient/", "a/anna", "a".repeat(65)))
                .noneMatch(ClientFile::isPatientId);
    }

    @Test
    void tellsWhatBecameOfTheCardsAndOfFewOnlyThatTheyAreFew() throws Exception {
        String store = "--alliance.store.path=" + folder.resolve("kept.db");
        try (MemoryService service = new MemoryService(List.of(store))) {
            CommandRun none = CommandRun.of(folder, "feedback-report", store);
            assertThat(none.said()).startsWith("No card has been shown");
            for (int i = 0; i < 4; i++) {
                service.accept(service.card("client-" + i));
            }
            shown(service, 4);
            assertThat(CommandRun.of(folder, "feedback-report", store).said())
                    .containsPattern("\nmean_alliance_low +few\n");
            for (int i = 4; i < 30; i++) {
                service.override(service.card("client-" + i));
            }
            shown(service, 30);
            CommandRun report = CommandRun.of(folder, "feedback-report", store);
            assertThat(report.code()).as(report.said()).isZero();
            assertThat(report.said())
                    .containsPattern(
                            "\nmean_alliance_low +30 +4 +26   to be reviewed\n    set aside 26 times: [a-z-]+\n")
                    .doesNotContain("client-", "stand-in", "Practitioner");
        }
    }

    /** Waits until so many cards are written, which happens behind the answers. */
    private static void shown(MemoryService service, int cards) {
        SignalCounts counts = service.bean(SignalCounts.class);
        MemoryService.once(
                () -> counts.counts().months().stream()
                        .mapToInt(SignalCounts.Month::shown)
                        .sum(),
                sum -> sum == cards);
    }

    @Test
    void anotherUseIsExplainedAndEndsWithTwo() throws Exception {
        for (String[] wrong : List.of(
                new String[] {"client"},
                new String[] {"client", "forget", "stand-in", "anna"},
                new String[] {"client", "erase", "stand-in"},
                new String[] {"shadow-report", "now"})) {
            CommandRun run = CommandRun.of(folder, wrong);

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.said()).contains("java -jar alliance-cds.jar client erase <issuer> <patient-id>");
        }
    }

    @Test
    void anIdThatNamesNoClientIsRefused() throws Exception {
        for (String wrong : List.of("anna\u2003", " anna", "Group/anna", "a".repeat(65))) {
            CommandRun run = CommandRun.of(folder, "client", "erase", "stand-in", wrong);

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.said()).startsWith("There is no client of that id");
        }
    }

    @Test
    void aWordThatIsNoCommandStartsNothing() throws Exception {
        CommandRun wrong = CommandRun.of(folder, "chekc", "my-rules");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.said()).startsWith("There is no command chekc.").contains("check <folder>", "shadow-report");
        CommandRun help = CommandRun.of(folder, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.said())
                .startsWith("Without a command the service starts")
                .contains("check <folder>");
    }

    @Test
    void whatIsMisspeltIsToldWithWhatIsNearest() throws Exception {
        for (String[] wrong : List.of(
                new String[] {"There is no command chekc. Maybe: check", "chekc", "my-rules"},
                new String[] {"There is no command eraze. Maybe: erase", "client", "eraze", "stand-in", "anna"},
                new String[] {"There is no option --hlep. Maybe: --help", "check", "--hlep"},
                new String[] {
                    "There is no option --alliance.stor.path. Maybe: --alliance.store.path",
                    "shadow-report",
                    "--alliance.stor.path=kept.db"
                })) {
            CommandRun run = CommandRun.of(folder, Arrays.copyOfRange(wrong, 1, wrong.length));

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.said().lines()).first().isEqualTo(wrong[0]);
        }
    }

    @Test
    void eachCommandSaysHowItIsCalled() throws Exception {
        for (String command : List.of(
                "check", "cohort", "client", "client export", "client erase", "feedback-report", "shadow-report")) {
            String[] words = (command + " --help").split(" ", -1);
            CommandRun run = CommandRun.of(folder, words);

            assertThat(run.code()).as(command).isZero();
            assertThat(run.said())
                    .contains("java -jar alliance-cds.jar " + command, "--help", "and with 2 when it was called in");
        }
    }

    @Test
    void aCommandTakesTheSettingsOfTheService() throws Exception {
        CommandRun run = CommandRun.of(
                folder,
                "shadow-report",
                "--alliance.store.clientKey=" + folder.resolve("k"),
                "--alliance.ehrs[0].prefetch-aliases.forms=responses",
                "--alliance.ehrs[0].creates.codes.short-rating=https://ehr.example/codes|q1",
                "--alliance.psychotherapy-types[0]=a|b",
                "--server.port=0",
                "--spring.main.banner-mode=off");

        assertThat(run)
                .isEqualTo(new CommandRun(
                        1,
                        "There is no database alliance-cds.db: give alliance.store.path or"
                                + " spring.datasource.url as to the service.\n"));
    }

    @Test
    void aDatabaseThatIsNotThereIsNotMade() throws Exception {
        CommandRun run = CommandRun.of(folder, "client", "erase", "stand-in", "anna");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said()).startsWith("There is no database alliance-cds.db: give alliance.store.path");
        assertThat(folder.resolve("alliance-cds.db")).doesNotExist();
    }

    @Test
    void aServiceThatCannotRememberDoesNotStart() throws Exception {
        for (Path named : List.of(Files.createDirectory(folder.resolve("kept")), Path.of("/dev/null"))) {
            Set<PosixFilePermission> before = Files.getPosixFilePermissions(named);
            CommandRun run = CommandRun.of(folder, "--server.port=0", "--alliance.store.path=" + named);

            assertThat(run.code()).as(run.said()).isEqualTo(1);
            assertThat(run.said())
                    .contains(
                            "The database cannot be used: " + named + " is no file but a folder or a device",
                            "set alliance.store.path")
                    .doesNotContain("\tat ", "Started");
            assertThat(Files.getPosixFilePermissions(named)).isEqualTo(before);
        }
    }

    @Test
    void aKeyThatOthersMayReadIsClosedOrRefused() throws Exception {
        Path key = Files.writeString(folder.resolve("client.key"), "k".repeat(40));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        String store = "--alliance.store.path=" + folder.resolve("kept.db");
        try (MemoryService service = new MemoryService(List.of(store, "--alliance.store.client-key=" + key))) {
            service.card("anna");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");

        Path another = anothers(key);
        CommandRun refused = CommandRun.of(folder, "shadow-report", store, "--alliance.store.client-key=" + another);
        assertThat(refused)
                .isEqualTo(new CommandRun(
                        1,
                        "Others on this machine may read " + another
                                + " (alliance.store.client-key): make it readable to"
                                + " this user alone, for example by chmod 600 " + another + ".\n"));
        assertThat(CommandRun.of(folder, "shadow-report", store, "--alliance.store.client-key=" + folder)
                        .said())
                .isEqualTo(folder + " is no file but a folder or a device (alliance.store.client-key): name a file"
                        + " there.\n");
    }

    /** A file of another user that others may read: given away, or, where that is not allowed, one of the system. */
    private static Path anothers(Path key) throws IOException {
        try {
            Path given = Files.copy(key, key.resolveSibling("given.key"));
            Files.setPosixFilePermissions(given, PosixFilePermissions.fromString("rw-r--r--"));
            return Files.setOwner(
                    given, given.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        } catch (FileSystemException notAllowed) {
            return Path.of("/etc/passwd");
        }
    }

    @Test
    void settingsThatCannotBeAreRefusedWithTheRemedy() throws Exception {
        for (String[] wrong : List.of(
                new String[] {"--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/x", "set alliance.store.client-key"
                },
                new String[] {"--spring.datasource.url=jdbc:h2:mem:x", "names no PostgreSQL database"},
                new String[] {"--alliance.store.keep=1h", "The setting alliance.store cannot be read"})) {
            CommandRun run = CommandRun.of(folder, "shadow-report", wrong[0]);

            assertThat(run.code()).as(run.said()).isEqualTo(1);
            assertThat(run.said()).contains(wrong[1]).doesNotContain("\tat ");
        }
    }

    @Test
    void aDatabaseIsUsedOnlyWithTheKeyThatItWasWrittenWith() throws Exception {
        Path file = folder.resolve("k.db");
        Path key = folder.resolve("k.db.key");
        String path = "--alliance.store.path=" + file;
        try (MemoryService service = new MemoryService(List.of(path))) {
            service.card("anna");
        }
        String right = Files.readString(key);

        Files.writeString(key, "x".repeat(40));
        assertThat(CommandRun.of(folder, "shadow-report", path))
                .isEqualTo(
                        new CommandRun(
                                1,
                                "The client key in " + key + " is another than the one that this database was"
                                        + " written with: put that one there (alliance.store.client-key), the same for every replica.\n"));
        Files.delete(key);
        assertThat(CommandRun.of(folder, "shadow-report", path).said())
                .startsWith("The client key " + key + " is gone, and what is held was hashed with it: put it back");
        assertThat(key).doesNotExist();
        Files.writeString(key, "short");
        assertThat(CommandRun.of(folder, "shadow-report", path).said()).contains("is too short");
        Files.writeString(key, right);
        assertThat(CommandRun.of(folder, "shadow-report", path).code()).isZero();
    }
}
