// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alliancecds.service.Calls;
import org.alliancecds.service.ehr.TokenRefused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that must open nothing, each with the reason that the operator is told. */
@ExtendWith(LiveService.class)
class HostileTokenTest {

    private static final String VIEW = "/cds-services/alliance-patient-view";

    private static final Map<String, Arguments> KINDS = new LinkedHashMap<>();

    private static Token good() {
        return Token.to(VIEW);
    }

    private static void kind(String name, Reason reason, String token) {
        KINDS.put(name, Arguments.of(name, reason, token));
    }

    static Stream<Arguments> kinds() throws JOSEException {
        KINDS.clear();
        notTokens();
        algorithms();
        signatures();
        keys();
        headers();
        issuers();
        audiences();
        times();
        others();
        return KINDS.values().stream();
    }

    private static void notTokens() {
        kind("nothing", Reason.NOT_A_BEARER_TOKEN, "");
        kind("a word", Reason.MALFORMED, "x");
        kind("dots", Reason.MALFORMED, "..");
        kind("three words", Reason.MALFORMED, "a.b.c");
        kind("JSON", Reason.MALFORMED, "{\"payload\":\"e30\",\"signatures\":[]}");
        kind("a header that is no JSON", Reason.MALFORMED, Token.part("hello") + ".e30.AAAA");
        kind(
                "a header without alg",
                Reason.MALFORMED,
                good().withoutHeader("alg").unsigned() + ".AAAA");
        kind("a payload that is no JSON", Reason.MALFORMED, good().signedPayload("hello"));
        kind("a payload that is a list", Reason.UNKNOWN_ISSUER, good().signedPayload("[]"));
        kind(
                "a payload with a claim twice",
                Reason.MALFORMED,
                good().signedPayload("{\"iss\":\"a\",\"iss\":\"b\"}"));
        kind("a payload nested beyond reason", Reason.MALFORMED, good().signedPayload("[".repeat(2500)));
        kind(
                "too long",
                Reason.TOKEN_TOO_LONG,
                good().claim("sub", "x".repeat(8192)).signed());
        kind(
                "encrypted",
                Reason.ALGORITHM,
                Token.part("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}") + "..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA");
    }

    private static void algorithms() throws JOSEException {
        kind("none", Reason.ALGORITHM, good().header("alg", "none").unsigned() + ".");
        kind(
                "none with a signature",
                Reason.MALFORMED,
                good().header("alg", "none").signed());
        kind("None", Reason.MALFORMED, good().header("alg", "None").unsigned() + ".");
        kind(
                "nOnE with a signature",
                Reason.ALGORITHM,
                good().header("alg", "nOnE").signed());
        byte[] secret = new byte[64];
        for (String algorithm : List.of("HS256", "HS384", "HS512")) {
            kind(algorithm, Reason.ALGORITHM, good().header("alg", algorithm).signedWithSecret(secret));
        }
        RSAKey known = Keys.RSA;
        byte[] der = known.toPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        Token confused = good().header("alg", "HS256").header("kid", known.getKeyID());
        kind("HMAC with the public key as DER", Reason.ALGORITHM, confused.signedWithSecret(der));
        kind("HMAC with the public key as PEM", Reason.ALGORITHM, confused.signedWithSecret(utf8(pem)));
        kind(
                "HMAC with the public key as JWK",
                Reason.ALGORITHM,
                confused.signedWithSecret(utf8(known.toPublicJWK().toJSONString())));
        kind("EdDSA", Reason.ALGORITHM, good().header("alg", "EdDSA").signed());
        kind("ES256K", Reason.ALGORITHM, good().header("alg", "ES256K").signed());
        kind(
                "an RSA algorithm with an EC key",
                Reason.UNKNOWN_KEY,
                good().header("alg", "RS384").signed());
        kind(
                "a curve that is not the algorithm's",
                Reason.UNKNOWN_KEY,
                good().header("alg", "ES256").signed());
        kind(
                "another algorithm than the key is for",
                Reason.UNKNOWN_KEY,
                good().by(Keys.ONLY_RS256, JWSAlgorithm.RS512).signed());
    }

    private static void signatures() throws JOSEException {
        String token = good().signed();
        String unsigned = token.substring(0, token.lastIndexOf('.'));
        String signature = token.substring(token.lastIndexOf('.') + 1);
        kind(
                "a stranger's RSA key",
                Reason.SIGNATURE,
                good().by(Keys.STRANGER, JWSAlgorithm.RS384).signed());
        kind(
                "a stranger's EC key",
                Reason.SIGNATURE,
                good().by(Keys.STRANGER_EC, JWSAlgorithm.ES384).signed());
        kind("no signature", Reason.MALFORMED, unsigned + ".");
        kind("a signature of zeros", Reason.SIGNATURE, unsigned + "." + Base64URL.encode(new byte[96]));
        kind("half a signature", Reason.SIGNATURE, unsigned + "." + signature.substring(0, 64));
        kind("a signature of another token", Reason.SIGNATURE, good().unsigned() + "." + signature);
        kind(
                "a signature as DER",
                Reason.SIGNATURE,
                unsigned + "." + Base64URL.encode(ECDSA.transcodeSignatureToDER(new Base64URL(signature).decode())));
        kind("PS384 as RS384", Reason.SIGNATURE, swapped());
    }

    /** Signed by PSS, and said to be PKCS#1. */
    private static String swapped() {
        Token token = good().by(Keys.RSA, JWSAlgorithm.PS384);
        String signature = token.signed();
        return token.header("alg", "RS384").unsigned() + signature.substring(signature.lastIndexOf('.'));
    }

    private static void keys() {
        kind("no kid", Reason.NO_KEY_ID, good().withoutHeader("kid").signed());
        kind("an empty kid", Reason.NO_KEY_ID, good().header("kid", " ").signed());
        kind("a kid that is a number", Reason.MALFORMED, good().header("kid", 7).signed());
        kind(
                "an unknown kid",
                Reason.UNKNOWN_KEY,
                good().header("kid", "unknown").signed());
        kind(
                "a kid in other letters",
                Reason.UNKNOWN_KEY,
                good().header("kid", "P384").signed());
        kind(
                "a kid that is a path",
                Reason.UNKNOWN_KEY,
                good().header("kid", "../../../dev/null").signed());
        kind(
                "a short RSA key",
                Reason.UNKNOWN_KEY,
                good().by(Keys.WEAK, JWSAlgorithm.RS256).signed());
        kind(
                "a key for encryption",
                Reason.UNKNOWN_KEY,
                good().by(Keys.FOR_ENCRYPTION, JWSAlgorithm.RS256).signed());
        kind(
                "a key for wrapping",
                Reason.UNKNOWN_KEY,
                good().by(Keys.FOR_WRAPPING, JWSAlgorithm.RS256).signed());
    }

    private static void headers() {
        Map<String, Object> brought = Keys.STRANGER_EC.toPublicJWK().toJSONObject();
        Token own = good().by(Keys.STRANGER_EC, JWSAlgorithm.ES384);
        kind("its own key in jwk", Reason.SIGNATURE, own.header("jwk", brought).signed());
        kind(
                "its own key in jwk, by its own kid",
                Reason.UNKNOWN_KEY,
                own.header("kid", "mine").signed());
        kind(
                "its own key in x5u",
                Reason.SIGNATURE,
                good().by(Keys.STRANGER_EC, JWSAlgorithm.ES384)
                        .header("x5u", "https://stranger.example/certificate")
                        .signed());
        kind(
                "its own key in x5c",
                Reason.SIGNATURE,
                good().by(Keys.STRANGER_EC, JWSAlgorithm.ES384)
                        .header("x5c", List.of(Base64.getEncoder().encodeToString(new byte[300])))
                        .signed());
        kind(
                "a jku",
                Reason.KEY_SET_NOT_ALLOWED,
                good().header("jku", "https://stranger.example/keys").signed());
        kind(
                "a jku that is a file",
                Reason.KEY_SET_NOT_ALLOWED,
                good().header("jku", "file:///etc/passwd").signed());
        kind(
                "a crit header",
                Reason.CRITICAL_HEADER,
                good().header("crit", List.of("exp")).header("exp", 1).signed());
        kind(
                "a payload that is not encoded",
                Reason.CRITICAL_HEADER,
                good().header("crit", List.of("b64")).header("b64", false).signed());
        kind("an access token", Reason.TYPE, good().header("typ", "at+jwt").signed());
        kind("a logout token", Reason.TYPE, good().header("typ", "logout+jwt").signed());
    }

    private static void issuers() {
        kind("no iss", Reason.UNKNOWN_ISSUER, good().without("iss").signed());
        kind(
                "another iss",
                Reason.UNKNOWN_ISSUER,
                good().claim("iss", "https://stranger.example").signed());
        kind(
                "a slash behind iss",
                Reason.UNKNOWN_ISSUER,
                good().claim("iss", LiveService.ISSUER + "/").signed());
        kind(
                "iss in other letters",
                Reason.UNKNOWN_ISSUER,
                good().claim("iss", "https://EHR.example").signed());
        kind(
                "two iss",
                Reason.MALFORMED,
                good().claim("iss", List.of(LiveService.ISSUER)).signed());
        kind(
                "the iss of another EHR, whose keys are others",
                Reason.SIGNATURE,
                Token.to(VIEW)
                        .by(Keys.STRANGER, JWSAlgorithm.RS256)
                        .claim("iss", LiveService.JKU_ISSUER)
                        .signed());
    }

    private static void audiences() {
        String url = LiveService.PUBLIC_URL + VIEW;
        kind("no aud", Reason.AUDIENCE, good().without("aud").signed());
        kind("an empty aud", Reason.AUDIENCE, good().claim("aud", List.of()).signed());
        kind(
                "another host in aud",
                Reason.AUDIENCE,
                good().claim("aud", "https://other.example" + VIEW).signed());
        kind(
                "http in aud",
                Reason.AUDIENCE,
                good().claim("aud", url.replace("https", "http")).signed());
        kind(
                "the base alone in aud",
                Reason.AUDIENCE,
                good().claim("aud", LiveService.PUBLIC_URL).signed());
        kind(
                "a slash behind aud",
                Reason.AUDIENCE,
                good().claim("aud", url + "/").signed());
        kind(
                "a query behind aud",
                Reason.AUDIENCE,
                good().claim("aud", url + "?a").signed());
        kind("more than aud", Reason.AUDIENCE, good().claim("aud", url + "-2").signed());
        kind(
                "two others in aud",
                Reason.AUDIENCE,
                good().claim("aud", List.of("a", "b")).signed());
        kind("a star in aud", Reason.AUDIENCE, good().claim("aud", "*").signed());
        kind(
                "an aud that is an object",
                Reason.MALFORMED,
                good().claim("aud", Map.of("a", url)).signed());
        kind(
                "the address in place of a configured aud",
                Reason.CONFIGURED_AUDIENCE,
                good().claim("iss", LiveService.SANDBOX_ISSUER).signed());
        kind(
                "a configured aud of another EHR",
                Reason.AUDIENCE,
                good().claim("aud", LiveService.SANDBOX_AUDIENCE).signed());
    }

    private static void times() {
        kind("no exp", Reason.NO_EXPIRY, good().without("exp").signed());
        kind("expired", Reason.EXPIRED, good().time("exp", -120).signed());
        kind("expired long ago", Reason.EXPIRED, good().claim("exp", 0).signed());
        kind(
                "exp before all time",
                Reason.EXPIRED,
                good().claim("exp", -5_000_000_000L).signed());
        kind("exp in two hours", Reason.EXPIRY_TOO_FAR, good().time("exp", 7200).signed());
        kind(
                "exp in milliseconds",
                Reason.EXPIRY_TOO_FAR,
                good().time("exp", 1_764_000_000_000L).signed());
        kind(
                "exp that is a text",
                Reason.MALFORMED,
                good().claim("exp", "tomorrow").signed());
        kind(
                "iat in the future",
                Reason.ISSUED_IN_THE_FUTURE,
                good().time("iat", 240).signed());
        kind("nbf in the future", Reason.NOT_YET_VALID, good().time("nbf", 240).signed());
        kind(
                "iat that is a text",
                Reason.MALFORMED,
                good().claim("iat", "today").signed());
    }

    private static void others() {
        kind("no jti", Reason.NO_TOKEN_ID, good().without("jti").signed());
        kind("an empty jti", Reason.NO_TOKEN_ID, good().claim("jti", " ").signed());
        kind(
                "a jti beyond reason",
                Reason.NO_TOKEN_ID,
                good().claim("jti", "x".repeat(257)).signed());
        kind("a jti that is a number", Reason.MALFORMED, good().claim("jti", 7).signed());
        kind(
                "no tenant",
                Reason.TENANT,
                good().claim("iss", LiveService.OTHER_ISSUER).signed());
        kind(
                "another tenant",
                Reason.TENANT,
                good().claim("iss", LiveService.OTHER_ISSUER)
                        .claim("tenant", "clinic-8")
                        .signed());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void isRefused(String name, Reason reason, String token, LiveService service) {
        try (LogLines log = new LogLines()) {
            Unauthorized.check(service.post(VIEW, Calls.patientView(Calls.EMPTY_RECORD), token));

            assertThat(log.refusals())
                    .singleElement()
                    .asString()
                    .startsWith("401 at https://cds.clinic.example/cds-services/{id}: " + reason);
        }
    }

    @Test
    void aGoodTokenOfTheSameMakeIsLetIn(LiveService service) {
        HttpResponse<String> answer = service.post(VIEW, Calls.patientView(Calls.EMPTY_RECORD), good().signed());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"cards\":[]}");
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.equalsIgnoreCase("set-cookie"));
    }

    @Test
    void aTokenIsTakenFromOneHeaderOnly(LiveService service) {
        String token = Token.to("/cds-services").signed();
        HttpRequest.Builder discovery = service.request("/cds-services");
        Unauthorized.check(service.send(discovery));
        Unauthorized.check(service.send(discovery.copy().header("Authorization", token)));
        Unauthorized.check(service.send(discovery.copy().header("Authorization", "Basic " + token)));
        Unauthorized.check(service.send(discovery.copy().header("Cookie", "token=" + token)));
        Unauthorized.check(service.send(discovery
                .copy()
                .header("Authorization", "Bearer " + token)
                .header("Authorization", "Bearer " + Token.to("/cds-services").signed())));
        Unauthorized.check(service.get("/cds-services?access_token=" + token));
        Unauthorized.check(service.send(service.request("/cds-services")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("access_token=" + token))));

        assertThat(service.send(discovery.copy().header("Authorization", "bearer " + token))
                        .statusCode())
                .isEqualTo(200);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
