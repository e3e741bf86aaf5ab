// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import org.alliancecds.record.Gap;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;

/** What a record lacks, as the beginning of a sentence. */
public final class Gaps {
    private static final Words WORDS = Words.beside(Gaps.class);

    private Gaps() {}

    /** "Not all appointments were given". */
    public static Phrase say(Gap gap) {
        return WORDS.say("gap", "gap", gap);
    }
}
