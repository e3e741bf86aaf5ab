// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts the real service on a free port, once, and talks HTTP to it, as an EHR does. */
public final class RunningService implements ParameterResolver {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** Public for JUnit. */
    public RunningService() {}

    /** The JVM ends it. */
    private static final class Started {
        private static final ConfigurableApplicationContext CONTEXT = run();
    }

    private static ConfigurableApplicationContext run() {
        return SpringApplication.run(
                AllianceCdsApplication.class,
                "--server.port=0",
                "--alliance.zone=Europe/Berlin",
                // Time enough for what is fetched, on any machine.
                "--alliance.fhir.deadline=30s");
    }

    /** Another one, for a test that answers cards: what was answered is not shown again. To be closed. */
    public static ConfigurableApplicationContext another() {
        return run();
    }

    /** The port on which that one listens. */
    public static int port(ConfigurableApplicationContext running) {
        return Integer.parseInt(
                java.util.Objects.requireNonNull(running.getEnvironment().getProperty("local.server.port")));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningService.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return this;
    }

    /** The port that it listens on. */
    public int port() {
        return port(Started.CONTEXT);
    }

    /** A part of the running program. */
    public <T> T bean(Class<T> type) {
        return Started.CONTEXT.getBean(type);
    }

    /** A request to that path; to be completed. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30));
    }

    /** GET. */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** POST as JSON. */
    public HttpResponse<String> post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Any request; what comes from {@code /cds-services} has to be strictly CDS Hooks. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            CdsHooksStrictness.check(answer);
            return answer;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Bytes to the port, and everything that comes back; for what an HTTP client refuses to send. */
    public String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The body of an answer as JSON. */
    public static JsonNode json(HttpResponse<String> answer) {
        return MAPPER.readTree(answer.body());
    }
}
