// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

/**
 * What a record lacks, as far as it is known: it was given in part. A thing that may be in the other part is not known. What
 * comes newest first and is cut lacks only what is earlier.
 */
public enum Gap {
    EARLIER_CONTACTS("Not all appointments and visits were given"),
    /** Also those after the last that was given. */
    LATER_CONTACTS("Not all appointments and visits were given"),
    /** Also appointments ahead. */
    LATER_BOOKINGS("Not all appointments were given"),
    EARLIER_RESPONSES("Not all ratings and scores were given"),
    /** Also those after the latest that was given. */
    LATER_RESPONSES("Not all ratings and scores were given");

    private final String words;

    Gap(String words) {
        this.words = words;
    }

    /** The beginning of a sentence. */
    public String words() {
        return words;
    }
}
