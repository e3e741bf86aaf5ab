// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.context;

import java.time.LocalDate;
import java.util.List;
import org.alliancecds.record.CodedCondition;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;

/** The client's active diagnoses, as far as rules ask for them. */
public final class Diagnoses {
    private final List<CodedCondition> conditions;

    /** One recorded after the day of evaluation is not there; one without a date is. */
    public Diagnoses(List<CodedCondition> conditions, LocalDate asOf) {
        this.conditions = conditions.stream()
                .filter(condition -> condition.recordedOn() == null
                        || !condition.recordedOn().isAfter(asOf))
                .toList();
    }

    /** "a substance-use disorder is among the diagnoses"; not known where the record shows no diagnosis at all. */
    @Sentence("a substance-use disorder is among the diagnoses")
    public Answer substanceUse() {
        if (conditions.isEmpty()) {
            return Answer.notKnown("The record shows no active diagnosis.");
        }
        boolean holds = conditions.stream().anyMatch(CodedCondition::substanceUse);
        return Answer.stage(
                holds,
                holds
                        ? "A substance-use disorder is among the diagnoses in the record."
                        : "No substance-use disorder is among the diagnoses in the record.",
                List.of());
    }
}
