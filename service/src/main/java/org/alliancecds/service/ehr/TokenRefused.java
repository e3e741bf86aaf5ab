// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import org.jspecify.annotations.Nullable;

/** A token that opens nothing. The caller is not told why; the operator is, in words that hold nothing of the token. */
final class TokenRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable String ehr;

    /** Why; the words say what to look at. */
    enum Reason {
        NO_TOKEN("the request has no Authorization header, or more than one"),
        NOT_A_BEARER_TOKEN("the Authorization header is not of the form \"Bearer <token>\""),
        TOKEN_TOO_LONG("the token is longer than 8192 characters"),
        MALFORMED("the token cannot be read as a signed JWT whose claims have the types of RFC 7519"),
        ALGORITHM("the token is signed with none of ES256/384/512, RS256/384/512 and PS256/384/512"),
        TYPE("the typ of the token is not JWT"),
        CRITICAL_HEADER("the token demands an extension (crit) that is not known here"),
        NO_KEY_ID("the token names no key (kid)"),
        UNKNOWN_ISSUER("the iss of the token is not the issuer of any configured EHR"),
        KEY_SET_NOT_ALLOWED("the jku of the token is neither jwks nor among jkus of the EHR"),
        KEYS_UNAVAILABLE("the key set could not be read: not there, too slow, too large, a redirect, or not a JWK set"),
        UNKNOWN_KEY("the key set has no public key with the kid of the token that fits its algorithm"),
        SIGNATURE("the signature does not match the key"),
        AUDIENCE("the aud of the token is not exactly this address, which begins with alliance.public-url"),
        CONFIGURED_AUDIENCE("the aud of the token is not the audience that is configured for this EHR"),
        NO_EXPIRY("the token has no exp"),
        EXPIRED("the token has expired; do the clocks agree?"),
        EXPIRY_TOO_FAR("the exp of the token lies more than an hour ahead; five minutes are usual"),
        ISSUED_IN_THE_FUTURE("the iat of the token lies in the future; do the clocks agree?"),
        NOT_YET_VALID("the nbf of the token lies in the future; do the clocks agree?"),
        TENANT("the tenant of the token is not the one that is configured"),
        NO_TOKEN_ID("the token has no id (jti), or one of more than 256 characters"),
        REPLAYED("the token was used before; each call needs one of its own"),
        UNUSUAL_ADDRESS("the address that was called is written in an unusual way");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    TokenRefused(Reason reason) {
        this(reason, null);
    }

    private TokenRefused(Reason reason, @Nullable String ehr) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.ehr = ehr;
    }

    /** The same with the setting of the EHR that the token claims to be of, for example {@code alliance.ehrs[0]}. */
    TokenRefused of(String setting) {
        return new TokenRefused(reason, setting);
    }

    /** For the log. */
    String forTheOperator() {
        return reason + (ehr == null ? "" : " (" + ehr + ")") + ": " + reason.words;
    }
}
