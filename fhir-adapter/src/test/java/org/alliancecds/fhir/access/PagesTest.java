// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Further pages are fetched from the same server and from no other; what is had of them counts as a part. */
@Timeout(60)
class PagesTest {
    private static final String[] FIRST_TWO = {"r1", "r2"};

    /** Answers with a first page that links to that one, and with a last page to everything else. */
    private static RawServer twoPages(String next) {
        return new RawServer((target, out) -> out.write(RawServer.ok(
                target.contains("_sort") ? Asking.page(1, 2, next) : Asking.page(3, 4, ""))));
    }

    @Test
    void three_pages_become_one_bundle() {
        RawServer[] self = new RawServer[1];
        self[0] = new RawServer((target, out) -> out.write(RawServer.ok(
                target.contains("page=3")
                        ? Asking.page(5, 5, "")
                        : target.contains("page=2")
                                ? Asking.page(3, 4, self[0].base() + "?page=3")
                                : Asking.page(1, 2, self[0].base() + "?page=2"))));
        try (RawServer server = self[0]) {
            Fetched fetched = Asking.fetch(Asking.PATIENT_LIMITS, server.offer(), Asking.RESPONSES);

            assertThat(Asking.ids(fetched)).containsExactly("r1", "r2", "r3", "r4", "r5");
            assertThat(fetched.partly()).isEmpty();
            assertThat(fetched.notFetched()).isEmpty();
            assertThat(fetched.answers().get("responses").has("link")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BASE?page=2",
                "BASE/QuestionnaireResponse?page=2&code=http://loinc.org|1&x=ä b",
                "?page=2",
                "QuestionnaireResponse?page=2",
                "/fhir?page=2",
                "/fhir/QuestionnaireResponse/?page=2",
            })
    void a_further_page_on_the_same_server(String next) {
        RawServer[] self = new RawServer[1];
        self[0] = new RawServer((target, out) -> out.write(RawServer.ok(
                target.contains("_sort") ? Asking.page(1, 2, next.replace("BASE", self[0].base())) : Asking.page(3, 4, ""))));
        try (RawServer server = self[0]) {
            Fetched fetched = Asking.fetch(Asking.PATIENT_LIMITS, server.offer(), Asking.RESPONSES);

            assertThat(Asking.ids(fetched)).containsExactly("r1", "r2", "r3", "r4");
            assertThat(fetched.partly()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:OTHER/fhir?page=2",
                "http://localhost:OTHER/fhir?page=2",
                "http://localhost.:OWN/fhir?page=2",
                "http://127.0.0.1:OWN/fhir?page=2",
                "http://user@localhost:OWN/fhir?page=2",
                "http://localhost:OWN@127.0.0.1:OTHER/fhir?page=2",
                "http://localhost:OWN/other?page=2",
                "http://localhost:OWN/fhir/../other?page=2",
                "http://localhost:OWN/fhir/%2e%2e/other?page=2",
                "http://localhost:OWN/fhir?page=2#x",
                "http://localhost:OWN/fhir?page=%",
                "https://localhost:OWN/fhir?page=2",
                "//127.0.0.1:OTHER/fhir?page=2",
                "///127.0.0.1:OTHER/fhir?page=2",
                "\\\\\\\\127.0.0.1:OTHER/fhir?page=2",
                "/other?page=2",
                "/fhir/../other",
                "../other?page=2",
                "file:///etc/hostname",
                " ",
            })
    void a_further_page_elsewhere_is_left_alone(String link) {
        try (RawServer other = RawServer.json(Asking.page(3, 4, ""))) {
            RawServer[] self = new RawServer[1];
            self[0] = new RawServer((target, out) -> out.write(RawServer.ok(Asking.page(
                    1,
                    2,
                    link.replace("OTHER", "" + other.port()).replace("OWN", "" + self[0].port())))));
            try (RawServer server = self[0]) {
                Fetched fetched = Asking.fetch(Asking.PATIENT_LIMITS, server.offer(), Asking.RESPONSES);

                assertThat(Asking.ids(fetched)).containsExactly(FIRST_TWO);
                assertThat(fetched.partly()).hasSize(1);
                assertThat(fetched.notFetched()).isEmpty();
                assertThat(fetched.answers().get("responses").path("link"))
                        .hasToString("[{\"relation\":\"next\"}]");
                assertThat(other.connections()).isZero();
                assertThat(server.requests).allMatch(request -> request.startsWith("GET /fhir"));
            }
        }
    }

    @Test
    void pages_that_repeat_are_not_read_again() {
        RawServer[] self = new RawServer[1];
        self[0] = new RawServer((target, out) -> out.write(RawServer.ok(
                target.contains("page=2")
                        ? Asking.page(3, 4, self[0].base() + "?page=2")
                        : Asking.page(1, 2, self[0].base() + "?page=2"))));
        try (RawServer server = self[0]) {
            Fetched fetched = Asking.fetch(Asking.PATIENT_LIMITS, server.offer(), Asking.RESPONSES);

            assertThat(Asking.ids(fetched)).containsExactly("r1", "r2", "r3", "r4");
            assertThat(fetched.partly()).isEqualTo(Map.of("responses", NotFetched.NEXT_PAGE_REPEATS));
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void pages_without_end_are_read_up_to_a_number() {
        RawServer[] self = new RawServer[1];
        self[0] = new RawServer((target, out) -> {
            int number = target.contains("page=") ? Integer.parseInt(target.replaceAll(".*page=", "")) : 1;
            out.write(RawServer.ok(Asking.page(number, number, "?page=" + (number + 1))));
        });
        try (RawServer server = self[0]) {
            Fetched fetched = Asking.fetch(Asking.PATIENT_LIMITS, server.offer(), Asking.RESPONSES);

            assertThat(Asking.ids(fetched))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 20).mapToObj(n -> "r" + n).toList());
            assertThat(fetched.partly()).isEqualTo(Map.of("responses", NotFetched.TOO_MANY_PAGES));
        }
    }

    @Test
    void a_page_that_never_comes_leaves_those_before() {
        RawServer[] self = new RawServer[1];
        self[0] = new RawServer((target, out) -> {
            if (target.contains("page=2")) {
                self[0].neverAnswer();
            }
            out.write(RawServer.ok(Asking.page(1, 2, "?page=2")));
        });
        try (RawServer server = self[0]) {
            Fetched fetched = Asking.fetch(Asking.HURRIED_LIMITS, server.offer(), Asking.RESPONSES);

            assertThat(Asking.ids(fetched)).containsExactly(FIRST_TWO);
            assertThat(fetched.partly()).isEqualTo(Map.of("responses", NotFetched.NO_ANSWER_IN_TIME));
        }
    }

    @Test
    void an_error_on_a_further_page_stands_beside_what_was_had() {
        try (RawServer server = new RawServer((target, out) -> out.write(RawServer.ok(
                target.contains("page=2")
                        ? "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\"}]}"
                        : Asking.page(1, 2, "?page=2"))))) {
            Fetched fetched = Asking.fetch(Asking.PATIENT_LIMITS, server.offer(), Asking.RESPONSES);

            assertThat(Asking.ids(fetched)).containsExactly("r1", "r2", "?");
            assertThat(fetched.answers().get("responses").path("entry").path(2))
                    .hasToString("{\"resource\":{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\"}]}}");
        }
    }

    @Test
    void the_token_goes_to_the_pages_of_its_server() {
        try (RawServer server = twoPages("?page=2")) {
            FhirOffer offer = new FhirOffer(
                    server.base(), new Authorization("t0ken", null, null), server.offer().allowed());
            Asking.fetch(Asking.PATIENT_LIMITS, offer, Asking.RESPONSES);

            assertThat(server.requests).hasSize(2).allMatch(request -> request.contains("\r\nAuthorization: Bearer t0ken\r\n"));
        }
    }
}
