// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.risk;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.record.RiskKind;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;

/**
 * All answers to one risk item on one day, of which the highest counts.
 *
 * @param kind what the form of the highest answer says that the item asks about
 * @param raters who gave the highest answer
 * @param given every answer of the day once, highest first
 * @param amended true when one of their forms was amended
 */
record RiskDay(LocalDate day, int highest, RiskKind kind, List<Rater> raters, List<Integer> given, boolean amended) {
    private static final Words WORDS = Words.beside(RiskDay.class);

    /** Of at least one answer. */
    static RiskDay of(LocalDate day, List<RiskAnswer> answers) {
        if (answers.size() == 1) {
            RiskAnswer only = answers.get(0);
            return new RiskDay(
                    day, only.answer(), only.kind(), List.of(only.rater()), List.of(only.answer()), only.amended());
        }
        RiskAnswer highest = answers.stream()
                .max(Comparator.comparingInt(RiskAnswer::answer).thenComparing(RiskAnswer::kind))
                .orElseThrow();
        return new RiskDay(
                day,
                highest.answer(),
                highest.kind(),
                answers.stream()
                        .filter(answer -> answer.answer() == highest.answer())
                        .map(RiskAnswer::rater)
                        .distinct()
                        .sorted()
                        .toList(),
                answers.stream()
                        .map(RiskAnswer::answer)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList(),
                answers.stream().anyMatch(RiskAnswer::amended));
    }

    /** Who answered what, and the other answers of the day, which do not count and are not hidden either. */
    Phrase said(RiskItem item) {
        return WORDS.say(
                "said",
                "raters",
                new Spoken.AtStart(raters.stream()
                        .map(rater -> WORDS.say("rater", "rater", rater))
                        .toList()),
                "answer",
                highest,
                "item",
                item.inFull(),
                "day",
                day,
                "answers",
                given.size(),
                "given",
                given,
                "amended",
                amended);
    }
}
