// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.math.BigDecimal;
import java.util.List;

/** A row of bars as high as the values. */
final class Sparkline {

    private static final String BARS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /**
     * One bar a value, in their order.
     *
     * @param least the span that a full bar stands for at least, so that small changes look small
     */
    static String of(List<BigDecimal> values, BigDecimal least) {
        double low = values.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(0);
        double missing = Math.max(0, least.doubleValue() - (high - low));
        double floor = low - missing / 2;
        double span = high - low + missing;
        StringBuilder bars = new StringBuilder();
        for (BigDecimal value : values) {
            double share = span == 0 ? 0.5 : (value.doubleValue() - floor) / span;
            int index = (int) Math.round(share * (BARS.length() - 1));
            bars.append(BARS.charAt(Math.max(0, Math.min(BARS.length() - 1, index))));
        }
        return bars.toString();
    }
}
