// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import java.math.BigDecimal;

/**
 * A figure to compare with; the operator is part of it.
 *
 * @param value in the units of the scale
 * @param operator which side counts
 * @param source where the figure comes from
 * @param confirmed false where no source was found for it: a default that a clinic has to confirm
 */
public record Threshold(BigDecimal value, Operator operator, String source, boolean confirmed) {

    /** Which side of the value counts. */
    public enum Operator {
        AT_OR_BELOW("at or below"),
        BELOW("below"),
        AT_OR_ABOVE("at or above"),
        ABOVE("above"),
        /** A distance: by at least this much. */
        AT_LEAST("at least");

        private final String words;

        Operator(String words) {
            this.words = words;
        }

        /** The operator in words, for example {@code at or below}. */
        public String words() {
            return words;
        }
    }

    /** Whether the value lies on the side that counts. */
    public boolean isMetBy(BigDecimal candidate) {
        int order = candidate.compareTo(value);
        return switch (operator) {
            case AT_OR_BELOW -> order <= 0;
            case BELOW -> order < 0;
            case AT_OR_ABOVE, AT_LEAST -> order >= 0;
            case ABOVE -> order > 0;
        };
    }
}
