// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

/** What became of a contact. Lateness stands beside it as {@link Contact#minutesLate()}. */
public enum AppointmentOutcome {
    ATTENDED,
    /** The client came, but on another day than the appointment's. Counts as attended. */
    WRONG_DAY,
    NO_SHOW,
    CANCELLED_BY_CLIENT,
    CANCELLED_BY_SERVICE,
    /** Still ahead, as far as the record says. One whose day has passed counts as {@link #UNKNOWN}. */
    BOOKED,
    /** Cancelled, and no reason says by whom: it did not take place, and counts for nothing else. */
    CANCELLED,
    /** Never updated, or contradictory: it may have taken place, and counts for nothing. */
    UNKNOWN;

    /** True for a session that took place. */
    public boolean attended() {
        return this == ATTENDED || this == WRONG_DAY;
    }
}
