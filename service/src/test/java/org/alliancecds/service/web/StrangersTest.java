// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.alliancecds.service.AllianceCdsApplication;
import org.alliancecds.service.Calls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Whoever sends slowly, reads slowly or says nothing keeps nobody else from an answer. */
class StrangersTest {

    private static final String VIEW = "/cds-services/alliance-patient-view";
    /** An answer that takes so long has been kept from its caller. */
    private static final Duration KEPT_OUT = Duration.ofSeconds(8);

    private static final ConfigurableApplicationContext SERVICE = SpringApplication.run(
            AllianceCdsApplication.class,
            "--server.port=0",
            "--alliance.zone=Europe/Berlin",
            "--alliance.limits.body-time=4s",
            "--server.tomcat.max-connections=240");

    private final List<Socket> strangers = new ArrayList<>();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @AfterEach
    void leave() throws IOException {
        for (Socket stranger : strangers) {
            stranger.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /cds-services/unknown HTTP/1.1\r\nContent-Type: application/json",
                "POST /nowhere HTTP/1.1\r\nContent-Type: application/json",
                "POST /cds-services HTTP/1.1\r\nContent-Type: application/json",
                "POST " + VIEW + " HTTP/1.1\r\nContent-Type: application/json",
                "POST " + VIEW + " HTTP/1.1\r\nContent-Type: text/plain",
                "POST " + VIEW + " HTTP/1.1\r\nContent-Type: application/json\r\nX-Forwarded-For: 192.0.2.1"
            })
    void whatTheHeadDecidesIsAnsweredAndClosedBeforeTheBodyComes(String head) throws IOException {
        Socket stranger = connect();
        send(stranger, head + "\r\nHost: localhost\r\nContent-Length: 10000000\r\n\r\n{");

        assertThat(toItsEnd(stranger))
                .matches("(?s)HTTP/1.1 (?:403|404|405|413|415) .*")
                .contains("Connection: close", "OperationOutcome");
    }

    @Test
    void aBodyThatDoesNotComeIsRefusedInItsTimeAndHoldsNoThread() throws Exception {
        for (int i = 0; i < 70; i++) {
            send(connect(), post(4_000_000) + "{");
        }
        assertThat(health()).isEqualTo(200);
        assertThat(call()).isEqualTo(200);
        for (Socket stranger : strangers) {
            assertThat(toItsEnd(stranger))
                    .startsWith("HTTP/1.1 408")
                    .contains("alliance.limits.body-time", "Connection: close");
        }
    }

    @Test
    void aBodyThatComesByteByByteIsRefusedBeforeItsEnd() throws Exception {
        Socket stranger = connect();
        send(stranger, post(100));
        for (int i = 0; i < 8; i++) {
            send(stranger, "{");
            Thread.sleep(450);
        }
        assertThat(toItsEnd(stranger)).startsWith("HTTP/1.1 408");
    }

    @Test
    void aBodyInPiecesIsOneBody() throws Exception {
        Socket caller = connect();
        String body = Calls.patientView(Calls.EMPTY_RECORD);
        send(caller, post(body.length()).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
        for (int at = 0; at < body.length(); at += 100) {
            send(caller, body.substring(at, Math.min(body.length(), at + 100)));
            Thread.sleep(10);
        }
        assertThat(toItsEnd(caller)).startsWith("HTTP/1.1 200").contains("\"cards\"");
    }

    @Test
    void connectionsThatSayNothingMakeRoom() throws Exception {
        for (int i = 0; i < 400; i++) {
            connect();
        }
        assertThat(health()).isEqualTo(200);
    }

    @Test
    void headsThatNeverEndMakeRoom() throws Exception {
        for (int i = 0; i < 400; i++) {
            send(connect(), "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        }
        assertThat(health()).isEqualTo(200);
    }

    @Test
    void whoDoesNotReadTheRulebookHoldsNoThread() throws Exception {
        for (int i = 0; i < 80; i++) {
            send(connect(2048), "GET /rulebook HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n".repeat(3));
        }
        assertThat(health()).isEqualTo(200);
    }

    @Test
    void manyPagesAtOnceAreAllMadeAndKeepNobodyOut() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> pages = IntStream.range(0, 80)
                .mapToObj(i -> client.sendAsync(
                        HttpRequest.newBuilder(address("/demo"))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .toList();
        assertThat(health()).isEqualTo(200);
        for (CompletableFuture<HttpResponse<String>> page : pages) {
            HttpResponse<String> answer = page.join();
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .doesNotContain("gave no answer within its time")
                    .doesNotContain("could not be read in time");
        }
    }

    private int health() throws Exception {
        return status(HttpRequest.newBuilder(address("/actuator/health")));
    }

    private int call() throws Exception {
        return status(HttpRequest.newBuilder(address(VIEW))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Calls.patientView(Calls.EMPTY_RECORD))));
    }

    /** Over a connection of its own, as a newcomer. */
    private static int status(HttpRequest.Builder request) throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.timeout(KEPT_OUT).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static URI address(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    private static int port() {
        return Integer.parseInt(Objects.requireNonNull(SERVICE.getEnvironment().getProperty("local.server.port")));
    }

    private static String post(int length) {
        return "POST " + VIEW + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    private Socket connect() throws IOException {
        return connect(0);
    }

    private Socket connect(int receiving) throws IOException {
        Socket socket = new Socket();
        if (receiving > 0) {
            socket.setReceiveBufferSize(receiving);
        }
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
        socket.setSoTimeout((int) KEPT_OUT.toMillis());
        strangers.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** All that comes until the service closes; a connection that stays open fails by its time. */
    private static String toItsEnd(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] part = new byte[4096];
        try {
            for (int count = in.read(part); count >= 0; count = in.read(part)) {
                answer.write(part, 0, count);
            }
        } catch (java.net.SocketException reset) {
            // Closed with bytes unread: what came before stands.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
