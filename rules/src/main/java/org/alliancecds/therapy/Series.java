// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.alliancecds.record.Rater;
import org.jspecify.annotations.Nullable;

/** The values of one measure, scale and rater over the course, oldest first. */
public record Series(String measure, String scale, Rater rater, List<Point> points) {

    public Series {
        points = List.copyOf(points);
    }

    /** One value; {@code session} is the number of the attended session it belongs to, null when it belongs to none. */
    public record Point(@Nullable Integer session, LocalDate date, BigDecimal value) {}
}
