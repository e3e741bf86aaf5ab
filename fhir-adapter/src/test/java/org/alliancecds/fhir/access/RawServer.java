// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A server on this machine that says what it is told to, well-formed or not, and remembers who came. */
final class RawServer implements AutoCloseable {
    /** Answers one request. */
    interface Script {
        /** {@code target} is what stands between GET and HTTP/1.1. */
        void answer(String target, OutputStream out) throws IOException, InterruptedException;
    }

    /** Completed with the first request whose connection the client cut while it was being answered. */
    final CompletableFuture<String> cut = new CompletableFuture<>();

    final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> connections = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ServerSocket socket;
    private final Script script;

    RawServer(Script script) {
        this.script = script;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        thread(this::accept);
    }

    /** A server that gives each request the same JSON. */
    static RawServer json(String body) {
        return new RawServer((target, out) -> out.write(ok(body)));
    }

    /** A whole answer with status 200. */
    static byte[] ok(String body) {
        return answer("200 OK", "Content-Type: application/fhir+json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** A whole answer. */
    static byte[] answer(String status, String headers, byte[] body) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(("HTTP/1.1 " + status + "\r\n" + headers + "\r\nContent-Length: " + body.length
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The base address by which it may be read. */
    String base() {
        return "http://localhost:" + port() + "/fhir";
    }

    FhirOffer offer() {
        return new FhirOffer(base(), null, List.of(URI.create(base())));
    }

    /** How many came, whether they asked for anything or not. */
    int connections() {
        return connections.size();
    }

    /** Blocks until the server is closed; for an answer that never comes. */
    void neverAnswer() throws InterruptedException {
        closing.await();
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket connection = socket.accept();
                connections.add(connection);
                thread(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                head.append((char) next);
            }
            requests.add(head.toString());
            String target = head.substring(4, head.indexOf(" HTTP/1.1"));
            // A client that goes away is seen by the end of what it sends.
            thread(() -> {
                try {
                    if (in.read() < 0) {
                        cut.complete(target);
                    }
                } catch (IOException gone) {
                    cut.complete(target);
                }
            });
            script.answer(target, connection.getOutputStream());
        } catch (IOException | InterruptedException gone) {
            // So it goes with servers.
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            socket.close();
            for (Socket connection : List.copyOf(connections)) {
                connection.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
