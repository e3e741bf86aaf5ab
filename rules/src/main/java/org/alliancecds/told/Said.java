// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.told;

import java.time.LocalDate;
import java.util.Set;
import org.alliancecds.rule.Level;

/**
 * What a card says of a sign.
 *
 * @param sign id; of a card that no sign makes, its topic
 * @param reasons names of the rules that spoke
 * @param since the day on which this reader was first shown the sign, since it last came up
 */
public record Said(String sign, Level level, Set<String> reasons, LocalDate since) {

    /** Keeps its own copy of the reasons. */
    public Said {
        reasons = Set.copyOf(reasons);
    }

    /** Whether nothing is added by the other: its level is no higher, and each of its reasons is among these. */
    boolean covers(Said other) {
        return level.compareTo(other.level) >= 0 && reasons.containsAll(other.reasons);
    }
}
