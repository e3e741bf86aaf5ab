// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.told;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a sign is to one reader.
 *
 * @param said what a card would say of it, with the day on which this reader was first shown it
 * @param sessions how many were attended since that day
 * @param answeredOn when this reader last answered; null where that is not so
 * @param again why it makes a full card although this reader knows it; null where it is simply new, or makes none
 */
public record Judged(
        Said said,
        State state,
        int sessions,
        @Nullable LocalDate answeredOn,
        @Nullable Again again) {

    /** What becomes of it. */
    public enum State {
        /** It makes a full card. */
        NEW,
        /** It was told, holds, and has its line on the standing card. */
        STANDS,
        /** It was told, and nothing is said of it. */
        RESTS
    }
}
