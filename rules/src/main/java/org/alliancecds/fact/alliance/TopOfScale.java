// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import java.math.BigDecimal;
import org.alliancecds.measure.Threshold;
import org.alliancecds.measure.ThresholdInWords;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Mean;
import org.alliancecds.therapy.Ratings;
import org.alliancecds.words.Words;

/**
 * Whether the client's last ratings lie at the upper end of the scale.
 *
 * @param last at least one
 * @param top the highest value of the scale
 */
record TopOfScale(Ratings last, BigDecimal top) {
    private static final Words WORDS = Words.beside(TopOfScale.class);

    /** Whether they lie on average no more than one step below the top. */
    Answer meanWithin(Threshold step) {
        Mean mean = last.mean();
        BigDecimal least = top.subtract(step.value()).multiply(BigDecimal.valueOf(last.size()));
        return Answer.stage(
                mean.sum().compareTo(least) >= 0,
                WORDS.say(
                        "near-top",
                        "ratings",
                        last.dated(),
                        "mean",
                        mean,
                        "top",
                        top,
                        "step",
                        ThresholdInWords.distance(step)),
                last.dates());
    }

    Answer allAt(Threshold ceiling) {
        return Answer.telling(
                last.values().stream().allMatch(ceiling::isMetBy),
                WORDS.say(
                        "at-ceiling",
                        "ratings",
                        last.dated(),
                        "values",
                        last.values(),
                        "ceiling",
                        ThresholdInWords.words(ceiling),
                        "top",
                        top),
                WORDS.say("at-ceiling.headline", "ratings", last.counted()).headline(),
                last.dates());
    }
}
