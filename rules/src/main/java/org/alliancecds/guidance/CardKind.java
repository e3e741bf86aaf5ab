// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

/** The card on which a finding's reason appears. */
public enum CardKind {
    RISK,
    ALLIANCE,
    OUTCOME,
    DATA,
    ON_TRACK,
    /** No card of its own: it adds its words to the alliance card that other signs give. */
    MODIFIER;

    /** The word of interfaces, for example {@code on_track}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
