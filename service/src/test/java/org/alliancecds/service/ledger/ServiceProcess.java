// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

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

/** The service as a process of its own, so that it can be killed, and what it costs can be measured. */
public final class ServiceProcess implements AutoCloseable {

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
     * Starts it for a life of seconds, in which the second compiler is no help, and waits until it is open.
     *
     * @param jar the released program; null: the classes of this build
     */
    static ServiceProcess start(@Nullable Path jar, Path log, List<String> args)
            throws IOException, InterruptedException {
        return start(jar, log, List.of("-XX:TieredStopAtLevel=1"), args);
    }

    /**
     * Starts it with 256 MB of heap and waits until it is open.
     *
     * @param jar the released program; null: the classes of this build
     * @param jvm further options of the JVM
     */
    public static ServiceProcess start(@Nullable Path jar, Path log, List<String> jvm, List<String> args)
            throws IOException, InterruptedException {
        return start(List.of(), jar, log, jvm, args);
    }

    /**
     * Starts it so that the rights of its files hold for it, also where the tests are root's: without the capabilities by
     * which root passes over them.
     */
    static ServiceProcess startWithinRights(Path log, List<String> args) throws IOException, InterruptedException {
        boolean root = "root".equals(System.getProperty("user.name"));
        return start(
                root ? List.of("setpriv", "--inh-caps=-all", "--bounding-set=-all") : List.of(),
                null,
                log,
                List.of("-XX:TieredStopAtLevel=1"),
                args);
    }

    private static ServiceProcess start(
            List<String> before, @Nullable Path jar, Path log, List<String> jvm, List<String> args)
            throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.addAll(jvm);
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

    /** GET of JSON; fails when the process is gone. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).header("Accept", "application/json").build(), BodyHandlers.ofString());
    }

    /** Where it listens, on this machine. */
    public int port() {
        return port;
    }

    /** False once it has ended, by itself or not. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The processor time that it has used since its start; zero when it has ended. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The memory that it holds, in MB; -1 where the system does not say. */
    public long residentMegabytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.isReadable(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    /** Has it stop as its supervisor does, and waits for its end. */
    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
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
