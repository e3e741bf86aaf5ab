// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.time.LocalDate;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Contact;
import org.jspecify.annotations.Nullable;

/**
 * A contact on or before the day of evaluation.
 *
 * @param outcome as the contact says, but never {@code BOOKED}: what was never updated is unknown
 * @param bookedOn the day on which it was booked, null when not known
 */
public record PastContact(
        Contact contact,
        LocalDate day,
        AppointmentOutcome outcome,
        @Nullable LocalDate bookedOn) {

    /** A no-show for which neither a practical obstacle nor an in-patient stay is recorded. */
    public boolean isMissed() {
        return outcome == AppointmentOutcome.NO_SHOW && !isExcused();
    }

    /** Cancelled by the client, with no practical obstacle or in-patient stay recorded. */
    public boolean isCancelledByClient() {
        return outcome == AppointmentOutcome.CANCELLED_BY_CLIENT && !isExcused();
    }

    /** True when the record gives a reason that is not about the therapy. */
    public boolean isExcused() {
        return contact.barrier() != null || contact.inpatientStay();
    }

    /** Whether the record says who kept it or did not. */
    public boolean isDefinite() {
        return outcome != AppointmentOutcome.UNKNOWN && outcome != AppointmentOutcome.CANCELLED;
    }

    /** Whether it may have been attended or missed, for all that the record says. */
    boolean isOpen() {
        return outcome == AppointmentOutcome.UNKNOWN;
    }
}
