// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliancecds.service.AllianceCdsApplication;
import org.alliancecds.service.ehr.RefusedCalls.MinuteTimer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Whoever calls without a token, again and again, does not fill the disk with log lines. */
class RefusedCallsTest {

    private static final String NO_TOKEN =
            "401 at https://cds.clinic.example/cds-services: NO_TOKEN: the request has no"
                    + " Authorization header, or more than one";
    private static final Pattern MORE = Pattern.compile(" \\(and (\\d+) more like this\\)$");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path folder;

    RefusedCallsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aThousandCallsLeaveAFewLinesThatCountAllOfThem() throws Exception {
        ConfigurableApplicationContext service = start(null);
        try (LogLines log = new LogLines()) {
            for (int i = 0; i < 1000; i++) {
                assertThat(status(service, "/cds-services", null)).isEqualTo(401);
            }
            service.close();

            List<String> lines = log.refusals();
            assertThat(lines).hasSizeBetween(2, 5).allMatch(line -> line.startsWith(NO_TOKEN));
            assertThat(lines.stream().mapToInt(RefusedCallsTest::calls).sum()).isEqualTo(1000);
        } finally {
            service.close();
        }
    }

    @Test
    void eachKindHasItsLineAndItsCountOnceAMinute() throws Exception {
        Queue<Runnable> nextMinute = new ConcurrentLinkedQueue<>();
        try (ConfigurableApplicationContext service = start(nextMinute::add);
                LogLines log = new LogLines()) {
            String elsewhere = NO_TOKEN.replace("/cds-services:", "/(another path):");
            String malformed = NO_TOKEN.replaceFirst(
                    "NO_TOKEN: .*",
                    "MALFORMED: the token cannot be read as a signed JWT" + " whose claims have the types of RFC 7519");
            for (int i = 0; i < 3; i++) {
                status(service, "/cds-services", null);
                status(service, "/nothing-" + i, null);
                status(service, "/cds-services", "Bearer x" + i);
            }
            assertThat(log.refusals()).containsExactly(NO_TOKEN, elsewhere, malformed);

            passAMinute(nextMinute);
            assertThat(log.refusals().subList(3, 6))
                    .containsExactly(
                            NO_TOKEN + " (and 2 more like this)",
                            elsewhere + " (and 2 more like this)",
                            malformed + " (and 2 more like this)");

            status(service, "/cds-services", null);
            assertThat(log.refusals()).hasSize(6);
            passAMinute(nextMinute);
            assertThat(log.refusals().subList(6, 7)).containsExactly(NO_TOKEN + " (and 1 more like this)");

            // A quiet minute ends it: the next one is told at once, and nothing of a caller is kept.
            passAMinute(nextMinute);
            assertThat(nextMinute).isEmpty();
            status(service, "/cds-services", null);
            assertThat(log.refusals().subList(7, 8)).containsExactly(NO_TOKEN);
        }
    }

    private static void passAMinute(Queue<Runnable> nextMinute) {
        Queue<Runnable> due = new ArrayDeque<>(nextMinute);
        nextMinute.clear();
        due.forEach(Runnable::run);
    }

    private static int calls(String line) {
        Matcher more = MORE.matcher(line);
        return more.find() ? Integer.parseInt(more.group(1)) : 1;
    }

    private ConfigurableApplicationContext start(@Nullable MinuteTimer timer) throws IOException {
        List<String> arguments = new ArrayList<>(KnownCaller.settings(folder));
        arguments.addAll(List.of(
                "--server.port=0",
                "--alliance.zone=Europe/Berlin",
                "--alliance.store.path=" + folder.resolve("refused.db")));
        SpringApplication application = new SpringApplication(AllianceCdsApplication.class);
        if (timer != null) {
            application.addInitializers(starting -> ((GenericApplicationContext) starting)
                    .registerBean(
                            "refusedCallsOfTheTest",
                            RefusedCalls.class,
                            () -> new RefusedCalls(timer),
                            bean -> bean.setPrimary(true)));
        }
        return application.run(arguments.toArray(String[]::new));
    }

    private int status(ConfigurableApplicationContext service, String path, @Nullable String authorization)
            throws IOException, InterruptedException {
        String port = Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
