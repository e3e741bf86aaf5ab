// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.told;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.alliancecds.course.Decline;
import org.alliancecds.fact.attendance.AttendanceSummary;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.record.DataNote;
import org.alliancecds.rule.Level;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Evaluation.ConditionAnswer;
import org.alliancecds.rulebook.Evaluation.Finding;
import org.alliancecds.rulebook.WarningSign;
import org.alliancecds.sentence.Expected;
import org.alliancecds.told.CardPlan.Planned;
import org.alliancecds.told.CardPlan.Standing;
import org.alliancecds.told.Told.Answered;
import org.alliancecds.told.Told.Telling;
import org.jspecify.annotations.Nullable;

/** Whatever was told and answered, and whatever the past was: no warning that holds is lost, and no risk is silent. */
class NothingIsLostTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    @Property(tries = 2_000)
    void aWarningThatHoldsIsOnAFullCardOrOnTheStandingCard(@ForAll long seed) {
        Random random = new Random(seed);
        Evaluation evaluation = anyEvaluation(random);
        CardPlan plan = CardPlan.of(WhatIsNew.of(evaluation, anythingTold(random), anyPast(random)), true);

        List<String> full = full(plan);
        List<String> standing =
                plan.standing().stream().map(NothingIsLostTest::sign).toList();
        assertThat(full).doesNotHaveDuplicates();
        assertThat(Collections.disjoint(full, standing)).isTrue();
        for (Finding finding : evaluation.findings()) {
            boolean risk = finding.guidance().card() == CardKind.RISK;
            if (risk || (finding.level() != Level.INFO && finding.guidance().card() != CardKind.MODIFIER)) {
                assertThat(full.contains(finding.sign()) || standing.contains(finding.sign()))
                        .as(finding.sign())
                        .isTrue();
            } else {
                assertThat(standing).as("no information stands").doesNotContain(finding.sign());
            }
        }
        if (unread(evaluation)) {
            assertThat(plan.unreadRisk() != null || standing.contains("unread")).isTrue();
        }
        List<CardKind> kinds = plan.standing().stream().map(Standing::kind).toList();
        assertThat(kinds.subList(kinds.lastIndexOf(CardKind.RISK) + 1, kinds.size()))
                .doesNotContain(CardKind.RISK);
        assertThat(kinds.subList(0, kinds.lastIndexOf(CardKind.RISK) + 1)).allMatch(CardKind.RISK::equals);
        if (!standing.isEmpty()) {
            assertThat(plan.cards()).extracting(Planned::kind).doesNotContain(CardKind.ON_TRACK);
        }
    }

    @Property(tries = 1_000)
    void withoutAStandingCardEveryRiskHasItsFullCard(@ForAll long seed) {
        Random random = new Random(seed);
        Evaluation evaluation = anyEvaluation(random);
        CardPlan plan = CardPlan.of(WhatIsNew.of(evaluation, anythingTold(random), anyPast(random)), false);

        assertThat(plan.standing()).isEmpty();
        assertThat(full(plan))
                .containsAll(evaluation.findings().stream()
                        .filter(finding -> finding.guidance().card() == CardKind.RISK)
                        .map(Finding::sign)
                        .toList());
        assertThat(plan.unreadRisk() != null).isEqualTo(unread(evaluation));
    }

    /** What a risk holds back is named beside it. */
    @Property(tries = 1_000)
    void whatIsNewIsOnACardOrNamedOnThatOfARisk(@ForAll long seed) {
        Random random = new Random(seed);
        Evaluation evaluation = anyEvaluation(random);
        CardPlan plan = CardPlan.of(WhatIsNew.of(evaluation, Told.NOTHING, anyPast(random)), true);

        Set<String> seen = new HashSet<>(full(plan));
        plan.cards().forEach(card -> card.alsoSeen().forEach(finding -> seen.add(finding.sign())));
        if (plan.unreadRisk() != null) {
            plan.unreadRisk().alsoSeen().forEach(finding -> seen.add(finding.sign()));
        }
        for (Finding finding : evaluation.findings()) {
            CardKind kind = finding.guidance().card();
            if (kind != CardKind.MODIFIER && kind != CardKind.ON_TRACK) {
                assertThat(seen).contains(finding.sign());
            }
        }
    }

    private static List<String> full(CardPlan plan) {
        return plan.cards().stream()
                .flatMap(card -> card.findings().stream())
                .map(Finding::sign)
                .toList();
    }

    private static String sign(Standing line) {
        return line.finding() == null ? "unread" : line.finding().sign();
    }

    private static boolean unread(Evaluation evaluation) {
        return !evaluation.dataNotes().isEmpty();
    }

    private static Evaluation anyEvaluation(Random random) {
        List<Finding> findings = new ArrayList<>();
        for (WarningSign sign : Reader.RULEBOOK.signs()) {
            if (random.nextInt(4) == 0) {
                findings.add(finding(sign, random));
            }
        }
        List<DataNote> notes = random.nextInt(5) > 0
                ? List.of()
                : List.of(
                        new DataNote(DataNote.Code.UNREADABLE_RISK_ANSWER, "Observation/1", language -> "Unreadable."));
        Set<LocalDate> days = new TreeSet<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            days.add(anyDay(random));
        }
        return new Evaluation(
                "0123456789ab",
                TODAY,
                findings,
                List.of(),
                notes,
                List.of(),
                new AttendanceSummary(days.size(), null, 0, 0, 0, 0, null, null, false, null),
                List.copyOf(days));
    }

    private static Finding finding(WarningSign sign, Random random) {
        List<ConditionAnswer> because = new ArrayList<>();
        for (String rule : anyOf(random, List.of("first", "second", "third"))) {
            because.add(new ConditionAnswer(rule, "a condition", Expected.stage(true, "It is so.", List.of())));
        }
        // Praise is never louder than an information.
        Level level = sign.guidance().card() == CardKind.ON_TRACK ? Level.INFO : anyLevel(random);
        return new Finding(sign.id(), level, sign.guidance(), because, null);
    }

    private static Told anythingTold(Random random) {
        List<Telling> tellings = new ArrayList<>();
        List<Answered> answers = new ArrayList<>();
        List<String> signs = new ArrayList<>(
                Reader.RULEBOOK.signs().stream().map(WarningSign::id).toList());
        signs.add(WhatIsNew.UNREADABLE_RISK_ANSWER);
        for (String sign : signs) {
            for (int i = random.nextInt(4); i > 0; i--) {
                LocalDate day = anyDay(random);
                Telling telling = new Telling(
                        new Said(
                                sign,
                                anyLevel(random),
                                Set.copyOf(anyOf(random, List.of("first", "second", "third", "unreadable answer 1"))),
                                random.nextBoolean() ? day : anyDay(random)),
                        day,
                        at(day, random),
                        random.nextBoolean() ? null : anyDay(random));
                tellings.add(telling);
                if (random.nextInt(3) == 0) {
                    LocalDate on = anyDay(random);
                    answers.add(new Answered(
                            telling, at(on, random), on, random.nextBoolean() ? null : "planned-ending-or-break"));
                }
            }
        }
        return new Told(tellings, answers);
    }

    private static Past anyPast(Random random) {
        return new Past() {
            @Override
            public boolean held(String sign, LocalDate day) {
                return random.nextBoolean();
            }

            @Override
            public @Nullable Decline declined(Finding finding, LocalDate then, LocalDate now) {
                return random.nextInt(4) > 0 ? null : new Decline(language -> "it is lower");
            }

            @Override
            public int riskAnswerLasts() {
                return 14;
            }

            @Override
            public boolean riskAnsweredSince(Instant moment, LocalDate asOf) {
                return random.nextInt(4) == 0;
            }
        };
    }

    private static <T> List<T> anyOf(Random random, List<T> all) {
        List<T> some = new ArrayList<>(all);
        some.removeIf(one -> random.nextBoolean());
        return some.isEmpty() ? all : some;
    }

    private static Level anyLevel(Random random) {
        return List.of(Level.values()).get(random.nextInt(Level.values().length));
    }

    private static LocalDate anyDay(Random random) {
        return TODAY.minusDays(random.nextInt(60));
    }

    private static Instant at(LocalDate day, Random random) {
        return day.atTime(random.nextInt(24), 0).toInstant(java.time.ZoneOffset.UTC);
    }
}
