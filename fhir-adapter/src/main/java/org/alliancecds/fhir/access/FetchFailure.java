// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.io.Serial;

/** Ends the fetching of one key; without message, cause and trace, since those may quote an address or a token. */
final class FetchFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final NotFetched why;

    FetchFailure(NotFetched why) {
        super(why.id(), null, false, false);
        this.why = why;
    }

    NotFetched why() {
        return why;
    }
}
