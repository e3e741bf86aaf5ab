// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does, there is an answer, and it says what is missing. */
@Timeout(60)
class MisbehavingServerTest {
    private static Fetched nothing(NotFetched why) {
        return new Fetched(Map.of(), Map.of(), Map.of("responses", why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n", "BODY"})
    void a_server_that_stops_speaking_is_cut_off(String beginning) throws Exception {
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{\"resourceType\":";
        String said = beginning.equals("BODY") ? head : beginning;
        RawServer[] self = new RawServer[1];
        self[0] = new RawServer((target, out) -> {
            out.write(said.getBytes(StandardCharsets.UTF_8));
            out.flush();
            self[0].neverAnswer();
        });
        try (RawServer server = self[0];
                FhirAccess access = new FhirAccess(Asking.HURRIED_LIMITS)) {
            assertThat(access.fetch(server.offer(), Asking.RESPONSES, "p1"))
                    .isEqualTo(nothing(NotFetched.NO_ANSWER_IN_TIME));
            // The request is not merely forgotten: its connection is gone.
            assertThat(server.cut.get(30, TimeUnit.SECONDS)).startsWith("/fhir/QuestionnaireResponse?patient=p1");
        }
    }

    @Test
    void a_server_that_drips_is_cut_off_too() throws Exception {
        try (RawServer server = new RawServer((target, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"resourceType\":\"Bundle\""
                            .getBytes(StandardCharsets.UTF_8));
                    while (true) {
                        out.write(' ');
                        out.flush();
                        Thread.sleep(20);
                    }
                });
                FhirAccess access = new FhirAccess(Asking.HURRIED_LIMITS)) {
            assertThat(access.fetch(server.offer(), Asking.RESPONSES, "p1"))
                    .isEqualTo(nothing(NotFetched.NO_ANSWER_IN_TIME));
            assertThat(server.cut.get(30, TimeUnit.SECONDS)).startsWith("/fhir/");
        }
    }

    @Test
    void a_server_that_lets_nobody_in_is_not_waited_for() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<SocketChannel> waiting = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort()));
                waiting.add(channel);
            }
            String base = "http://127.0.0.1:" + full.getLocalPort() + "/fhir";
            FhirOffer offer = new FhirOffer(base, null, List.of(URI.create(base)));

            assertThat(Asking.fetch(Asking.HURRIED_LIMITS, offer, Asking.RESPONSES)
                            .notFetched())
                    .containsOnlyKeys("responses")
                    .containsValue(NotFetched.NO_ANSWER_IN_TIME);
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    @Test
    void a_name_server_that_never_answers_is_not_waited_for() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        GuardedNames.Names names = host -> {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return InetAddress.getAllByName(host);
        };
        try (RawServer server = RawServer.json(Asking.EMPTY);
                FhirAccess access = new FhirAccess(Asking.HURRIED_LIMITS, names)) {
            assertThat(access.fetch(server.offer(), Asking.RESPONSES, "p1"))
                    .isEqualTo(nothing(NotFetched.NO_ANSWER_IN_TIME));
            end.countDown();
            // What comes of the look-up later is not connected to.
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void nobody_there() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        String base = "http://localhost:" + port + "/fhir";
        FhirOffer offer = new FhirOffer(base, null, List.of(URI.create(base)));
        assertThat(Asking.fetch(Asking.PATIENT_LIMITS, offer, Asking.RESPONSES))
                .isEqualTo(nothing(NotFetched.UNREACHABLE));
    }

    @ParameterizedTest
    @CsvSource({
        "301,REDIRECTED",
        "302,REDIRECTED",
        "303,REDIRECTED",
        "307,REDIRECTED",
        "308,REDIRECTED",
        "401,DENIED",
        "403,DENIED",
        "404,STATUS_NOT_OK",
        "410,STATUS_NOT_OK",
        "429,STATUS_NOT_OK",
        "500,STATUS_NOT_OK",
        "204,STATUS_NOT_OK",
        "206,STATUS_NOT_OK",
    })
    void any_status_but_200_is_no_answer(String status, NotFetched why) {
        try (RawServer elsewhere = RawServer.json(Asking.EMPTY);
                RawServer server = new RawServer((target, out) -> out.write(RawServer.answer(
                        status + " As it is",
                        "Content-Type: application/json\r\nWWW-Authenticate: Basic realm=\"x\"\r\nLocation: "
                                + elsewhere.base() + "/QuestionnaireResponse",
                        status.equals("204") ? new byte[0] : Asking.EMPTY.getBytes(StandardCharsets.UTF_8))))) {
            FhirOffer both = new FhirOffer(
                    server.base(), null, List.of(URI.create(server.base()), URI.create(elsewhere.base())));

            assertThat(Asking.fetch(Asking.PATIENT_LIMITS, both, Asking.RESPONSES))
                    .isEqualTo(nothing(why));
            // Not followed even where it leads to a server that may be read.
            assertThat(elsewhere.connections()).isZero();
            assertThat(server.connections()).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "application/fhir+json; {broken; UNREADABLE",
                "application/fhir+json; {'resourceType':'Bundle','resourceType':'Bundle'}; UNREADABLE",
                "application/fhir+json; {'resourceType':'Bundle'} x; UNREADABLE",
                "application/fhir+json; []; UNREADABLE",
                "application/fhir+json; null; UNREADABLE",
                "application/fhir+json; ~~; UNREADABLE",
                "application/fhir+json; {'resourceType':'Bundle','x':DEEP}; UNREADABLE",
                "application/fhir+json; {'resourceType':'Bundle','x':'BROKEN-UTF-8'}; UNREADABLE",
                "application/fhir+json; {'resourceType':'Patient','id':'p1'}; WRONG_RESOURCE",
                "application/fhir+json; {}; WRONG_RESOURCE",
                "application/fhir+json; {'resourceType':7}; WRONG_RESOURCE",
                "application/fhir+json; {'resourceType':'Bundle','x':'HUGE'}; TOO_LARGE",
                "text/html; {'resourceType':'Bundle'}; NOT_JSON",
                "application/fhir+xml; {'resourceType':'Bundle'}; NOT_JSON",
                "application/jsonp; {'resourceType':'Bundle'}; NOT_JSON",
                "~application/json, text/html~; {'resourceType':'Bundle'}; NOT_JSON",
                "~application/json; charset=utf-16~; {'resourceType':'Bundle'}; NOT_JSON",
                "~~; {'resourceType':'Bundle'}; NOT_JSON",
            })
    void what_is_no_answer(String type, String body, NotFetched why) {
        byte[] bytes = body.replace('\'', '"')
                .replace("HUGE", "x".repeat(200_000))
                .replace("DEEP", "[".repeat(60) + "]".repeat(60))
                .replace("BROKEN-UTF-8", "\u00FF")
                .getBytes(StandardCharsets.ISO_8859_1);
        try (RawServer server =
                new RawServer((target, out) -> out.write(RawServer.answer("200 OK", "Content-Type: " + type, bytes)))) {
            assertThat(Asking.fetch(Asking.PATIENT_LIMITS, server.offer(), Asking.RESPONSES))
                    .isEqualTo(nothing(why));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/fhir+json",
                "application/fhir+json; charset=UTF-8; fhirVersion=4.0",
                "application/json+fhir;charset=\"utf-8\"",
                "text/json",
            })
    void what_servers_call_json(String type) {
        try (RawServer server = new RawServer((target, out) -> out.write(
                RawServer.answer("200 OK", "Content-Type: " + type, Asking.EMPTY.getBytes(StandardCharsets.UTF_8))))) {
            assertThat(Asking.fetch(Asking.PATIENT_LIMITS, server.offer(), Asking.RESPONSES)
                            .answers())
                    .containsOnlyKeys("responses");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br"})
    void what_is_compressed_is_not_unpacked(String encoding) throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] blanks = " ".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 300; i++) {
                gzip.write(blanks);
            }
        }
        try (RawServer server = new RawServer((target, out) -> out.write(RawServer.answer(
                "200 OK", "Content-Type: application/json\r\nContent-Encoding: " + encoding, bomb.toByteArray())))) {
            assertThat(Asking.fetch(Asking.PATIENT_LIMITS, server.offer(), Asking.RESPONSES))
                    .isEqualTo(nothing(NotFetched.NOT_JSON));
            assertThat(server.requests.get(0)).doesNotContainIgnoringCase("accept-encoding");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{\"resource",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nX-Long: LONG\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nMANY\r\n\r\n{}",
            })
    void an_answer_that_is_no_http(String answer) {
        byte[] bytes = answer.replace("LONG", "x".repeat(100_000))
                .replace("MANY", "X-Header: 1\r\n".repeat(500) + "X-Header: 2")
                .getBytes(StandardCharsets.UTF_8);
        try (RawServer server = new RawServer((target, out) -> out.write(bytes))) {
            assertThat(Asking.fetch(Asking.PATIENT_LIMITS, server.offer(), Asking.RESPONSES))
                    .isEqualTo(nothing(NotFetched.BROKEN_OFF));
        }
    }

    @Test
    void what_an_ehr_says_in_place_of_data_is_handed_on() {
        String outcome = "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"warning\"}]}";
        try (RawServer server = RawServer.json(outcome)) {
            Fetched fetched = Asking.fetch(Asking.PATIENT_LIMITS, server.offer(), Asking.RESPONSES);

            assertThat(fetched.answers()).hasToString("{responses=" + outcome + "}");
            assertThat(fetched.notFetched()).isEmpty();
        }
    }

    @Test
    void the_pages_of_all_keys_share_one_allowance() {
        String page = "{\"resourceType\":\"Bundle\",\"x\":\"" + "x".repeat(60_000) + "\"}";
        Map<String, String> two = Map.of("responses", "QuestionnaireResponse?p", "conditions", "Condition?p");
        try (RawServer server = RawServer.json(page)) {
            Fetched fetched = Asking.fetch(Asking.PATIENT_LIMITS, server.offer(), two);

            assertThat(fetched.answers()).hasSize(1);
            assertThat(fetched.notFetched()).hasSize(1).containsValue(NotFetched.TOO_LARGE);
        }
    }

    @Test
    void so_many_calls_fetch_at_once_and_one_more_waits_its_turn() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(8);
        ExecutorService callers = Executors.newCachedThreadPool();
        try (RawServer server = new RawServer((target, out) -> {
                    arrived.countDown();
                    open.await();
                    out.write(RawServer.ok(Asking.EMPTY));
                });
                FhirAccess access = new FhirAccess(Asking.PATIENT_LIMITS)) {
            List<Future<Fetched>> nine = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                nine.add(callers.submit(() -> access.fetch(server.offer(), Asking.RESPONSES, "p1")));
            }
            arrived.await();
            CountDownLatch asked = new CountDownLatch(1);
            nine.add(callers.submit(() -> {
                asked.countDown();
                return access.fetch(server.offer(), Asking.RESPONSES, "p1");
            }));
            asked.await();
            assertThat(server.connections()).isEqualTo(8);
            open.countDown();
            for (Future<Fetched> one : nine) {
                assertThat(one.get().answers()).containsOnlyKeys("responses");
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void one_more_whose_turn_does_not_come_within_its_deadline_is_answered_without() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        ExecutorService callers = Executors.newCachedThreadPool();
        FhirAccess.Limits one = new FhirAccess.Limits(Duration.ofMillis(300), 100_000, 50, 1);
        try (RawServer server = new RawServer((target, out) -> {
                    arrived.countDown();
                    new CountDownLatch(1).await();
                });
                FhirAccess access = new FhirAccess(one)) {
            Future<Fetched> first = callers.submit(() -> access.fetch(server.offer(), Asking.RESPONSES, "p1"));
            arrived.await();
            // Its turn comes when the time of the first is over, and then its own is nearly over, too.
            assertThat(access.fetch(server.offer(), Asking.RESPONSES, "p1").notFetched())
                    .isIn(Map.of("responses", NotFetched.BUSY), Map.of("responses", NotFetched.NO_ANSWER_IN_TIME));
            assertThat(first.get()).isEqualTo(nothing(NotFetched.NO_ANSWER_IN_TIME));
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void a_search_is_not_answered_from_a_cache() {
        try (RawServer server = RawServer.json(Asking.EMPTY)) {
            Asking.fetch(Asking.PATIENT_LIMITS, server.offer(), Asking.RESPONSES);

            assertThat(server.requests).singleElement().asString().contains("\r\nCache-Control: no-cache\r\n");
        }
    }
}
