// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.sentence;

import java.time.LocalDate;
import java.util.Collection;

/** Answers as a test expects them: equal to those of a fact when they say the same. */
public final class Expected {
    private Expected() {}

    /** True or false, with a headline. */
    public static Answer telling(boolean holds, String text, String headline, Collection<LocalDate> dates) {
        return Answer.telling(holds, language -> text, language -> headline, dates);
    }

    /** True or false, only setting the stage. */
    public static Answer stage(boolean holds, String text, Collection<LocalDate> dates) {
        return Answer.stage(holds, language -> text, dates);
    }

    /** Not known, with what is missing. */
    public static Answer notKnown(String text) {
        return Answer.notKnown(language -> text);
    }
}
