// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.cohort;

import java.util.ArrayList;
import java.util.List;
import org.alliancecds.rulebook.Rulebook;

/** Numbers that a clinic could change where warnings come too often, and what each would do; nothing here changes a rule. */
final class Proposals {
    /** Fewer than the report counts over, since each proposal asks all rules anew. */
    static final int MOST_CLIENTS = 500;

    private static final List<Edit> EDITS = List.of(
            new Edit(
                    "missed_appointment",
                    "at least 2 of the last 4 appointments were missed",
                    0,
                    3,
                    "at least 3 of the last 4 appointments were missed"),
            new Edit(
                    "no_change_yet",
                    "the client has attended at least 10 sessions",
                    0,
                    12,
                    "the client has attended at least 12 sessions"));

    private Proposals() {}

    /** What came of an edit and those before it. */
    record Tried(Edit edit, Figures figures) {}

    /** One edit after the other, each on top of those before, as far as they fit the rulebook. */
    static List<Tried> tried(Rulebook rulebook, int clients) {
        List<Tried> tried = new ArrayList<>();
        Rulebook edited = rulebook;
        for (Edit edit : EDITS) {
            Rulebook further = edit.in(edited);
            if (further != null) {
                edited = further;
                tried.add(new Tried(
                        edit, new Figures(Hearing.of(edited, new Cohort(Sample.MANY_LEAVE, Cohort.SEED, clients)))));
            }
        }
        return tried;
    }
}
