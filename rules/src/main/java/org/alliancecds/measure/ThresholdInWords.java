// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;

/** A threshold as a sentence shows it: its operator is part of it, and so is that nobody confirmed it yet. */
public final class ThresholdInWords {
    private static final Words WORDS = Words.beside(ThresholdInWords.class);

    private ThresholdInWords() {}

    /** What follows a value or mean: where it lies against the concern line. */
    public static Phrase beside(Threshold line, boolean holds) {
        return WORDS.say("beside-line", "holds", holds, "line", words(line));
    }

    /** "36 or lower", "below 42, a default to confirm locally". */
    public static Phrase words(Threshold line) {
        return WORDS.say("line", "operator", line.operator(), "value", line.value(), "confirmed", line.confirmed());
    }

    /** "2", "6, a default to confirm locally". */
    public static Phrase distance(Threshold threshold) {
        return WORDS.say("distance", "value", threshold.value(), "confirmed", threshold.confirmed());
    }

    /** " (line 36)", for a headline. */
    public static Phrase inShort(Threshold line) {
        return WORDS.say("line-in-short", "value", line.value());
    }
}
