// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A bearer token and what it is good for. It lives as long as the call and is shown nowhere. */
public final class Authorization {
    /** What may stand in a header; more than RFC 6750 asks of a bearer token, and no space, control or line break. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1,16384}");

    /** As long as a token may be. */
    public static final int LONGEST_SCOPE = 16_384;

    private final String token;
    private final Scopes scopes;
    private final @Nullable String patient;

    /**
     * What a fhirAuthorization says.
     *
     * @param token the access_token
     * @param scope the scope, with blanks between; null: not known, so everything is tried
     * @param patient the id of the patient for whom alone the token is good; null: not said
     * @throws IllegalArgumentException when the token cannot stand in a header, or the scope is longer than
     *     {@value #LONGEST_SCOPE} characters; the message holds neither
     */
    public Authorization(String token, @Nullable String scope, @Nullable String patient) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("The access token holds what no token may hold, or is too long.");
        }
        if (scope != null && scope.length() > LONGEST_SCOPE) {
            throw new IllegalArgumentException("The scope is too long.");
        }
        this.token = token;
        this.scopes = Scopes.of(scope);
        this.patient = patient;
    }

    String token() {
        return token;
    }

    Scopes scopes() {
        return scopes;
    }

    /** Whether it may be used for that patient. */
    boolean isFor(String patientId) {
        return patient == null || patientId.equals(PatientId.bare(patient));
    }

    @Override
    public String toString() {
        return "Authorization[not shown]";
    }
}
