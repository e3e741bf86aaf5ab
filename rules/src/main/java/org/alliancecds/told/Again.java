// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.told;

import java.time.LocalDate;
import org.alliancecds.words.Spoken;
import org.jspecify.annotations.Nullable;

/**
 * Why a sign that this reader knows makes a full card again.
 *
 * @param day on which it was last shown; where a risk was answered, the day of the answer
 * @param count for {@link Why#REMINDED} of the sessions attended since, for {@link Why#ANSWERED_LONG_AGO} of the days for which
 *     such an answer lasts; else 0
 * @param worse how the record got worse, in half a sentence; given only for {@link Why#WORSE}
 */
public record Again(
        Why why, LocalDate day, int count, @Nullable Spoken worse) {

    /** The reasons. */
    public enum Why {
        /** Its level is higher. */
        HIGHER,
        /** Another rule speaks. */
        FURTHER_REASON,
        /** The record is worse by a step, a reliable change or a missed appointment. */
        WORSE,
        /** Some sessions were attended, and it was not answered. */
        REMINDED,
        /** It did not hold as of two sessions, and holds again. */
        CAME_BACK,
        /** A risk stands at a higher level than the one that was answered. */
        RISK_ROSE,
        /** A risk item was answered again since this reader answered the card. */
        RISK_ANSWERED_AGAIN,
        /** The answer to a card about risk lasts no longer. */
        ANSWERED_LONG_AGO
    }

    static Again of(Why why, LocalDate day) {
        return new Again(why, day, 0, null);
    }
}
