// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

import java.util.Locale;

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

    /** The word of files and interfaces, for example {@code short-rating}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The same for people. */
    public String words() {
        return switch (this) {
            case SHORT_RATING -> "ask for a short rating at the end of this session";
            case CONTACT_AFTER_MISSED -> "get in touch after a missed appointment";
            case REVIEW_SESSION -> "plan a review session";
            case SUPERVISION -> "take it to supervision";
        };
    }
}
