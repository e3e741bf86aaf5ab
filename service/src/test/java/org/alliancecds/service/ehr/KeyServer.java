// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes key sets, well or badly, and counts who asks. */
final class KeyServer {

    /** What stands at a path. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    KeyServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "key-server");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
            try (exchange) {
                behaviours.getOrDefault(path, KeyServer::notFound).answer(exchange);
            }
        });
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    int asked(String path) {
        AtomicInteger count = asked.get(path);
        return count == null ? 0 : count.get();
    }

    void serve(String path, String body) {
        behaviours.put(path, exchange -> send(exchange, 200, body));
    }

    void redirect(String path, String to) {
        behaviours.put(path, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            send(exchange, 302, "");
        });
    }

    /** From now on there is an error in place of what was there. */
    void fail(String path) {
        behaviours.put(path, exchange -> send(exchange, 503, "down"));
    }

    /** The headers come at once, the first byte of the body with them, and the rest when {@code end} is counted down. */
    void stall(String path, CountDownLatch end) {
        behaviours.put(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write('{');
            body.flush();
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void notFound(HttpExchange exchange) throws IOException {
        send(exchange, 404, "");
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
