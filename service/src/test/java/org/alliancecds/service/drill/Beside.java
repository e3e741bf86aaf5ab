// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Asks again and again, beside an attack, what others ask: the health, and the cards of an ordinary client. */
final class Beside {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long BETWEEN_MS = 50;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final HttpRequest health;
    private final HttpRequest ordinary;
    private final Asked askedHealth = new Asked();
    private final Asked askedOrdinary = new Asked();
    private final Thread thread = new Thread(this::watch, "beside");
    private volatile boolean closing;

    /**
     * What became of one kind of request.
     *
     * <p>Statuses: how often each came; 0 stands for no answer at all.
     */
    static final class Asked {
        private final Map<Integer, Integer> statuses = new TreeMap<>();
        private long slowestMs;
        private long totalMs;
        private int count;

        private synchronized void add(int status, long ms) {
            statuses.merge(status, 1, Integer::sum);
            slowestMs = Math.max(slowestMs, ms);
            totalMs += ms;
            count++;
        }

        synchronized Map<Integer, Integer> statuses() {
            return new TreeMap<>(statuses);
        }

        synchronized long slowestMs() {
            return slowestMs;
        }

        synchronized double meanMs() {
            return count == 0 ? 0 : (double) totalMs / count;
        }
    }

    /** Begins; {@code ordinaryToo}: false where the service demands a token. */
    Beside(int port, boolean ordinaryToo) {
        String base = "http://127.0.0.1:" + port;
        health = HttpRequest.newBuilder(URI.create(base + "/actuator/health"))
                .timeout(PATIENCE)
                .build();
        ordinary = HttpRequest.newBuilder(URI.create(base + (ordinaryToo ? HeavyBodies.CALL : "/cds-services")))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(
                        ordinaryToo ? "POST" : "GET",
                        ordinaryToo ? BodyPublishers.ofString(HeavyBodies.ordinary()) : BodyPublishers.noBody())
                .build();
        thread.setDaemon(true);
        thread.start();
    }

    Asked health() {
        return askedHealth;
    }

    Asked ordinary() {
        return askedOrdinary;
    }

    private void watch() {
        try {
            while (!closing) {
                ask(health, askedHealth);
                ask(ordinary, askedOrdinary);
                Thread.sleep(BETWEEN_MS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(HttpRequest request, Asked asked) throws InterruptedException {
        long start = System.nanoTime();
        int status;
        try {
            status = client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException none) {
            status = 0;
        }
        asked.add(status, (System.nanoTime() - start) / 1_000_000);
    }

    /** Ends after the answer that it is waiting for. */
    void end() throws InterruptedException {
        closing = true;
        thread.join();
    }
}
