// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

import java.util.Locale;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;

/** What doing a suggestion means in the EHR, where it means something there. */
public enum EhrStep {
    /** Ask for a short rating at the end of this session. */
    SHORT_RATING,
    /** Get in touch after a missed appointment. */
    CONTACT_AFTER_MISSED,
    /** Plan a session in which the work is looked at together. */
    REVIEW_SESSION,
    /** Take it to supervision, or to a colleague. */
    SUPERVISION;

    private static final Words WORDS = Words.beside(EhrStep.class);

    /** The word of files and interfaces, for example {@code short-rating}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The same for people. */
    public Phrase words() {
        return WORDS.say(word());
    }
}
