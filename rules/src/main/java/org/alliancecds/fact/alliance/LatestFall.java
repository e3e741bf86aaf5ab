// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.alliancecds.words.InWords.count;
import static org.alliancecds.words.InWords.day;
import static org.alliancecds.words.InWords.number;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.alliancecds.measure.Threshold;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Intervals;
import org.alliancecds.therapy.Mean;
import org.alliancecds.therapy.OwnDeviation;
import org.alliancecds.therapy.PastContact;
import org.alliancecds.therapy.Ratings;
import org.alliancecds.therapy.Series;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.InWords;
import org.jspecify.annotations.Nullable;

/** The client's latest rating beside their own earlier ones: whether it fell, and whether the earlier ones still tell. */
final class LatestFall {
    private static final int RATINGS_FOR_AN_INTERVAL = 3;

    private final Therapy therapy;
    private final Ratings earlier;
    private final Ratings all;

    /** Of at least two ratings. */
    LatestFall(Therapy therapy, Ratings all) {
        this.therapy = therapy;
        this.all = all;
        this.earlier = new Ratings(all.measure(), all.points().subList(0, all.size() - 1));
    }

    /** Whether the latest lies at least so many own standard deviations below the mean of the earlier ones. */
    Answer byOwnDeviations(BigDecimal x, Threshold step) {
        OwnDeviation deviation = OwnDeviation.of(earlier.values(), step);
        Mean level = earlier.mean();
        String latest = number(all.last().value());
        return Answer.telling(
                deviation.isReachedBy(level, Mean.of(List.of(all.last().value())), x),
                "The client's latest " + all.measure() + " rating ("
                        + day(all.last().date()) + ") is " + latest
                        + "; the " + earlier.size() + " earlier ones (" + earlier.span() + ") have a mean of "
                        + level.words() + ". " + deviation.words() + "; this asks for a fall of at least " + number(x)
                        + " of it.",
                InWords.headline("latest " + all.measure() + " " + latest + ", own mean before " + level.words()),
                all.dates());
    }

    /**
     * Whether the newest of the earlier ratings was no older than so many days or usual intervals when the latest was
     * given. A session that was booked by then was a planned break, and keeps the earlier ratings.
     */
    Answer earlierWereRecent(int days, int times) {
        LocalDate before = earlier.last().date();
        LocalDate latest = all.last().date();
        long gap = DAYS.between(before, latest);
        long twiceInterval = Intervals.twiceTheMedian(earlier.dates());
        boolean usualKnown = earlier.size() >= RATINGS_FOR_AN_INTERVAL;
        List<LocalDate> dates = List.of(before, latest);
        String text = "The " + all.measure() + " rating before the latest one is of " + day(before) + ", "
                + (gap == 0 ? "the same day" : count(gap, "day") + " earlier")
                + (usualKnown
                        ? "; the usual interval was " + number(BigDecimal.valueOf(5 * twiceInterval, 1)) + " days"
                        : "");
        if (gap <= days || (usualKnown && 2 * gap <= times * twiceInterval)) {
            return Answer.stage(true, text + ".", dates);
        }
        LocalDate bookedOn = bookedOn(all.last());
        if (bookedOn == null) {
            return Answer.notKnown(text + "; whether the break was planned is not known.");
        }
        boolean planned = !bookedOn.isAfter(before.plusDays(days));
        return Answer.stage(
                planned, text + "; the session after the break was booked on " + day(bookedOn) + ".", dates);
    }

    private @Nullable LocalDate bookedOn(Series.Point rating) {
        for (Session session : therapy.sessions()) {
            PastContact contact = session.contact();
            if (rating.session() != null && rating.session() == session.number() && contact != null) {
                return contact.bookedOn();
            }
        }
        return null;
    }
}
