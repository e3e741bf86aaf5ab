// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.alliancecds.measure.Threshold;
import org.alliancecds.words.InWords;
import org.alliancecds.words.Language;
import org.alliancecds.words.Spoken;

/** A mean kept as sum and count, so that it is compared exactly: 108 of 3 is 36, and 109 of 3 is more. */
public record Mean(BigDecimal sum, int count) implements Spoken {
    private static final int MOST_DECIMALS = 6;

    public static Mean of(Collection<BigDecimal> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A mean needs at least one value.");
        }
        return new Mean(values.stream().reduce(BigDecimal.ZERO, BigDecimal::add), values.size());
    }

    public boolean isMetBy(Threshold threshold) {
        return times(threshold, count).isMetBy(sum);
    }

    /** This mean minus the other one, multiplied by both counts: exact, and of the same sign as the difference. */
    public BigDecimal minusTimesCounts(Mean other) {
        return sum.multiply(BigDecimal.valueOf(other.count)).subtract(other.sum.multiply(BigDecimal.valueOf(count)));
    }

    /** The mean to one decimal. */
    @Override
    public String in(Language language) {
        return InWords.number(rounded(1));
    }

    /** The mean to one decimal, or to as many as show on which side of the threshold it lies. */
    public Spoken beside(Threshold threshold) {
        return new Beside(this, threshold);
    }

    private record Beside(Mean mean, Threshold threshold) implements Spoken {
        @Override
        public String in(Language language) {
            int decimals = 1;
            while (decimals < MOST_DECIMALS && threshold.isMetBy(mean.rounded(decimals)) != mean.isMetBy(threshold)) {
                decimals++;
            }
            return InWords.number(mean.rounded(decimals));
        }
    }

    // INTERIM
    public String words() {
        return text();
    }

    public String wordsBeside(Threshold threshold) {
        return beside(threshold).text();
    }
    // END INTERIM

    public BigDecimal rounded(int decimals) {
        return sum.divide(BigDecimal.valueOf(count), decimals, RoundingMode.HALF_UP);
    }

    private static Threshold times(Threshold threshold, int factor) {
        return new Threshold(
                threshold.value().multiply(BigDecimal.valueOf(factor)),
                threshold.operator(),
                threshold.source(),
                threshold.confirmed());
    }
}
