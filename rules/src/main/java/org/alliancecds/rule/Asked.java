// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rule;

import java.util.Objects;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Deadline;
import org.jspecify.annotations.Nullable;

/** A fact of one course as the rules ask it. Many ask the same: what it answered once, it is not asked again. */
final class Asked {
    private final String subject;
    private final int stage;
    private final Object fact;
    private final Deadline deadline;
    private final @Nullable Answer[] answers;

    /**
     * A fact that nobody asked yet.
     *
     * @param subject its word in the vocabulary
     * @param stage of what rules noted and raised: the one before which they did; else 0
     * @param questions how many there are in all
     */
    Asked(String subject, int stage, Object fact, int questions, Deadline deadline) {
        this.subject = subject;
        this.stage = stage;
        this.fact = fact;
        this.deadline = deadline;
        this.answers = new @Nullable Answer[questions];
    }

    String subject() {
        return subject;
    }

    int stage() {
        return stage;
    }

    /** Answered before, or asked now if there is time. */
    Answer ask(Question question) {
        Answer known = answers[question.number()];
        if (known == null) {
            deadline.check();
            known = Objects.requireNonNull(question.ask(fact));
            answers[question.number()] = known;
        }
        return known;
    }
}
