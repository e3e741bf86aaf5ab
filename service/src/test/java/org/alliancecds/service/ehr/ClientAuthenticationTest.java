// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.alliancecds.service.Calls;
import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and where. */
@ExtendWith(LiveService.class)
class ClientAuthenticationTest {

    private static final String CALL = Calls.patientView(Calls.EMPTY_RECORD);
    private static final String VIEW = "/cds-services/alliance-patient-view";

    /** Every address that belongs to EHRs; feedback stands for what is served under a service. */
    private static final List<String> ADDRESSES = List.of(
            "/cds-services",
            VIEW,
            "/cds-services/alliance-encounter-start",
            "/cds-services/alliance-appointment-book",
            VIEW + "/feedback",
            "/evaluations");

    static Stream<Arguments> algorithms() {
        return Stream.of(
                Arguments.of("ES256", Keys.P256),
                Arguments.of("ES384", Keys.P384),
                Arguments.of("ES512", Keys.P521),
                Arguments.of("RS256", Keys.RSA),
                Arguments.of("RS384", Keys.RSA),
                Arguments.of("RS512", Keys.RSA),
                Arguments.of("PS256", Keys.RSA),
                Arguments.of("PS384", Keys.RSA),
                Arguments.of("PS512", Keys.RSA),
                Arguments.of("RS256", Keys.ONLY_RS256));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void everyAllowedAlgorithmIsAccepted(String algorithm, JWK key, LiveService service) {
        String token = Token.to(VIEW).by(key, JWSAlgorithm.parse(algorithm)).signed();
        assertThat(service.post(VIEW, CALL, token).body()).isEqualTo("{\"cards\":[]}");
    }

    @Test
    void whatRealClientsAddIsAccepted(LiveService service) {
        long now = java.time.Instant.now().getEpochSecond();
        for (Token token : List.of(
                Token.to(VIEW).withoutHeader("typ"),
                Token.to(VIEW).header("typ", "jwt"),
                Token.to(VIEW).claim("aud", List.of("https://elsewhere.example", LiveService.PUBLIC_URL + VIEW)),
                Token.to(VIEW).time("nbf", 0).claim("sub", "client-1"),
                Token.to(VIEW).claim("tenant", "any"),
                Token.to(VIEW).without("iat"),
                Token.to(VIEW).claim("exp", now + 299.5),
                // Within what clocks may differ.
                Token.to(VIEW).time("iat", 30).time("nbf", 30),
                Token.to(VIEW).time("exp", -30),
                Token.to(VIEW).time("exp", 3600),
                Token.to(VIEW).header("jwk", Keys.P384.toPublicJWK().toJSONObject()),
                Token.to(VIEW).claim("iss", LiveService.OTHER_ISSUER).claim("tenant", "clinic-7"),
                Token.to(VIEW).claim("iss", LiveService.SANDBOX_ISSUER).claim("aud", LiveService.SANDBOX_AUDIENCE))) {
            HttpResponse<String> answer = service.post(VIEW, CALL, token.signed());
            assertThat(answer.statusCode()).as(token.unsigned()).isEqualTo(200);
        }
    }

    @Test
    void anAddressOfVeryManyPartsIsRefusedAsAnyOther(LiveService service) {
        for (int parts : new int[] {100, 3_000, 7_000}) {
            Unauthorized.check(service.get("/a".repeat(parts), Token.to("/a").signed()));
        }
    }

    @Test
    void aTokenForOneAddressOpensNoOther(LiveService service) {
        for (String madeOutTo : ADDRESSES) {
            for (String called : ADDRESSES) {
                String token = Token.to(madeOutTo).signed();
                HttpResponse<String> answer =
                        called.equals("/cds-services") ? service.get(called, token) : service.post(called, CALL, token);
                if (madeOutTo.equals(called)) {
                    assertThat(answer.statusCode()).as(called).isNotEqualTo(401);
                } else {
                    Unauthorized.check(answer);
                }
            }
        }
    }

    @Test
    void aTokenOpensOneCall(LiveService service) {
        String token = Token.to("/cds-services").signed();

        assertThat(service.get("/cds-services", token).statusCode()).isEqualTo(200);
        try (LogLines log = new LogLines()) {
            Unauthorized.check(service.get("/cds-services", token));
            assertThat(log.refusals()).singleElement().asString().contains("REPLAYED (alliance.ehrs[0])");
        }
        // The same id by another issuer is another token.
        String theirs = Token.to("/cds-services")
                .claim("iss", LiveService.OTHER_ISSUER)
                .claim("tenant", "clinic-7")
                .claim("jti", "one-id")
                .signed();
        String ours = Token.to("/cds-services").claim("jti", "one-id").signed();
        assertThat(service.get("/cds-services", theirs).statusCode()).isEqualTo(200);
        assertThat(service.get("/cds-services", ours).statusCode()).isEqualTo(200);
    }

    @Test
    void aRefusedTokenIsNotUsedUp(LiveService service) {
        String token = Token.to("/cds-services").signed();

        Unauthorized.check(service.post(VIEW, CALL, token));
        assertThat(service.get("/cds-services", token).statusCode()).isEqualTo(200);
    }

    @Test
    void ofManyCallsAtOnceWithOneTokenOneIsLetIn(LiveService service) {
        String token = Token.to("/cds-services").signed();

        long letIn = Stream.generate(() -> token)
                .limit(16)
                .parallel()
                .filter(same -> service.get("/cds-services", same).statusCode() == 200)
                .count();

        assertThat(letIn).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/demo",
                "/demo/fhir/metadata",
                "/error",
                "/favicon.ico",
                "/workbench",
                "/actuator",
                "/actuator/sbom",
                "/actuator/sbom/application",
                "/actuator/env",
                "/actuator/health/rulebook",
                "/cds-services/",
                "/cds-services/nothing",
                "/cds-services/nothing/feedback",
                "/evaluations",
                "/evaluations/",
                // Ways to write an address that a check and a server may read differently.
                "//cds-services",
                "/./cds-services",
                "/rulebook/../cds-services",
                "/rulebook/%2e%2e/cds-services",
                "/rulebook;/../cds-services",
                "/webjars/../cds-services",
                "/cds-services;x=/rulebook",
                "/%63ds-services",
                "/rulebook;x",
                "/rulebook/",
                "/rulebook/feedback",
                "/rulebook/another-page",
                "/CDS-SERVICES"
            })
    void whatIsNotOpenToAllNeedsAToken(String path, LiveService service) {
        Unauthorized.check(service.get(path));
        Unauthorized.check(service.send(service.request(path).method("OPTIONS", BodyPublishers.noBody())));
        Unauthorized.check(service.send(
                service.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(CALL))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rulebook/..%2fcds-services", "/rulebook/..%5ccds-services", "/rulebook/%00"})
    void whatHidesASlashIsRefusedByTheWebServer(String path, LiveService service) {
        assertThat(service.get(path).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/rulebook, text/html, Alliance",
        "/rulebook, application/json, notices",
        "/rulebook/rulebook.css, text/css, body",
        "/actuator/info, application/json, rulebook"
    })
    void theRulebookAndItsBuildAreOpenToAll(String path, String type, String words, LiveService service) {
        HttpResponse<String> answer =
                service.send(service.request(path).header("Accept", type).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(words);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.equalsIgnoreCase("set-cookie"));
        Unauthorized.check(service.send(service.request(path).DELETE()));
    }

    @Test
    void healthIsOneWord(LiveService service) {
        assertThat(RunningService.json(service.get("/actuator/health")).toString())
                .isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void aKnownEhrIsToldWhatIsNotThere(LiveService service) {
        HttpResponse<String> answer =
                service.get("/nothing-here", Token.to("/nothing-here").signed());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("OperationOutcome", "There is nothing at this address.");
    }

    @Test
    void headersOfAProxyChangeNothing(LiveService service) {
        HttpRequest.Builder discovery = service.request("/cds-services")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Prefix", "/evil")
                .header("X-Original-URL", "/rulebook")
                .header("Forwarded", "host=evil.example");
        Unauthorized.check(service.send(discovery));
        String token = Token.to("/cds-services").signed();
        assertThat(service.send(discovery.copy().header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void eachEhrMayHaveItsOwnNamesForThePrefetch(LiveService service) {
        String responses = "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"total\": 0}";
        String renamed = Calls.patientView(
                "{\"questionnaireResponses\": " + responses + ", \"visits\": null, \"somethingElse\": 7}");

        HttpResponse<String> theirs = service.post(
                "/evaluations",
                renamed,
                Token.to("/evaluations")
                        .claim("iss", LiveService.OTHER_ISSUER)
                        .claim("tenant", "clinic-7")
                        .signed());
        assertThat(theirs.statusCode()).as(theirs.body()).isEqualTo(200);
        assertThat(theirs.body()).doesNotContain("The questionnaire responses", "The encounters");

        HttpResponse<String> others =
                service.post("/evaluations", renamed, Token.to("/evaluations").signed());
        assertThat(others.statusCode()).isEqualTo(412);
        assertThat(others.body()).contains("responses (not given)");
    }

    @Test
    void whereAnEhrGivesOurNameAndItsOwnOursIsMeant(LiveService service) {
        String both = Calls.patientView("{\"questionnaireResponses\": 7, \"responses\": null}");

        HttpResponse<String> answer = service.post(
                "/evaluations",
                both,
                Token.to("/evaluations")
                        .claim("iss", LiveService.OTHER_ISSUER)
                        .claim("tenant", "clinic-7")
                        .signed());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void noLogLineHoldsAnythingOfATokenOrOfAClient(LiveService service) {
        List<Token> tokens = List.of(
                marked(),
                marked().claim("aud", "Marker"),
                marked().claim("iss", "Marker"),
                marked().header("kid", "Marker"),
                marked().header("jku", "https://Marker.example"),
                marked().header("typ", "Marker"),
                marked().header("crit", List.of("Marker")),
                marked().claim("exp", "Marker"),
                marked().time("exp", -600),
                marked().time("exp", 86_400),
                marked().time("iat", 600),
                marked().time("nbf", 600),
                marked().claim("iss", LiveService.OTHER_ISSUER),
                marked().by(Keys.STRANGER_EC, JWSAlgorithm.ES384));
        try (LogLines log = new LogLines()) {
            for (Token token : tokens) {
                String signed = token.signed();
                service.post(VIEW, CALL.replace("p1", "Marker"), signed);
                service.post(VIEW, CALL.replace("p1", "Marker"), signed);
                service.post("/cds-services/Marker", CALL, signed);
                service.get("/Marker/%20Marker?Marker=" + signed, signed);
                String signature = signed.substring(signed.length() - 40);
                assertThat(log.written()).noneMatch(line -> line.contains("Marker") || line.contains(signature));
            }
            service.post(VIEW, CALL, "Marker");
            service.send(service.request(VIEW).header("Authorization", "Marker Marker"));
            assertThat(log.refusals()).hasSizeGreaterThan(50);
            assertThat(log.written()).noneMatch(line -> line.contains("Marker"));
        }
    }

    private static Token marked() {
        return Token.to(VIEW)
                .claim("jti", "Marker-" + java.util.UUID.randomUUID())
                .claim("sub", "Marker")
                .claim("tenant", "Marker");
    }
}
