// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.alliancecds.service.AllianceCdsApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process whose memory is used up ends, in place of living on with dead threads. */
class OutOfMemoryTest {
    private static final int MINUTES = 3;
    private static final String TINY = "{\"\":0},".repeat(1_000);

    private final Path folder;

    OutOfMemoryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void endsWithTheCodeOfTheJvmForIt() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path log = folder.resolve("service.log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AllianceCdsApplication.class.getName(),
                        "--server.port=" + port,
                        "--alliance.zone=UTC",
                        "--alliance.store.path=" + folder.resolve("store.db"),
                        "--alliance.limits.body=1GB",
                        "--alliance.limits.tokens=1000000000"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            awaitOpen(process, port);
            sendUntilItBreaks(port);
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(OutOfMemory.EXIT_CODE);
            assertThat(Files.readString(log)).contains("The memory is used up; the process ends");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void awaitOpen(Process process, int port) throws InterruptedException {
        while (process.isAlive()) {
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (open.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("It did not start.");
    }

    /** Far more than the memory holds. */
    private static void sendUntilItBreaks(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write("""
                    POST /cds-services/alliance-patient-view HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Transfer-Encoding: chunked\r
                    \r
                    """.getBytes(StandardCharsets.US_ASCII));
            String chunk = "%x\r\n%s\r\n".formatted(TINY.length(), TINY);
            out.write("1\r\n[\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 30_000; i++) {
                out.write(chunk.getBytes(StandardCharsets.US_ASCII));
            }
            out.write("3\r\n{}]\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream answer = socket.getInputStream();
            answer.readAllBytes();
        } catch (IOException broken) {
            // As it should be.
        }
    }
}
