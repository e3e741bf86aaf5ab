// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a suggestion is about; each has a file of its own, {@code repair/<id>.yaml}. */
public enum RepairTheme {
    ACT_RIGHT_AWAY,
    TALK_OPENLY,
    OWN_YOUR_PART,
    TALK_REGULARLY,
    RENEGOTIATE_GOALS_AND_TASKS,
    STRENGTHEN_THE_BOND,
    SOLVE_THE_PRACTICAL_OBSTACLE,
    NOTICE_WHAT_IS_ON_TRACK,
    KEEP_SAFE,
    LOOK_CLOSER;

    /** The name of its file without the ending, for example {@code talk-openly}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The same for people: "Talk openly". */
    public String title() {
        String words = id().replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** All ids, in the order in which they are shown. */
    static List<String> ids() {
        return Arrays.stream(values()).map(RepairTheme::id).toList();
    }
}
