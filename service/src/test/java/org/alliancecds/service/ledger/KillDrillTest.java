// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the service with kill -9 in the middle of feedback, again and again: what it acknowledged is in the database.
 * service/drill/kill.sh runs the long form on the released jar.
 */
class KillDrillTest {

    private static final int WRITERS = 4;
    private static final int SQLITE_KILLS = Integer.getInteger("drill.kills", 3);
    private static final int POSTGRESQL_KILLS = Integer.getInteger("drill.kills", 1);

    private final Path folder;
    private final @Nullable Path jar;

    KillDrillTest(@TempDir Path folder) {
        this.folder = folder;
        String released = System.getProperty("drill.jar");
        this.jar = released == null ? null : Path.of(released).toAbsolutePath();
    }

    private interface Question {
        Connection open() throws SQLException;
    }

    /** What one kill left: what had been acknowledged, and what was sent and got no answer. */
    private record Round(Set<String> acknowledged, Set<String> unanswered) {}

    @Test
    void sqliteLosesNothingThatWasAcknowledged() throws Exception {
        Path file = folder.resolve("drill.db");

        drill(
                "SQLite",
                SQLITE_KILLS,
                List.of("--alliance.store.path=" + file),
                () -> DriverManager.getConnection("jdbc:sqlite:" + file));
    }

    @Test
    void postgresqlLosesNothingThatWasAcknowledged() throws Exception {
        Path key = Files.writeString(folder.resolve("client.key"), "k".repeat(40));
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .start()) {
            String url = server.getJdbcUrl("postgres", "postgres");

            drill(
                    "PostgreSQL",
                    POSTGRESQL_KILLS,
                    List.of("--spring.datasource.url=" + url, "--alliance.store.client-key=" + key),
                    () -> DriverManager.getConnection(url));
        }
    }

    private void drill(String name, int kills, List<String> args, Question database) throws Exception {
        Random random = new Random(7);
        Set<String> acknowledged = new HashSet<>();
        int unanswered = 0;
        int unansweredButKept = 0;
        for (int kill = 1; kill <= kills; kill++) {
            Round round;
            try (ServiceProcess service = ServiceProcess.start(jar, folder.resolve(name + ".log"), args)) {
                round = writeAndKill(service, 20 + random.nextInt(180));
            }
            acknowledged.addAll(round.acknowledged());
            Set<String> kept = kept(database);
            assertThat(kept).as("%s after kill %d", name, kill).containsAll(acknowledged);
            unanswered += round.unanswered().size();
            unansweredButKept +=
                    (int) round.unanswered().stream().filter(kept::contains).count();
        }
        System.out.printf(
                "%s: %d kills, %d feedback acknowledged, all of them kept; %d were under way when it was killed, %d of them"
                        + " were kept without having been acknowledged.%n",
                name, kills, acknowledged.size(), unanswered, unansweredButKept);
    }

    /** Several writers at once, and the kill falls somewhere in what they do after so many acknowledgements. */
    private static Round writeAndKill(ServiceProcess service, int after) throws InterruptedException {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Set<String> unanswered = ConcurrentHashMap.newKeySet();
        CountDownLatch enough = new CountDownLatch(after);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Thread writer = new Thread(() -> {
                while (write(service, acknowledged, unanswered)) {
                    enough.countDown();
                }
            });
            writer.start();
            writers.add(writer);
        }
        enough.await();
        service.kill();
        for (Thread writer : writers) {
            writer.join();
        }
        return new Round(acknowledged, unanswered);
    }

    private static boolean write(ServiceProcess service, Set<String> acknowledged, Set<String> unanswered) {
        String card = UUID.randomUUID().toString();
        try {
            HttpResponse<String> answer = service.post(
                    "/cds-services/alliance-patient-view/feedback", """
                    {"feedback": [{"card": "%s", "outcome": "accepted", "acceptedSuggestions": [{"id": "%s"}],
                      "outcomeTimestamp": "2026-03-01T09:30:00Z"}]}""".formatted(card, UUID.randomUUID()));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            acknowledged.add(card);
            return true;
        } catch (IOException killed) {
            unanswered.add(card);
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Set<String> kept(Question database) throws SQLException {
        Set<String> cards = new HashSet<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select card from feedback f where exists (select 1 from"
                        + " feedback_suggestion s where s.feedback = f.id)")) {
            while (rows.next()) {
                cards.add(rows.getString(1));
            }
        }
        return cards;
    }
}
