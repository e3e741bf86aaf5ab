// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

/** Who filled in a measure. Ratings of different raters are never mixed in one series. */
public enum Rater {
    CLIENT,
    THERAPIST,
    OBSERVER,
    /** Not said anywhere; the rules that need a rater do not use it. */
    UNKNOWN;

    /** The word for this rater in a sentence, for example {@code client}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
