// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.alliancecds.service.ehr.TokenRefused.Reason;
import org.alliancecds.service.settings.EhrProfile;
import org.jspecify.annotations.Nullable;

/**
 * Checks the JWT of an EHR as CDS Hooks 2.0 asks ("Trusting CDS Clients"): signed by a key of a configured EHR, for the
 * address that is called, valid now, and used for the first time.
 */
final class TokenCheck {

    /** What a clock may be wrong by. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** CDS Hooks recommends five minutes; longer ones are borne, within what has to be remembered against replay. */
    static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private static final int LONGEST_TOKEN = 8192;
    private static final int LONGEST_ID = 256;

    /** Neither none nor any HMAC, whose key would be a secret of both. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512);

    private record Ehr(String setting, EhrProfile profile) {}

    private final Map<String, Ehr> byIssuer = new HashMap<>();
    private final KeySets keys;
    private final ReplayStore replays;
    private final Clock clock;

    /** For EHRs that have passed {@link EhrSettingsCheck}. */
    TokenCheck(List<EhrProfile> ehrs, ReplayStore replays, Clock clock) {
        Set<String> keySets = new LinkedHashSet<>();
        for (int i = 0; i < ehrs.size(); i++) {
            EhrProfile profile = ehrs.get(i);
            byIssuer.put(Objects.requireNonNull(profile.issuer()), new Ehr("alliance.ehrs[" + i + "]", profile));
            keySets.add(Objects.requireNonNull(profile.jwks()));
            keySets.addAll(profile.jkus());
        }
        this.keys = new KeySets(keySets, new KeySetRetriever(KeySetRetriever.DEADLINE), KeySets.Keeping.USUAL);
        this.replays = replays;
        this.clock = clock;
    }

    /**
     * Whose token this is.
     *
     * @param text the token, as it stood in the header
     * @param address the public URL of what is called
     * @throws TokenRefused with the reason
     */
    EhrProfile check(String text, String address) throws TokenRefused {
        if (text.length() > LONGEST_TOKEN) {
            throw new TokenRefused(Reason.TOKEN_TOO_LONG);
        }
        SignedJWT token = parsed(text);
        checkHeader(token.getHeader());
        JWTClaimsSet claims = claims(token);
        Ehr ehr = claims.getIssuer() == null ? null : byIssuer.get(claims.getIssuer());
        if (ehr == null) {
            throw new TokenRefused(Reason.UNKNOWN_ISSUER);
        }
        try {
            keys.verify(token, keySet(token.getHeader(), ehr.profile()));
            checkAudience(claims, ehr.profile(), address);
            Instant expires = checkTimes(claims, clock.instant());
            checkTenant(claims, ehr.profile());
            checkFirstUse(claims, expires);
        } catch (TokenRefused refused) {
            throw refused.of(ehr.setting());
        }
        return ehr.profile();
    }

    private static SignedJWT parsed(String text) throws TokenRefused {
        JWT token;
        try {
            token = JWTParser.parse(text);
        } catch (ParseException | RuntimeException unreadable) {
            // What a stranger wrote may break a parser in ways that it does not declare.
            throw new TokenRefused(Reason.MALFORMED);
        }
        if (token instanceof SignedJWT signed) {
            return signed;
        }
        throw new TokenRefused(Reason.ALGORITHM);
    }

    private static void checkHeader(JWSHeader header) throws TokenRefused {
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            throw new TokenRefused(Reason.ALGORITHM);
        }
        // A token of the same issuer that was made for something else names that in its type.
        JOSEObjectType type = header.getType();
        if (type != null && !type.equals(JOSEObjectType.JWT)) {
            throw new TokenRefused(Reason.TYPE);
        }
        if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            throw new TokenRefused(Reason.CRITICAL_HEADER);
        }
        if (header.getKeyID() == null || header.getKeyID().isBlank()) {
            throw new TokenRefused(Reason.NO_KEY_ID);
        }
    }

    private static JWTClaimsSet claims(SignedJWT token) throws TokenRefused {
        try {
            return token.getJWTClaimsSet();
        } catch (ParseException | RuntimeException unreadable) {
            throw new TokenRefused(Reason.MALFORMED);
        }
    }

    /** The set to ask; the header may choose among those that are allowed. */
    private static String keySet(JWSHeader header, EhrProfile profile) throws TokenRefused {
        String own = Objects.requireNonNull(profile.jwks());
        if (header.getJWKURL() == null) {
            return own;
        }
        String named = header.getJWKURL().toString();
        if (named.equals(own) || profile.jkus().contains(named)) {
            return named;
        }
        throw new TokenRefused(Reason.KEY_SET_NOT_ALLOWED);
    }

    private static void checkAudience(JWTClaimsSet claims, EhrProfile profile, String address) throws TokenRefused {
        String audience = profile.audience();
        if (!claims.getAudience().contains(audience == null ? address : audience)) {
            throw new TokenRefused(audience == null ? Reason.AUDIENCE : Reason.CONFIGURED_AUDIENCE);
        }
    }

    private static Instant checkTimes(JWTClaimsSet claims, Instant now) throws TokenRefused {
        Instant expires = instant(claims.getExpirationTime());
        if (expires == null) {
            throw new TokenRefused(Reason.NO_EXPIRY);
        }
        if (!now.isBefore(expires.plus(SKEW))) {
            throw new TokenRefused(Reason.EXPIRED);
        }
        if (expires.isAfter(now.plus(LONGEST_LIFE).plus(SKEW))) {
            throw new TokenRefused(Reason.EXPIRY_TOO_FAR);
        }
        Instant issued = instant(claims.getIssueTime());
        if (issued != null && issued.isAfter(now.plus(SKEW))) {
            throw new TokenRefused(Reason.ISSUED_IN_THE_FUTURE);
        }
        Instant notBefore = instant(claims.getNotBeforeTime());
        if (notBefore != null && notBefore.isAfter(now.plus(SKEW))) {
            throw new TokenRefused(Reason.NOT_YET_VALID);
        }
        return expires;
    }

    private static void checkTenant(JWTClaimsSet claims, EhrProfile profile) throws TokenRefused {
        if (profile.tenant() != null && !profile.tenant().equals(claims.getClaim("tenant"))) {
            throw new TokenRefused(Reason.TENANT);
        }
    }

    /** Last of all, so that a token that is refused for another reason is not used up. */
    private void checkFirstUse(JWTClaimsSet claims, Instant expires) throws TokenRefused {
        String id = claims.getJWTID();
        if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
            throw new TokenRefused(Reason.NO_TOKEN_ID);
        }
        if (!replays.firstUse(Objects.requireNonNull(claims.getIssuer()), id, expires.plus(SKEW))) {
            throw new TokenRefused(Reason.REPLAYED);
        }
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
