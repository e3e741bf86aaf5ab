// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import java.math.BigDecimal;
import org.alliancecds.measure.Threshold;
import org.alliancecds.measure.ThresholdInWords;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Mean;
import org.alliancecds.therapy.OwnDeviation;
import org.alliancecds.therapy.Ratings;
import org.alliancecds.words.Words;

/**
 * Whether the client's ratings went down over some time, beside the mean of earlier ones.
 *
 * @param ratings more than the last so many that are asked about
 */
record Slide(Ratings ratings) {
    private static final Words WORDS = Words.beside(Slide.class);

    /** Whether the mean of the last so many lies at least so many own standard deviations below that of the earlier ones. */
    Answer lastMeanBelowEarlier(int n, BigDecimal x, Threshold step) {
        Ratings last = ratings.last(n);
        Ratings earlier = ratings.first(ratings.size() - n);
        OwnDeviation deviation = earlier.deviation(step);
        Mean mean = last.mean();
        Mean before = earlier.mean();
        return Answer.telling(
                deviation.isReachedBy(before, mean, x),
                WORDS.say(
                        "below-earlier",
                        "ratings",
                        last.dated(),
                        "mean",
                        mean,
                        "count",
                        earlier.size(),
                        "span",
                        earlier.span(),
                        "before",
                        before,
                        "deviation",
                        deviation.words(),
                        "asked",
                        x),
                WORDS.say(
                                "below-earlier.headline",
                                "last",
                                n,
                                "measure",
                                ratings.measure(),
                                "mean",
                                mean,
                                "before",
                                before)
                        .headline(),
                ratings.dates());
    }

    /** Whether each of the last so many lies below the mean of the earlier ones. */
    Answer lastAllBelowEarlier(int n) {
        Ratings last = ratings.last(n);
        Ratings earlier = ratings.first(ratings.size() - n);
        Mean before = earlier.mean();
        return Answer.stage(
                last.values().stream()
                        .allMatch(value ->
                                before.minusTimesCounts(new Mean(value, 1)).signum() > 0),
                WORDS.say(
                        "all-below-earlier",
                        "ratings",
                        last.dated(),
                        "values",
                        last.values(),
                        "count",
                        earlier.size(),
                        "span",
                        earlier.span(),
                        "before",
                        before),
                ratings.dates());
    }

    /** Whether the mean of all lies at least so many reliable changes below that of the first so many. */
    Answer runningMean(BigDecimal x, int n, Threshold change) {
        Mean then = ratings.first(n).mean();
        Mean now = ratings.mean();
        BigDecimal asked = x.multiply(change.value());
        BigDecimal counts = BigDecimal.valueOf((long) n * ratings.size());
        return Answer.telling(
                then.minusTimesCounts(now).compareTo(asked.multiply(counts)) >= 0,
                WORDS.say(
                        "running-mean",
                        "measure",
                        ratings.measure(),
                        "then",
                        then,
                        "rating",
                        n,
                        "day",
                        ratings.dates().get(n - 1),
                        "now",
                        now,
                        "count",
                        ratings.size(),
                        "span",
                        ratings.span(),
                        "asked",
                        asked,
                        "times",
                        x,
                        "change",
                        ThresholdInWords.distance(change)),
                WORDS.say("running-mean.headline", "measure", ratings.measure(), "now", now, "then", then, "rating", n)
                        .headline(),
                ratings.dates());
    }
}
