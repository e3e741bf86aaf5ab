// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact;

import static java.time.temporal.ChronoUnit.DAYS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Intervals;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;

/** Whether the latest of a series still speaks for today, or is stale. */
public final class Recency {
    private static final Words WORDS = Words.beside(Recency.class);
    private static final int DATES_FOR_AN_INTERVAL = 3;

    private Recency() {}

    /**
     * True up to so many days, or so many usual intervals (the median of at least two). A planned break, that is a
     * session booked ahead, keeps it recent.
     *
     * @param latest the subject of the sentence, for example {@code The client's latest SRS rating}
     * @param dates oldest first, at least one
     */
    public static Answer of(Therapy therapy, Spoken latest, List<LocalDate> dates, int days, int times) {
        LocalDate newest = dates.get(dates.size() - 1);
        long age = DAYS.between(newest, therapy.asOf());
        long twiceInterval = Intervals.twiceTheMedian(dates);
        boolean intervalKnown = dates.size() >= DATES_FOR_AN_INTERVAL;
        boolean usual = intervalKnown && 2 * age <= times * twiceInterval;
        LocalDate next = therapy.bookings().next();
        boolean recent = age <= days || usual;
        boolean known = therapy.bookings().known();
        Phrase reason = WORDS.say(
                "recency",
                "latest",
                latest,
                "day",
                newest,
                "age",
                age,
                "known",
                intervalKnown,
                "interval",
                BigDecimal.valueOf(5 * twiceInterval, 1),
                "then",
                recent ? "recent" : next != null ? "next" : known ? "none" : "open",
                "next",
                next == null ? "" : next);
        return recent || next != null || known
                ? Answer.stage(recent || next != null, reason, List.of(newest))
                : Answer.notKnown(reason);
    }

    // INTERIM
    public static Answer of(Therapy therapy, String latest, List<LocalDate> dates, int days, int times) {
        return of(therapy, (Spoken) language -> latest, dates, days, times);
    }
    // END INTERIM
}
