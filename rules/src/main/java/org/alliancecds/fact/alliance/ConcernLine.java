// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import java.math.BigDecimal;
import java.util.List;
import org.alliancecds.measure.Threshold;
import org.alliancecds.measure.ThresholdInWords;
import org.alliancecds.record.Gap;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Mean;
import org.alliancecds.therapy.Ratings;
import org.alliancecds.therapy.Series;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;

/**
 * The client's ratings beside the concern line of their measure.
 *
 * @param ratings at least one
 */
record ConcernLine(Therapy therapy, Ratings ratings, Threshold line) {
    private static final Words WORDS = Words.beside(ConcernLine.class);

    Answer latest() {
        Series.Point latest = ratings.latest();
        boolean holds = line.isMetBy(latest.value());
        return Answer.telling(
                holds,
                WORDS.say(
                        "latest",
                        "measure",
                        ratings.measure(),
                        "day",
                        latest.date(),
                        "value",
                        latest.value(),
                        "beside",
                        ThresholdInWords.beside(line, holds)),
                headline("latest.headline", latest),
                List.of(latest.date()));
    }

    /** Whether it was given at that session, and lies at or below the line. */
    Answer first(int session) {
        Series.Point first = ratings.earliest();
        if (first.session() == null) {
            return Answer.notKnown(
                    WORDS.say("first-without-session", "measure", ratings.measure(), "day", first.date()));
        }
        if (first.session() != session) {
            return Answer.stage(
                    false,
                    WORDS.say(
                            "first-at-another",
                            "measure",
                            ratings.measure(),
                            "day",
                            first.date(),
                            "session",
                            first.session(),
                            "asked",
                            session),
                    List.of(first.date()));
        }
        boolean holds = line.isMetBy(first.value());
        return Answer.telling(
                holds,
                WORDS.say(
                        "first",
                        "measure",
                        ratings.measure(),
                        "day",
                        first.date(),
                        "session",
                        session,
                        "value",
                        first.value(),
                        "beside",
                        ThresholdInWords.beside(line, holds)),
                headline("first.headline", first),
                List.of(first.date()));
    }

    /** The mean of all, compared exactly. */
    Answer mean() {
        Mean mean = ratings.mean();
        boolean holds = mean.isMetBy(line);
        return Answer.telling(
                holds,
                WORDS.say(
                        "mean",
                        "ratings",
                        ratings.counted(),
                        "lacking",
                        therapy.lacks(Gap.EARLIER_RESPONSES),
                        "span",
                        ratings.span(),
                        "count",
                        ratings.size(),
                        "mean",
                        mean.beside(line),
                        "beside",
                        ThresholdInWords.beside(line, holds)),
                headline("mean.headline", mean.beside(line), ratings),
                ratings.dates());
    }

    /** The mean of the last so many, compared exactly. */
    Answer lastMean(int n) {
        Ratings last = ratings.last(n);
        Mean mean = last.mean();
        boolean holds = mean.isMetBy(line);
        return Answer.telling(
                holds,
                WORDS.say(
                        "last-mean",
                        "ratings",
                        last.dated(),
                        "count",
                        n,
                        "mean",
                        mean.beside(line),
                        "beside",
                        ThresholdInWords.beside(line, holds)),
                headline("last-mean.headline", mean.beside(line), last),
                last.dates());
    }

    /** One at the line is enough to say so, even while there are fewer; that all are above takes so many. */
    Answer lastNotAllAbove(int n) {
        Ratings last = ratings.last(Math.min(n, ratings.size()));
        int low = 0;
        for (BigDecimal value : last.values()) {
            low += line.isMetBy(value) ? 1 : 0;
        }
        return low == 0 && last.size() < n
                ? AllianceSeries.tooFew(ratings, n)
                : Answer.stage(
                        low > 0,
                        WORDS.say(
                                "not-all-above",
                                "ratings",
                                last.dated(),
                                "values",
                                last.values(),
                                "low",
                                low,
                                "line",
                                ThresholdInWords.words(line)),
                        last.dates());
    }

    private Phrase headline(String key, Series.Point rating) {
        return WORDS.say(
                        key,
                        "measure",
                        ratings.measure(),
                        "value",
                        rating.value(),
                        "line",
                        ThresholdInWords.inShort(line))
                .headline();
    }

    private Phrase headline(String key, Spoken mean, Ratings of) {
        return WORDS.say(key, "mean", mean, "ratings", of.counted(), "line", ThresholdInWords.inShort(line))
                .headline();
    }
}
