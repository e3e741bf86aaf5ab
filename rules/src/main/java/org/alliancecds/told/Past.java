// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.told;

import java.time.Instant;
import java.time.LocalDate;
import org.alliancecds.course.Decline;
import org.alliancecds.rulebook.Evaluation.Finding;
import org.jspecify.annotations.Nullable;

/** What the rules say of a client's record as of earlier days. It is asked only about signs that were told before. */
public interface Past {

    /** Whether the sign held as of that day. */
    boolean held(String sign, LocalDate day);

    /**
     * How the record got worse from one day to another, on what the finding is about; null where it did not by at least a
     * step of the measure, a reliable change, or a missed appointment.
     */
    @Nullable
    Decline declined(Finding finding, LocalDate then, LocalDate now);

    /**
     * Whether a risk item was answered above none later than that moment, and up to that day. Of an answer of which only
     * the day is known, the day of the moment counts as later.
     */
    boolean riskAnsweredSince(Instant moment, LocalDate asOf);

    /** For how many days the answer to a card about risk lasts, as the rulebook defines. */
    int riskAnswerLasts();
}
