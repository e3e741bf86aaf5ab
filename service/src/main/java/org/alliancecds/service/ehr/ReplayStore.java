// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import java.time.Instant;

/** Remembers the tokens that were used, so that each opens one call only. */
public interface ReplayStore {

    /**
     * Whether this token was not used before; from now on it is. Of two calls at once with one token, one is told true.
     *
     * @param issuer the iss of the token
     * @param jti its id, which is unique for its issuer; at most 256 characters
     * @param expires from then on the token is refused for its age, and need not be remembered
     */
    boolean firstUse(String issuer, String jti, Instant expires);
}
