// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A token in the making; begins as a good one for the main EHR. Nothing is checked, so that it may become a bad one. */
final class Token {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private JWK key = Keys.P384;

    /** For a call of that path. */
    static Token to(String path) {
        Token token = new Token();
        token.header("typ", "JWT");
        token.by(Keys.P384, JWSAlgorithm.ES384);
        long now = Instant.now().getEpochSecond();
        token.claim("iss", LiveService.ISSUER);
        token.claim("aud", LiveService.PUBLIC_URL + path);
        token.claim("iat", now);
        token.claim("exp", now + 300);
        token.claim("jti", UUID.randomUUID().toString());
        return token;
    }

    /** Signed by that key, and says so. */
    Token by(JWK signer, JWSAlgorithm algorithm) {
        key = signer;
        return header("alg", algorithm.getName()).header("kid", signer.getKeyID());
    }

    Token header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    Token withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    Token claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    Token without(String name) {
        claims.remove(name);
        return this;
    }

    /** Seconds from now. */
    Token time(String name, long seconds) {
        return claim(name, Instant.now().getEpochSecond() + seconds);
    }

    /** Header and payload, with a dot between. */
    String unsigned() {
        return part(MAPPER.writeValueAsString(header)) + "." + part(MAPPER.writeValueAsString(claims));
    }

    String signed() {
        return signed(unsigned(), key);
    }

    /** With that secret for HMAC in place of the key. */
    String signedWithSecret(byte[] secret) {
        try {
            return signed(unsigned(), new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs any payload. */
    String signedPayload(String payload) {
        return signed(part(MAPPER.writeValueAsString(header)) + "." + part(payload), key);
    }

    static String part(String text) {
        return Base64URL.encode(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String signed(String unsigned, JWK key) {
        try {
            return signed(
                    unsigned,
                    key instanceof RSAKey rsa
                            ? new RSASSASigner(rsa.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()))
                            : new ECDSASigner((ECKey) key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By the algorithm that the signer can do, whatever the header says where the two do not fit. */
    private static String signed(String unsigned, JWSSigner signer) throws JOSEException {
        String stated = String.valueOf(MAPPER.readTree(Base64URL.from(unsigned.substring(0, unsigned.indexOf('.')))
                        .decodeToString())
                .path("alg")
                .asString());
        JWSAlgorithm algorithm = JWSAlgorithm.parse(stated);
        if (!signer.supportedJWSAlgorithms().contains(algorithm)) {
            algorithm = signer.supportedJWSAlgorithms().iterator().next();
        }
        byte[] input = unsigned.getBytes(StandardCharsets.US_ASCII);
        return unsigned + "." + signer.sign(new JWSHeader(algorithm), input);
    }
}
