// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rule;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Deadline;

/** What the facts of one evaluation answered so far: many rules ask the same, and a fact never changes its mind. */
final class Answers {
    private final IdentityHashMap<Object, Map<Question, Answer>> given = new IdentityHashMap<>();

    private final Deadline deadline;

    Answers(Deadline deadline) {
        this.deadline = deadline;
    }

    /** Answered before, or asked now if there is time. */
    Answer ask(Question question, Object fact) {
        return given.computeIfAbsent(fact, f -> new HashMap<>()).computeIfAbsent(question, q -> {
            deadline.check();
            return q.ask(fact);
        });
    }
}
