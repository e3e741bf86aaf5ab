// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.measure.Threshold;

/** Mean and deviation of the first so many of some ratings; each rating is added up once, however often it is asked. */
public final class Levels {
    private final List<BigDecimal> sums = new ArrayList<>();
    private final List<BigDecimal> squares = new ArrayList<>();

    public Levels(List<Series.Point> points) {
        sums.add(BigDecimal.ZERO);
        squares.add(BigDecimal.ZERO);
        for (Series.Point point : points) {
            BigDecimal value = point.value();
            sums.add(sums.get(sums.size() - 1).add(value));
            squares.add(squares.get(squares.size() - 1).add(value.multiply(value)));
        }
    }

    /** Of the first {@code count} ratings, at least one. */
    public Mean mean(int count) {
        return new Mean(sums.get(count), count);
    }

    /** Of the first {@code count} ratings, at least one. */
    public OwnDeviation deviation(int count, Threshold step) {
        BigDecimal sum = sums.get(count);
        BigDecimal spread =
                squares.get(count).multiply(BigDecimal.valueOf(count)).subtract(sum.multiply(sum));
        return new OwnDeviation(count, spread, step);
    }
}
