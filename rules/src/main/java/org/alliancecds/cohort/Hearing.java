// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.Contact;
import org.alliancecds.rule.Level;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Evaluation.Finding;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.told.CardPlan;
import org.alliancecds.told.Replay;
import org.alliancecds.told.Told;
import org.alliancecds.told.WhatIsNew;

/**
 * What a rulebook said over one course: once for each session, in order, to one therapist who is told as the service
 * tells, and never answers.
 *
 * @param appointments those of the course, kept or not
 */
record Hearing(boolean droppedOut, int appointments, List<Call> calls) {

    /**
     * What it said before one session.
     *
     * @param fired the signs that fired, also those that were told before
     * @param cards full cards
     * @param standing the signs on the standing card
     */
    record Call(Set<String> fired, List<Card> cards, Set<String> standing) {
        boolean warned() {
            return cards.stream().anyMatch(Card::warns);
        }

        /** Whether the sign was news on a card, at whichever level. */
        boolean tells(String sign) {
            return cards.stream().anyMatch(card -> card.news().containsKey(sign));
        }
    }

    /**
     * A card.
     *
     * @param news the signs that made it, each with its own level
     */
    record Card(CardKind kind, Map<String, Level> news) {
        Level level() {
            return news.values().stream().max(Comparator.naturalOrder()).orElse(Level.INFO);
        }

        boolean warns() {
            return level() != Level.INFO;
        }

        /** Whether the sign warns on it. */
        boolean warnsOf(String sign) {
            return news.getOrDefault(sign, Level.INFO) != Level.INFO;
        }

        /** Whether it is a warning because of that sign alone. */
        boolean warnsOnlyOf(String sign) {
            return warnsOf(sign)
                    && news.entrySet().stream()
                            .allMatch(other -> other.getKey().equals(sign) || other.getValue() == Level.INFO);
        }
    }

    /** Asks the rulebook over a whole cohort, on all processors; in the order of the clients. */
    static List<Hearing> of(Rulebook rulebook, Cohort cohort) {
        return IntStream.range(0, cohort.clients())
                .parallel()
                .mapToObj(client -> of(rulebook, cohort.course(client)))
                .toList();
    }

    private static Hearing of(Rulebook rulebook, SimulatedCourse course) {
        List<Call> calls = new ArrayList<>();
        Told told = Told.NOTHING;
        for (Contact session : course.sessions()) {
            LocalDate day = SimulatedCourse.dayOf(session);
            ClientRecord record = course.openedBefore(session);
            Evaluation evaluation = rulebook.findings(record, day);
            CardPlan plan = CardPlan.of(WhatIsNew.of(evaluation, told, new Replay(rulebook, record)), true);
            calls.add(call(evaluation, plan));
            told = told.with(plan.said(), day, session.start(), evaluation.lastSession());
        }
        return new Hearing(course.droppedOut(), course.appointments().size(), List.copyOf(calls));
    }

    private static Call call(Evaluation evaluation, CardPlan plan) {
        return new Call(
                evaluation.findings().stream().map(Finding::sign).collect(Collectors.toUnmodifiableSet()),
                plan.cards().stream()
                        .map(card -> new Card(
                                card.kind(),
                                card.findings().stream().collect(Collectors.toMap(Finding::sign, Finding::level))))
                        .toList(),
                plan.standing().stream()
                        .map(line -> Objects.requireNonNull(line.finding()).sign())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
