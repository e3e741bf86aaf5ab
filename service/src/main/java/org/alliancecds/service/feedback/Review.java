// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.feedback;

/** When what became of a sign's cards asks for a look by the clinical lead; project defaults. */
public final class Review {

    /** Fewer than this many cards are not broken down, since more would be about single clients. */
    public static final int FEWEST = 5;

    /** A sign shown at least so often ... */
    public static final int FROM = 20;

    /** ... and set aside in more than this share is to be reviewed. */
    public static final int ABOVE_PERCENT = 80;

    private Review() {}

    /** Whether a sign is set aside so often that it is to be reviewed. */
    public static boolean isDue(int shown, int overridden) {
        return shown >= FROM && overridden * 100 > shown * ABOVE_PERCENT;
    }
}
