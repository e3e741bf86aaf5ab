// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** How far apart a client's ratings usually are. */
public final class Intervals {
    private Intervals() {}

    /** Twice the median of the days between neighbours, so that it stays a whole number; 0 with fewer than two days. */
    public static long twiceTheMedian(List<LocalDate> dates) {
        List<Long> intervals = new ArrayList<>();
        LocalDate before = null;
        for (LocalDate date : new TreeSet<>(dates)) {
            if (before != null) {
                intervals.add(DAYS.between(before, date));
            }
            before = date;
        }
        if (intervals.isEmpty()) {
            return 0;
        }
        Collections.sort(intervals);
        int size = intervals.size();
        return intervals.get((size - 1) / 2) + intervals.get(size / 2);
    }
}
