// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.memory;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.service.AllianceCdsApplication;
import org.jspecify.annotations.Nullable;

/** The service as a process of its own, so that it can be killed. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private ServiceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and waits until it is open.
     *
     * @param jar the released program; null: the classes of this build
     */
    static ServiceProcess start(@Nullable Path jar, Path log, List<String> args)
            throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // It lives for seconds only, in which the second compiler is no help.
                "-XX:TieredStopAtLevel=1"));
        command.addAll(
                jar == null
                        ? List.of("-cp", System.getProperty("java.class.path"), AllianceCdsApplication.class.getName())
                        : List.of("-jar", jar.toString()));
        command.add("--server.port=" + port);
        command.addAll(args);
        File output = log.toFile();
        ServiceProcess service = new ServiceProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                        .start(),
                port);
        service.awaitOpen(log);
        return service;
    }

    private void awaitOpen(Path log) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                client.send(request("/cds-services").build(), BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("It did not start:\n" + Files.readString(log), notYet);
                }
                Thread.sleep(100);
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    /** POST as JSON; fails when the process is gone. */
    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
