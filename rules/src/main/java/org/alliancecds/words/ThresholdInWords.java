// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.words;

import org.alliancecds.measure.Threshold;

/** A threshold as a sentence shows it: its operator is part of it, and so is that nobody confirmed it yet. */
public final class ThresholdInWords {
    private ThresholdInWords() {}

    /** What follows a value or mean: where it lies against the concern line. */
    public static String beside(Threshold line, boolean holds) {
        return holds
                ? "; the concern line is " + words(line) + "."
                : ", better than the concern line (" + words(line) + ").";
    }

    /** "36 or lower", "below 42, a default to confirm locally". */
    public static String words(Threshold line) {
        String value = InWords.number(line.value());
        String words =
                switch (line.operator()) {
                    case AT_OR_BELOW -> value + " or lower";
                    case AT_OR_ABOVE, AT_LEAST -> value + " or higher";
                    case BELOW, ABOVE -> line.operator().words() + " " + value;
                };
        return words + toConfirm(line);
    }

    /** "2", "6, a default to confirm locally". */
    public static String distance(Threshold threshold) {
        return InWords.number(threshold.value()) + toConfirm(threshold);
    }

    /** " (line 36)", for a headline. */
    public static String inShort(Threshold line) {
        return " (line " + InWords.number(line.value()) + ")";
    }

    private static String toConfirm(Threshold threshold) {
        return threshold.confirmed() ? "" : ", a default to confirm locally";
    }
}
