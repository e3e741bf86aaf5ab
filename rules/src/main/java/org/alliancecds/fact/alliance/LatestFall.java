// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import static java.time.temporal.ChronoUnit.DAYS;

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
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** The client's latest rating beside their own earlier ones: whether it fell, and whether the earlier ones still tell. */
final class LatestFall {
    private static final Words WORDS = Words.beside(LatestFall.class);
    private static final int RATINGS_FOR_AN_INTERVAL = 3;

    private final Therapy therapy;
    private final Ratings earlier;
    private final Ratings all;

    /** Of at least two ratings. */
    LatestFall(Therapy therapy, Ratings all) {
        this.therapy = therapy;
        this.all = all;
        this.earlier = all.first(all.size() - 1);
    }

    /** Whether the latest lies at least so many own standard deviations below the mean of the earlier ones. */
    Answer byOwnDeviations(BigDecimal x, Threshold step) {
        OwnDeviation deviation = earlier.deviation(step);
        Mean level = earlier.mean();
        BigDecimal latest = all.latest().value();
        return Answer.telling(
                deviation.isReachedBy(level, new Mean(latest, 1), x),
                WORDS.say(
                        "latest-fall",
                        "measure",
                        all.measure(),
                        "day",
                        all.latest().date(),
                        "value",
                        latest,
                        "count",
                        earlier.size(),
                        "span",
                        earlier.span(),
                        "before",
                        level,
                        "deviation",
                        deviation.words(),
                        "asked",
                        x),
                WORDS.say("latest-fall.headline", "measure", all.measure(), "value", latest, "before", level)
                        .headline(),
                all.dates());
    }

    /**
     * Whether the newest of the earlier ratings was no older than so many days or usual intervals when the latest was
     * given. A session that was booked by then was a planned break, and keeps the earlier ratings.
     */
    Answer earlierWereRecent(int days, int times) {
        LocalDate before = earlier.latest().date();
        LocalDate latest = all.latest().date();
        long gap = DAYS.between(before, latest);
        long twiceInterval = Intervals.twiceTheMedian(earlier.dates());
        boolean usualKnown = earlier.size() >= RATINGS_FOR_AN_INTERVAL;
        boolean recent = gap <= days || (usualKnown && 2 * gap <= times * twiceInterval);
        LocalDate bookedOn = recent ? null : bookedOn(all.latest());
        Phrase reason = WORDS.say(
                "before-latest",
                "measure",
                all.measure(),
                "day",
                before,
                "gap",
                gap,
                "known",
                usualKnown,
                "interval",
                BigDecimal.valueOf(5 * twiceInterval, 1),
                "then",
                recent ? "recent" : bookedOn == null ? "open" : "booked",
                "booked",
                bookedOn == null ? "" : bookedOn);
        if (!recent && bookedOn == null) {
            return Answer.notKnown(reason);
        }
        boolean planned = bookedOn != null && !bookedOn.isAfter(before.plusDays(days));
        return Answer.stage(recent || planned, reason, List.of(before, latest));
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
