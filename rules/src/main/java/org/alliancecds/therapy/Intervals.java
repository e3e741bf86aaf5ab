// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** How far apart a client's ratings usually are. */
public final class Intervals {
    private Intervals() {}

    /** Twice the median of the days between neighbours, so that it stays a whole number; 0 with fewer than two days. */
    public static long twiceTheMedian(List<LocalDate> dates) {
        long[] days = dates.stream()
                .mapToLong(LocalDate::toEpochDay)
                .sorted()
                .distinct()
                .toArray();
        if (days.length < 2) {
            return 0;
        }
        long[] intervals = new long[days.length - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = days[i + 1] - days[i];
        }
        Arrays.sort(intervals);
        return intervals[(intervals.length - 1) / 2] + intervals[intervals.length / 2];
    }
}
