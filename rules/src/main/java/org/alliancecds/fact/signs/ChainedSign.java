// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.signs;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.alliancecds.sentence.Answer;

/**
 * What a rule said that other rules may count: a sign that it noted, or a warning sign that was raised.
 *
 * @param group {@code early} or {@code disengagement} for a noted sign, the level for a raised one: {@code info},
 *     {@code warning} or {@code critical}
 * @param sign the id of the warning sign
 * @param dates the days of what it rests on, oldest first; empty for a raised one
 * @param headlines what was seen, from the answers that a noted sign rests on; empty for a raised one
 */
public record ChainedSign(Kind kind, String group, String sign, List<LocalDate> dates, List<String> headlines) {

    /** How the sign came about. */
    public enum Kind {
        NOTED,
        RAISED
    }

    public ChainedSign {
        dates = List.copyOf(new TreeSet<>(dates));
        headlines = List.copyOf(headlines);
    }

    /**
     * A sign noted on the ground of these answers: it rests on the days of the telling ones, or of all where none is
     * telling.
     */
    public static ChainedSign noted(String group, String sign, Collection<Answer> because) {
        List<Answer> telling = because.stream()
                .filter(answer -> answer.isHolds() && answer.headline() != null)
                .toList();
        Collection<Answer> basis = telling.isEmpty() ? because : telling;
        List<LocalDate> dates =
                basis.stream().flatMap(answer -> answer.dates().stream()).toList();
        List<String> headlines = telling.stream()
                .map(Answer::headline)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new ChainedSign(Kind.NOTED, group, sign, dates, headlines);
    }

    /** A warning sign that was raised at that level. */
    public static ChainedSign raised(String sign, String level) {
        return new ChainedSign(Kind.RAISED, level, sign, List.of(), List.of());
    }
}
