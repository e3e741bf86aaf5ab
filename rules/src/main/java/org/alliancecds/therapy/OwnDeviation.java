// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.alliancecds.measure.Threshold;
import org.alliancecds.measure.ThresholdInWords;
import org.alliancecds.words.InWords;
import org.alliancecds.words.Language;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;

/**
 * How much a client's own ratings usually vary: the sample standard deviation of the earlier ones, never less than the
 * measure's step, since ratings that hardly vary would turn every small fall into a large one.
 *
 * @param count of the earlier ratings, at least 1
 * @param spread count times the sum of squares, minus the squared sum: the variance without its divisor, hence exact
 */
public record OwnDeviation(int count, BigDecimal spread, Threshold step) {
    private static final Words WORDS = Words.beside(OwnDeviation.class);

    public static OwnDeviation of(List<BigDecimal> earlier, Threshold step) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (BigDecimal value : earlier) {
            sum = sum.add(value);
            squares = squares.add(value.multiply(value));
        }
        int count = earlier.size();
        return new OwnDeviation(
                count, squares.multiply(BigDecimal.valueOf(count)).subtract(sum.multiply(sum)), step);
    }

    /** Whether the fall from the earlier mean to the recent one is at least so many of these deviations. */
    public boolean isReachedBy(Mean earlier, Mean recent, BigDecimal times) {
        return compare(earlier, recent, times) >= 0;
    }

    /** Whether the fall from the earlier mean to the recent one, if any, is at most so many of these deviations. */
    public boolean holdsWithin(Mean earlier, Mean recent, BigDecimal times) {
        return compare(earlier, recent, times) <= 0;
    }

    /** The fall against so many deviations, as an order; what is no fall is less than any of them. */
    private int compare(Mean earlier, Mean recent, BigDecimal times) {
        BigDecimal fall = earlier.minusTimesCounts(recent);
        if (fall.signum() <= 0) {
            return -1;
        }
        BigDecimal counts = BigDecimal.valueOf((long) earlier.count() * recent.count());
        if (isStepTheLarger()) {
            return fall.compareTo(times.multiply(step.value()).multiply(counts));
        }
        // fall / counts >= times * sqrt(spread / divisor), squared on both sides so that no root has to be rounded.
        BigDecimal asked = times.multiply(counts).pow(2).multiply(spread);
        return fall.pow(2).multiply(divisor()).compareTo(asked);
    }

    /** How much the client's earlier ratings vary, or the step in its place and why; half a sentence. */
    public Phrase words() {
        return words("ratings");
    }

    /** How much the differences between client and therapist vary, or the step in its place and why; half a sentence. */
    public Phrase wordsOfDifferences() {
        return words("differences");
    }

    private Phrase words(String of) {
        return WORDS.say(
                "deviation",
                "case",
                count < 2 ? "one" : isStepTheLarger() ? "step" : "own",
                "of",
                of,
                "own",
                new Rounded(this),
                "step",
                ThresholdInWords.distance(step));
    }

    /** The deviation to one decimal; of one rating there is none. */
    private record Rounded(OwnDeviation deviation) implements Spoken {
        @Override
        public String in(Language language) {
            return deviation.count < 2
                    ? ""
                    : InWords.number(deviation
                            .spread
                            .divide(deviation.divisor(), MathContext.DECIMAL64)
                            .sqrt(MathContext.DECIMAL64)
                            .setScale(1, RoundingMode.HALF_UP));
        }
    }

    private boolean isStepTheLarger() {
        return count < 2 || spread.compareTo(step.value().pow(2).multiply(divisor())) <= 0;
    }

    private BigDecimal divisor() {
        return BigDecimal.valueOf((long) count * (count - 1));
    }
}
