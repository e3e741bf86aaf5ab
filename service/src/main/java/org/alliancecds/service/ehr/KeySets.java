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
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.alliancecds.service.ehr.TokenRefused.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of all EHRs, by the address of their set. Only addresses that are configured are ever asked; keys that
 * a token brings along are not looked at.
 */
final class KeySets {

    /** NIST SP 800-131A: shorter RSA keys do not protect. */
    static final int SHORTEST_RSA = 2048;

    /** Who finds a set being fetched waits for it: somewhat longer than a fetch may take. */
    private static final Duration WAIT = KeySetRetriever.DEADLINE.plusSeconds(1);

    /** How many calls may wait for one set; the others are answered by what is known, or refused at once. */
    private static final int WAITING = 4;

    private final Map<String, Kept> byAddress = new HashMap<>();

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

    /** One set: where it comes from, and what came last. */
    private static final class Kept {
        private final Semaphore places = new Semaphore(WAITING);
        private final Keeping keeping;
        private final JWKSource<SecurityContext> source;
        private volatile @Nullable Latest latest;

        private record Latest(JWKSet set, long nanos) {}

        private Kept(URL address, KeySetRetriever retriever, Keeping keeping) {
            this.keeping = keeping;
            JWKSetSource<SecurityContext> fetched = new OutageTolerantJWKSetSource<>(
                    new URLBasedJWKSetSource<>(address, retriever),
                    keeping.outage().toMillis(),
                    null);
            // Refreshing ahead would start threads of its own, to spare one call in five minutes a short wait.
            source = JWKSourceBuilder.create(new Noted(fetched))
                    .refreshAheadCache(false)
                    .cache(keeping.fresh().toMillis(), WAIT.toMillis())
                    .rateLimited(keeping.betweenFetches().toMillis())
                    .build();
        }

        /** Passes on what is fetched, and keeps it. */
        private final class Noted extends JWKSetSourceWrapper<SecurityContext> {
            private Noted(JWKSetSource<SecurityContext> fetched) {
                super(fetched);
            }

            @Override
            public JWKSet getJWKSet(
                    @Nullable JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
                    throws KeySourceException {
                JWKSet set = getSource().getJWKSet(refresh, now, context);
                latest = new Latest(set, System.nanoTime());
                return set;
            }
        }

        private List<JWK> keys(JWKSelector wanted) throws KeySourceException, TokenRefused {
            List<JWK> known = known(wanted, keeping.fresh());
            if (!known.isEmpty()) {
                return known;
            }
            if (!places.tryAcquire()) {
                // A set that has just become old serves on while somebody else fetches it.
                List<JWK> old = known(wanted, keeping.fresh().plus(WAIT));
                if (old.isEmpty()) {
                    throw new TokenRefused(Reason.KEYS_UNAVAILABLE);
                }
                return old;
            }
            try {
                return source.get(wanted, null);
            } finally {
                places.release();
            }
        }

        private List<JWK> known(JWKSelector wanted, Duration youngerThan) {
            Latest last = latest;
            return last == null || System.nanoTime() - last.nanos() >= youngerThan.toNanos()
                    ? List.of()
                    : wanted.select(last.set());
        }
    }

    /** Nothing is fetched yet. */
    KeySets(Collection<String> addresses, KeySetRetriever retriever, Keeping keeping) {
        for (String address : addresses) {
            byAddress.computeIfAbsent(address, configured -> kept(configured, retriever, keeping));
        }
    }

    private static Kept kept(String address, KeySetRetriever retriever, Keeping keeping) {
        try {
            return new Kept(KeySetRetriever.location(address).toURL(), retriever, keeping);
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

    private static List<JWK> keys(JWSHeader header, Kept set) throws TokenRefused {
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
            return set.keys(new JWKSelector(fitting.build()));
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
