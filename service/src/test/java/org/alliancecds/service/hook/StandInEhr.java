// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.alliancecds.service.AllianceCdsApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A FHIR server whose answers a test chooses, and a service that may read it. */
final class StandInEhr implements AutoCloseable {

    /** Of a search that finds nothing. */
    static final String NOTHING = "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"total\": 0}";

    /** In place of an answer: there will be none. */
    static final String NEVER = "never";

    /** What was asked, each as its path and query below the base, and its Authorization. */
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ConfigurableApplicationContext service;
    private volatile Function<String, String> answers = query -> NOTHING;

    StandInEhr(String deadline) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        // In the demo, what may be read lies below the public address.
        service = SpringApplication.run(
                AllianceCdsApplication.class,
                "--server.port=0",
                "--alliance.zone=Europe/Berlin",
                "--alliance.public-url=http://localhost:" + server.getAddress().getPort(),
                "--alliance.fhir.deadline=" + deadline);
    }

    /** From now on these are the answers, by what is asked, for example {@code Condition?patient=p1&_count=200}. */
    void answers(Function<String, String> byQuery) {
        answers = byQuery;
        asked.clear();
    }

    String base() {
        return "http://localhost:" + server.getAddress().getPort() + "/demo/fhir";
    }

    /** Where the service listens. */
    String service() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().toString().replace("/demo/fhir/", "");
        asked.add(query + " " + exchange.getRequestHeaders().getFirst("Authorization"));
        String answer = answers.apply(query);
        if (answer.equals(NEVER)) {
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        service.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
