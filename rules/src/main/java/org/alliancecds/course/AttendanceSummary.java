// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Attendance over the course, in appointments.
 *
 * @param bookingsKnown false when nothing can be said about bookings ahead
 * @param nextBooked the next appointment ahead, null when none is known
 */
public record AttendanceSummary(
        int attended,
        int noShow,
        int cancelledByClient,
        int cancelledByService,
        @Nullable LocalDate firstAttended,
        @Nullable LocalDate lastAttended,
        boolean bookingsKnown,
        @Nullable LocalDate nextBooked) {}
