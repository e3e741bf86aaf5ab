// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.told;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.scenario.KnownNames;
import org.alliancecds.scenario.ScenarioFile;
import org.alliancecds.therapy.CourseSettings;
import org.alliancecds.told.CardPlan.Planned;
import org.alliancecds.told.CardPlan.Standing;
import org.jspecify.annotations.Nullable;

/** A therapist who opens one client's chart in the evening of some days, and now and then answers a card. */
public final class Reader {
    public static final Rulebook RULEBOOK = Rulebook.builtIn(CourseSettings.DEFAULT);
    public static final LocalDate DAY_0 = LocalDate.of(2026, 1, 5);

    private final boolean standingCard;
    private Rulebook rulebook = RULEBOOK;
    private Told told = Told.NOTHING;

    private Reader(boolean standingCard) {
        this.standingCard = standingCard;
    }

    public static Reader whoWasToldNothing() {
        return new Reader(true);
    }

    public static Reader withoutStandingCard() {
        return new Reader(false);
    }

    /** Entries of a course as a scenario tells them. */
    static ClientRecord client(String course) {
        String yaml = "- scenario: A course\n  course:\n" + course + "  fires: {}\n" + "  silent: [often_cancelled]\n";
        return ScenarioFile.read("told.yaml", "risk", yaml, KnownNames.of(RULEBOOK.measures()))
                .get(0)
                .client();
    }

    public Reader with(Rulebook other) {
        rulebook = other;
        return this;
    }

    /** What would be seen. */
    CardPlan plan(ClientRecord client, int day) {
        LocalDate asOf = DAY_0.plusDays(day);
        Evaluation evaluation = rulebook.findings(client, asOf);
        return CardPlan.of(WhatIsNew.of(evaluation, told, new Replay(rulebook, client)), standingCard);
    }

    /** What is seen in the evening: each card in one line, with why it is back. */
    public List<String> opens(ClientRecord client, int day) {
        return opens(client, day, evening(day));
    }

    public List<String> opens(ClientRecord client, int day, Instant at) {
        LocalDate asOf = DAY_0.plusDays(day);
        CardPlan plan = plan(client, day);
        told = told.with(plan.said(), asOf, at, rulebook.findings(client, asOf).lastSession());
        return lines(plan);
    }

    /** The same over several days, joined. */
    public List<String> opensEach(ClientRecord client, int... days) {
        List<String> seen = new ArrayList<>();
        for (int day : days) {
            seen.add(day + ": " + String.join(" | ", opens(client, day)));
        }
        return seen;
    }

    public void answers(int day, @Nullable String reason, String... signs) {
        told = told.answered(Set.of(signs), evening(day).plusSeconds(60), DAY_0.plusDays(day), reason);
    }

    public static Instant evening(int day) {
        return DAY_0.plusDays(day).atTime(LocalTime.of(20, 0)).toInstant(ZoneOffset.UTC);
    }

    private static List<String> lines(CardPlan plan) {
        List<String> lines = new ArrayList<>();
        plan.cards().forEach(card -> lines.add(line(card)));
        if (plan.unreadRisk() != null) {
            lines.add("unread risk" + again(plan.unreadRisk().again()));
        }
        if (!plan.standing().isEmpty()) {
            lines.add("standing "
                    + plan.standing().stream().map(Reader::line).collect(Collectors.joining(", ", "[", "]")));
        }
        return lines;
    }

    private static String line(Planned card) {
        return card.level().word() + " "
                + card.news().stream()
                        .map(one -> one.finding().sign() + again(one.again()))
                        .collect(Collectors.joining(", ", "[", "]"))
                + (card.alsoSeen().isEmpty()
                        ? ""
                        : " also seen "
                                + card.alsoSeen().stream()
                                        .map(Evaluation.Finding::sign)
                                        .toList());
    }

    private static String line(Standing one) {
        return (one.finding() == null ? "unread risk" : one.finding().sign()) + " since "
                + number(one.since()) + ", " + one.sessions() + " sessions"
                + (one.answeredOn() == null ? "" : ", answered " + number(one.answeredOn()));
    }

    private static String again(@Nullable Again again) {
        return again == null
                ? ""
                : " (" + again.why().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " since " + number(again.day())
                        + (again.worse() == null ? "" : ": " + again.worse().text())
                        + (again.why() != Again.Why.REMINDED ? "" : ", " + again.count() + " sessions") + ")";
    }

    private static long number(LocalDate day) {
        return java.time.temporal.ChronoUnit.DAYS.between(DAY_0, day);
    }
}
