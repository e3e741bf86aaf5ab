// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alliancecds.service.ehr.KnownCaller;
import org.alliancecds.service.ledger.ServiceProcess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attacks of other kinds than a heavy body or a slow caller, in 256 MB of heap. The build has a test of its own for each;
 * here they come in numbers, to the released jar, beside health and ordinary calls. service/drill/attack.sh runs it.
 */
class LongAttackDrill {

    private static final int PAGES = 80;
    private static final int WARM_UP = 300;
    /** One at once, and one a minute. */
    private static final int MOST_LINES = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final @Nullable Path jar;
    private final List<String> faults = new ArrayList<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    LongAttackDrill(@TempDir Path folder) {
        this.folder = folder;
        String released = System.getProperty("drill.jar");
        this.jar = released == null ? null : Path.of(released).toAbsolutePath();
    }

    @AfterEach
    void judge() {
        assertThat(faults).isEmpty();
    }

    @Test
    void requestsThatAreNone() throws Exception {
        try (ServiceProcess service = demo("odd")) {
            attack(service, "ids with a blank that looks like none", 100, 8, i -> call(service, "tomasz\u2003", "7"));
            attack(service, "users of 10,000 characters", 100, 8, i -> call(service, "tomasz", "7".repeat(10_000)));
            attack(service, "the content type */*", 100, 8, i -> post(service, HeavyBodies.CALL, "{}")
                    .setHeader("Content-Type", "*/*"));
            attack(service, "methods that nobody knows", 100, 8, i -> request(service, HeavyBodies.CALL)
                    .method("BREW" + i, BodyPublishers.ofString("{}")));
        }
    }

    @Test
    void feedbackInBulk() throws Exception {
        try (ServiceProcess service = demo("bulk", "--alliance.store.path=" + folder.resolve("bulk.db"))) {
            attack(
                    service,
                    "100 calls of 500 feedbacks",
                    100,
                    4,
                    i -> post(service, HeavyBodies.FEEDBACK, feedback(500)));
            attack(
                    service,
                    "16 calls of 62,000 feedbacks",
                    16,
                    4,
                    i -> post(service, HeavyBodies.FEEDBACK, feedback(62_000)));
        }
    }

    @Test
    void pagesForManyAtOnce() throws Exception {
        try (ServiceProcess service = demo("pages")) {
            attack(service, PAGES + " demo pages at once", PAGES, PAGES, i -> page(service, "/demo"));
            attack(service, PAGES + " charts at once", PAGES, PAGES, i -> page(service, "/demo/clients/tomasz"));
            attack(
                    service,
                    PAGES + " times the rulebook at once, in the demo",
                    PAGES,
                    PAGES,
                    i -> page(service, "/rulebook"));
        }
        try (ServiceProcess service = live("pages", KnownCaller.settings(folder))) {
            attack(
                    service,
                    10 * PAGES + " times the rulebook, live",
                    10 * PAGES,
                    PAGES,
                    i -> page(service, "/rulebook"));
        }
    }

    @Test
    void callersWithoutATokenThatCounts() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        HttpServer stalling = stallingKeyServer(end);
        List<String> settings = new ArrayList<>(KnownCaller.settings(folder));
        settings.add("--alliance.ehrs[1].issuer=https://stalling.example");
        settings.add("--alliance.ehrs[1].jwks=http://127.0.0.1:"
                + stalling.getAddress().getPort() + "/jwks.json");
        try (ServiceProcess service = live("tokens", settings)) {
            attack(service, "5,000 calls without a token", 5000, 16, i -> request(service, HeavyBodies.CALL)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}")));
            long lines = Files.readString(folder.resolve("tokens.log"))
                    .lines()
                    .filter(line -> line.contains("401 at"))
                    .count();
            System.out.println("Lines that they left in the log: " + lines);
            if (lines > MOST_LINES) {
                faults.add("5,000 calls without a token left " + lines + " lines");
            }
            attack(service, "200 tokens of an EHR whose key server stalls", 200, 60, i -> request(
                            service, "/cds-services")
                    .header("Authorization", "Bearer " + tokenOfStalling(i)));
        } finally {
            end.countDown();
            stalling.stop(0);
        }
    }

    @Test
    void aDatabaseFileThatIsRemoved() throws Exception {
        Path file = folder.resolve("removed.db");
        try (ServiceProcess service = demo("removed", "--alliance.store.path=" + file)) {
            if (status(post(service, HeavyBodies.FEEDBACK, feedback(1))) != 200) {
                faults.add("feedback before the file was removed");
            }
            Files.move(file, folder.resolve("elsewhere.db"));
            Map<Integer, Integer> statuses = attack(
                    service,
                    "200 feedbacks into a file that is gone",
                    200,
                    4,
                    i -> post(service, HeavyBodies.FEEDBACK, feedback(1)));
            if (statuses.containsKey(200)) {
                faults.add("feedback acknowledged into a file that is gone: " + statuses);
            }
            String health = client.send(request(service, "/actuator/health").build(), BodyHandlers.ofString())
                    .body();
            if (!health.contains("DEGRADED")) {
                faults.add("health says nothing of a file that is gone: " + health);
            }
        }
    }

    @Test
    void aTokenThatWasUsedWhileTheDatabaseWasLocked() throws Exception {
        Path file = folder.resolve("locked.db");
        List<String> settings = new ArrayList<>(KnownCaller.settings(folder));
        settings.add("--alliance.store.path=" + file);
        String token = KnownCaller.token("/cds-services");
        try (ServiceProcess service = live("locked", settings);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            Map<Integer, Integer> statuses =
                    attack(service, "50 times one token while the database is locked", 50, 8, i -> request(
                                    service, "/cds-services")
                            .header("Authorization", "Bearer " + token));
            if (statuses.getOrDefault(200, 0) != 1) {
                faults.add("one token opened " + statuses);
            }
            statement.execute("rollback");
            service.stop();
        }
        try (ServiceProcess service = live("locked", settings)) {
            int again = status(request(service, "/cds-services").header("Authorization", "Bearer " + token));
            System.out.println("The same token after a restart: " + again);
            if (again != 401) {
                faults.add("a used token after a restart: " + again);
            }
        }
    }

    /** Sends so many, so many of them at once, beside health and ordinary calls; answers how often each status came. */
    private Map<Integer, Integer> attack(
            ServiceProcess service, String name, int count, int atOnce, IntFunction<HttpRequest.Builder> request)
            throws Exception {
        boolean open = status(request(service, "/cds-services")) == 200;
        Beside beside = new Beside(service.port(), open);
        Map<Integer, Integer> statuses = new TreeMap<>();
        long start = System.nanoTime();
        ExecutorService callers = Executors.newFixedThreadPool(atOnce);
        for (int i = 0; i < count; i++) {
            HttpRequest.Builder next = request.apply(i);
            var unused = callers.submit(() -> {
                int status = status(next);
                synchronized (statuses) {
                    statuses.merge(status, 1, Integer::sum);
                }
                return status;
            });
        }
        callers.shutdown();
        boolean ended = callers.awaitTermination(10, TimeUnit.MINUTES);
        beside.end();
        System.out.printf(
                "%s: %s after %d ms; slowest health %d ms, ordinary call %d ms; %d MB%n",
                name,
                statuses,
                (System.nanoTime() - start) / 1_000_000,
                beside.health().slowestMs(),
                beside.ordinary().slowestMs(),
                service.residentMegabytes());
        if (!ended) {
            faults.add(name + ": not answered within 10 minutes");
        }
        statuses.keySet().stream()
                .filter(status -> status == 0 || (status >= 500 && status != 503))
                .forEach(status -> faults.add(name + ": " + status));
        faults.addAll(AttackDrillTest.others(name, service, beside, open ? 200 : 401));
        return statuses;
    }

    private ServiceProcess demo(String name, String... settings) throws IOException, InterruptedException {
        return start(name, List.of(settings));
    }

    private ServiceProcess live(String name, List<String> settings) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(settings);
        all.add("--alliance.zone=Europe/Berlin");
        if (settings.stream().noneMatch(setting -> setting.startsWith("--alliance.store.path"))) {
            all.add("--alliance.store.path=" + folder.resolve(name + ".db"));
        }
        return start(name, all);
    }

    private ServiceProcess start(String name, List<String> settings) throws IOException, InterruptedException {
        ServiceProcess service = ServiceProcess.start(jar, folder.resolve(name + ".log"), List.of(), settings);
        // What the first calls after a start cost is not to be taken for the cost of an attack.
        for (int i = 0; i < WARM_UP; i++) {
            int health = status(request(service, "/actuator/health"));
            int ordinary = status(post(service, HeavyBodies.CALL, HeavyBodies.ordinary()));
            if (health != 200 || (ordinary != 200 && ordinary != 401)) {
                faults.add(name + ", before any attack: health " + health + ", ordinary call " + ordinary);
                return service;
            }
        }
        return service;
    }

    private HttpRequest.Builder request(ServiceProcess service, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .timeout(PATIENCE);
    }

    private HttpRequest.Builder post(ServiceProcess service, String path, String body) {
        return request(service, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder page(ServiceProcess service, String path) {
        return request(service, path).header("Accept", "text/html");
    }

    private HttpRequest.Builder call(ServiceProcess service, String patient, String user) {
        return post(
                service,
                HeavyBodies.CALL,
                "{\"hook\":\"patient-view\",\"hookInstance\":\"h\",\"context\":{\"userId\":\"Practitioner/" + user
                        + "\",\"patientId\":\"" + patient + "\"},\"prefetch\":{\"responses\":null}}");
    }

    private static String feedback(int entries) {
        return IntStream.range(0, entries)
                .mapToObj(i -> "{\"card\":\"" + UUID.randomUUID() + "\",\"outcome\":\"accepted\"}")
                .collect(Collectors.joining(",", "{\"feedback\":[", "]}"));
    }

    /** The status; 0 where none came. */
    private int status(HttpRequest.Builder request) throws InterruptedException {
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException none) {
            return 0;
        }
    }

    /** Begins its answer, and never ends it. */
    private static HttpServer stallingKeyServer(CountDownLatch end) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        return server;
    }

    /** Signed by nobody; its key has to be looked for before that is found out. */
    private static String tokenOfStalling(int key) {
        return part("{\"alg\":\"ES384\",\"typ\":\"JWT\",\"kid\":\"k" + key + "\"}") + "."
                + part("{\"iss\":\"https://stalling.example\",\"aud\":\"x\",\"exp\":9999999999,\"jti\":\"" + key
                        + "\"}")
                + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[96]);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
