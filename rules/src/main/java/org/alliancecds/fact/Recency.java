// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.alliancecds.words.InWords.count;
import static org.alliancecds.words.InWords.day;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Intervals;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.InWords;

/** Whether the latest of a series still speaks for today, or is stale. */
public final class Recency {
    private static final int DATES_FOR_AN_INTERVAL = 3;

    private Recency() {}

    /**
     * True up to so many days, or so many usual intervals (the median of at least two). A planned break, that is a
     * session booked ahead, keeps it recent.
     *
     * @param latest the subject of the sentence, for example {@code The client's latest SRS rating}
     * @param dates oldest first, at least one
     */
    public static Answer of(Therapy therapy, String latest, List<LocalDate> dates, int days, int times) {
        LocalDate newest = dates.get(dates.size() - 1);
        long age = DAYS.between(newest, therapy.asOf());
        long twiceInterval = Intervals.twiceTheMedian(dates);
        boolean intervalKnown = dates.size() >= DATES_FOR_AN_INTERVAL;
        boolean usual = intervalKnown && 2 * age <= times * twiceInterval;
        LocalDate next = therapy.bookings().next();
        String text = latest + " is of " + day(newest) + ", "
                + (age == 0 ? "the same day" : count(age, "day") + " ago")
                + (intervalKnown
                        ? "; the usual interval is " + InWords.number(BigDecimal.valueOf(5 * twiceInterval, 1))
                                + " days"
                        : "");
        if (age <= days || usual) {
            return Answer.stage(true, text + ".", List.of(newest));
        }
        if (next != null) {
            return Answer.stage(true, text + "; the next session is booked for " + day(next) + ".", List.of(newest));
        }
        return therapy.bookings().known()
                ? Answer.stage(false, text + "; no session is booked ahead.", List.of(newest))
                : Answer.notKnown(text + "; whether a break was planned is not known.");
    }
}
