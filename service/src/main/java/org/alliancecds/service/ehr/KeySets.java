// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alliancecds.service.ehr.TokenRefused.Reason;

/**
 * The public keys of all EHRs, by the address of their set. Only addresses that are configured are ever asked; keys that
 * a token brings along are not looked at.
 */
final class KeySets {

    /** NIST SP 800-131A: shorter RSA keys do not protect. */
    static final int SHORTEST_RSA = 2048;

    private final Map<String, JWKSource<SecurityContext>> byAddress = new HashMap<>();

    /**
     * How sets are kept.
     *
     * @param fresh a set is asked for again after so long; a key that was taken back opens nothing from then on
     * @param betweenFetches a key that is not known has the set fetched anew, at most twice in so long
     * @param outage while a set cannot be had, its last good state serves on for so long
     */
    record Keeping(Duration fresh, Duration betweenFetches, Duration outage) {
        static final Keeping USUAL = new Keeping(Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofHours(24));
    }

    /** Nothing is fetched yet. */
    KeySets(Collection<String> addresses, KeySetRetriever retriever, Keeping keeping) {
        for (String address : addresses) {
            byAddress.computeIfAbsent(address, configured -> source(configured, retriever, keeping));
        }
    }

    private static JWKSource<SecurityContext> source(String address, KeySetRetriever retriever, Keeping keeping) {
        try {
            // Callers wait for each other's fetch, so they wait longer than its deadline. Refreshing ahead would start
            // threads of its own, to spare one call in five minutes a short wait.
            return JWKSourceBuilder.create(KeySetRetriever.location(address).toURL(), retriever)
                    .refreshAheadCache(false)
                    .cache(keeping.fresh().toMillis(), JWKSourceBuilder.DEFAULT_CACHE_REFRESH_TIMEOUT)
                    .rateLimited(keeping.betweenFetches().toMillis())
                    .outageTolerant(keeping.outage().toMillis())
                    .build();
        } catch (MalformedURLException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /**
     * Checks the signature with the keys of the set at {@code address}, which is a configured one.
     *
     * @throws TokenRefused when no key of the set made it
     */
    void verify(SignedJWT token, String address) throws TokenRefused {
        List<JWK> keys = keys(token.getHeader(), Objects.requireNonNull(byAddress.get(address)));
        if (keys.isEmpty()) {
            throw new TokenRefused(Reason.UNKNOWN_KEY);
        }
        for (JWK key : keys) {
            if (isSignedBy(key, token)) {
                return;
            }
        }
        throw new TokenRefused(Reason.SIGNATURE);
    }

    private static List<JWK> keys(JWSHeader header, JWKSource<SecurityContext> source) throws TokenRefused {
        JWSAlgorithm algorithm = header.getAlgorithm();
        JWKMatcher.Builder fitting = new JWKMatcher.Builder()
                .publicOnly(true)
                .keyID(header.getKeyID())
                .keyType(KeyType.forAlgorithm(algorithm))
                .algorithms(algorithm, null)
                .keyUses(KeyUse.SIGNATURE, null)
                .keyOperations(KeyOperation.VERIFY, null);
        if (JWSAlgorithm.Family.EC.contains(algorithm)) {
            fitting.curves(Curve.forJWSAlgorithm(algorithm));
        } else {
            fitting.minKeySize(SHORTEST_RSA);
        }
        try {
            return source.get(new JWKSelector(fitting.build()), null);
        } catch (RateLimitReachedException askedJustNow) {
            throw new TokenRefused(Reason.UNKNOWN_KEY);
        } catch (KeySourceException unavailable) {
            throw new TokenRefused(Reason.KEYS_UNAVAILABLE);
        }
    }

    private static boolean isSignedBy(JWK key, SignedJWT token) {
        try {
            JWSVerifier verifier = key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) key);
            return token.verify(verifier);
        } catch (JOSEException unfit) {
            return false;
        }
    }
}
