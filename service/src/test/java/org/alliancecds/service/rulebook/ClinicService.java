// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Predicate;
import org.alliancecds.service.AllianceCdsApplication;
import org.alliancecds.service.CdsHooksStrictness;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service of its own, started on a clinic's folder. */
final class ClinicService implements AutoCloseable {

    /** A zone in which it is about noon: a test that runs for a minute is not to meet midnight, and another day. */
    static ZoneOffset zone() {
        return ZoneOffset.ofHours(12 - Instant.now().atOffset(ZoneOffset.UTC).getHour());
    }

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    ClinicService(ClinicFolder folder) {
        context = SpringApplication.run(
                AllianceCdsApplication.class,
                "--server.port=0",
                "--alliance.zone=" + zone(),
                "--alliance.rulebook.path=" + folder.path());
    }

    RulebookInUse inUse() {
        return context.getBean(RulebookInUse.class);
    }

    String post(String path, String body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    JsonNode get(String path) {
        return MAPPER.readTree(send(HttpRequest.newBuilder(address(path)).header("Accept", "application/json"))
                .body());
    }

    String page(String path) {
        return send(HttpRequest.newBuilder(address(path)).header("Accept", "text/html"))
                .body();
    }

    /** The whole of health; {@code status} beside the rulebook's details. */
    JsonNode health() {
        return get("/actuator/health");
    }

    /** What health says of the rulebook. */
    static JsonNode details(JsonNode health) {
        return health.path("components").path("rulebook").path("details");
    }

    /** Health, as soon as its details are so. */
    JsonNode healthOnce(Predicate<JsonNode> awaited) {
        Instant end = Instant.now().plus(PATIENCE);
        JsonNode health = health();
        while (!awaited.test(details(health))) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Waited in vain; health is " + health);
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            health = health();
        }
        return health;
    }

    @Override
    public void close() {
        context.close();
    }

    private URI address(String path) {
        String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
            CdsHooksStrictness.check(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
