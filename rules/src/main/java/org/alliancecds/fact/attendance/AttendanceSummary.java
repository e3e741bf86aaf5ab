// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.attendance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Attendance over the course, in appointments.
 *
 * @param attended sessions; null when not known
 * @param attendedAtLeast sessions that are known to have been attended, where there may be more; null where {@code
 *     attended} is known, or nothing is
 * @param outcomeUnknown past contacts of which the record does not say what became, or who cancelled them
 * @param bookingsKnown false when nothing can be said about bookings ahead
 * @param nextBooked the next appointment ahead, null when none is known
 */
public record AttendanceSummary(
        @Nullable Integer attended,
        @Nullable Integer attendedAtLeast,
        int noShow,
        int cancelledByClient,
        int cancelledByService,
        int outcomeUnknown,
        @Nullable LocalDate firstAttended,
        @Nullable LocalDate lastAttended,
        boolean bookingsKnown,
        @Nullable LocalDate nextBooked) {}
