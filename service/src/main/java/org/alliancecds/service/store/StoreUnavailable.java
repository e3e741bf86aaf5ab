// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import org.jspecify.annotations.Nullable;

/** The database does not answer, or takes nothing in: what was to be written is not written. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * {@code cause} is for the trace of its frames; its message may hold values and is never shown.
     *
     * @param reason why, in our own words, as in "the disk is full"
     */
    public StoreUnavailable(String reason, @Nullable Throwable cause) {
        super("The database cannot be reached: " + reason + ".", cause);
        this.reason = reason;
    }

    /** Why, as in "the disk is full"; no path, and nothing of what is held. */
    public String reason() {
        return reason;
    }
}
