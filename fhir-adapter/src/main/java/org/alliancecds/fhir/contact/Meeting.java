// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.record.AppointmentOutcome;
import org.jspecify.annotations.Nullable;

/** One contact: a booking with its visit, or either alone. */
record Meeting(@Nullable Booking booking, @Nullable Visit visit) {

    Meeting {
        if (booking == null && visit == null) {
            throw new IllegalArgumentException("A contact needs an appointment or an encounter.");
        }
    }

    Resource resource() {
        return booking != null
                ? booking.resource()
                : Objects.requireNonNull(visit).resource();
    }

    Typing typing() {
        if (booking == null) {
            return Objects.requireNonNull(visit).typing();
        }
        return visit == null ? booking.typing() : booking.typing().and(visit.typing());
    }

    /** When it began, or was to begin. */
    Instant start() {
        return visit != null
                ? visit.began().instant()
                : Objects.requireNonNull(booking).start().instant();
    }

    AppointmentOutcome outcome() {
        if (visit != null && visit.starting()) {
            return AppointmentOutcome.BOOKED;
        }
        if (booking == null) {
            return AppointmentOutcome.ATTENDED;
        }
        if (visit == null) {
            return booking.outcome();
        }
        boolean otherDay = !booking.start().day().equals(visit.began().day());
        return switch (booking.outcome()) {
            case ATTENDED, WRONG_DAY, BOOKED -> otherDay ? AppointmentOutcome.WRONG_DAY : AppointmentOutcome.ATTENDED;
            // Some systems open an encounter to document that nobody came.
            case NO_SHOW -> otherDay ? AppointmentOutcome.WRONG_DAY : AppointmentOutcome.UNKNOWN;
            case CANCELLED_BY_CLIENT, CANCELLED_BY_SERVICE, CANCELLED, UNKNOWN -> AppointmentOutcome.ATTENDED;
        };
    }

    /**
     * Minutes that the client came after the appointed time, from the arrival where it is known; a session that began
     * late after an arrival in time is not the client's lateness. Null when not known.
     */
    @Nullable
    Integer minutesLate() {
        if (booking == null || visit == null || outcome() != AppointmentOutcome.ATTENDED) {
            return null;
        }
        boolean sameDay = booking.start().day().equals(visit.began().day());
        if (!sameDay || booking.start().dayOnly() || visit.began().dayOnly()) {
            return null;
        }
        Instant came = visit.began().instant();
        if (visit.arrivedAt() != null && visit.arrivedAt().isBefore(came)) {
            came = visit.arrivedAt();
        }
        long minutes = Duration.between(booking.start().instant(), came).toMinutes();
        return Math.max(0, (int) minutes);
    }
}
