// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.memory;

/** The database does not answer, or takes nothing in: what was to be written is not written. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** {@code cause} is for the trace of its frames; its message may hold values and is never shown. */
    StoreUnavailable(Throwable cause) {
        super("The database cannot be reached.", cause);
    }
}
