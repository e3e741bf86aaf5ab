// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is used for what it is good for, and shown nowhere. */
class TokenTest {
    private static final Map<String, String> TWO = new LinkedHashMap<>(Map.of(
            "responses", "QuestionnaireResponse?patient={{context.patientId}}",
            "conditions", "Condition?patient={{context.patientId}}"));

    private static Fetched fetch(RawServer server, @Nullable Authorization authorization, String patientId)
            throws IOException {
        try (FhirAccess access = new FhirAccess(Asking.PATIENT_LIMITS)) {
            return access.fetch(
                    new FhirOffer(server.base(), authorization, List.of(URI.create(server.base()))), TWO, patientId);
        }
    }

    @Test
    void only_what_its_scope_grants_is_asked_for() throws IOException {
        try (RawServer server = RawServer.json(Asking.EMPTY)) {
            Fetched fetched =
                    fetch(server, new Authorization("t0ken", "patient/Condition.rs openid", "Patient/p1"), "p1");

            assertThat(fetched.answers()).containsOnlyKeys("conditions");
            assertThat(fetched.notFetched()).isEqualTo(Map.of("responses", NotFetched.SCOPE_MISSING));
            assertThat(server.requests).hasSize(1);
            assertThat(server.requests.get(0))
                    .startsWith("GET /fhir/Condition?patient=p1 HTTP/1.1\r\n")
                    .contains("\r\nAuthorization: Bearer t0ken\r\n")
                    .contains("\r\nAccept: application/fhir+json, application/json;q=0.9\r\n")
                    .doesNotContain("Cookie");
        }
    }

    @ParameterizedTest
    @CsvSource({"p1,p1", "p1,Patient/p1", "Patient/p1,p1", "https://ehr.example/fhir/Patient/p1,p1"})
    void a_token_for_this_patient_is_used(String patientId, String patientOfToken) throws IOException {
        try (RawServer server = RawServer.json(Asking.EMPTY)) {
            Fetched fetched = fetch(server, new Authorization("t0ken", null, patientOfToken), patientId);

            assertThat(fetched.answers()).containsOnlyKeys("responses", "conditions");
            assertThat(server.requests).allMatch(request -> request.contains("?patient=p1 "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"p2", "Patient/p2", "", "P1", "Group/p1", "p1/_history/1"})
    void a_token_for_another_patient_is_not(String patientOfToken) throws IOException {
        try (RawServer server = RawServer.json(Asking.EMPTY)) {
            Fetched fetched = fetch(server, new Authorization("t0ken", null, patientOfToken), "p1");

            assertThat(fetched.notFetched())
                    .isEqualTo(Map.of(
                            "responses",
                            NotFetched.TOKEN_OF_ANOTHER_PATIENT,
                            "conditions",
                            NotFetched.TOKEN_OF_ANOTHER_PATIENT));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void without_a_token_only_this_machine_is_asked() throws IOException {
        try (RawServer server = RawServer.json(Asking.EMPTY)) {
            assertThat(fetch(server, null, "p1").answers()).hasSize(2);
            assertThat(server.requests).noneMatch(request -> request.contains("Authorization"));
        }
        FhirOffer elsewhere = new FhirOffer(
                "https://localhost:7/fhir", null, List.of(URI.create("https://localhost:7/fhir")));
        assertThat(Asking.fetch(Asking.PATIENT_LIMITS, elsewhere, Asking.RESPONSES).notFetched())
                .isEqualTo(Map.of("responses", NotFetched.NO_TOKEN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a b; a%20b",
                "a&b=c; a%26b%3Dc",
                "a+b; a%2Bb",
                "a%2Fb; a%252Fb",
                "a?b#c; a%3Fb%23c",
                "ä; %C3%A4",
                "1.2-3; 1.2-3",
            })
    void an_id_cannot_break_out_of_its_place(String id, String encoded) throws IOException {
        try (RawServer server = RawServer.json(Asking.EMPTY)) {
            fetch(server, null, id);
            assertThat(server.requests)
                    .hasSize(2)
                    .allMatch(request -> request.contains("?patient=" + encoded + " HTTP/1.1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "Patient/..", "a/b", "Patient/a/b", "/", " ", "Observation/p1"})
    void an_id_that_climbs_or_is_none_is_not_asked_with(String id) throws IOException {
        try (RawServer server = RawServer.json(Asking.EMPTY)) {
            assertThat(fetch(server, null, id).notFetched())
                    .containsOnlyKeys("responses", "conditions")
                    .containsValue(NotFetched.PATIENT_ID_UNUSABLE);
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"t0ken\r\nX-Injected: 1", "two words", "t\u00F6ken", "\u0000", ""})
    void a_token_that_is_none_is_refused_without_showing_it(String token) {
        assertThatThrownBy(() -> new Authorization(token, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The access token holds what no token may hold, or is too long.");
    }

    @Test
    void a_token_is_not_shown() {
        FhirOffer offer = new FhirOffer(
                "https://ehr.example/fhir", new Authorization("s3cret", "patient/*.read", "p1"), List.of());
        assertThat(offer.toString()).doesNotContain("s3cret");
    }
}
