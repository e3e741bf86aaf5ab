// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alliancecds.cohort.Figures.Leaving;
import org.alliancecds.cohort.Hearing.Call;
import org.alliancecds.cohort.Hearing.Card;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.rule.Level;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.WarningSign;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code COHORT.md}: how often a rulebook speaks over simulated courses, for a clinical lead to read. One line for
 * a sign and one decimal for a figure, in an order that stays, so that the lines which an edit of a rule changes show what
 * it does; words and versions of the rulebook do not appear.
 */
public final class CohortReport {
    /** At most so many warning cards per 100 sessions; a project default against a screen that always shouts. */
    static final int MOST_WARNINGS = 12;

    private static final List<Sample> SAMPLES = List.of(Sample.MANY_LEAVE, Sample.FEWER_LEAVE);
    private static final String NOTHING = "–";

    private final Rulebook rulebook;
    private final int clients;
    private final List<Figures> samples;
    private final StringBuilder page = new StringBuilder();

    private CohortReport(Rulebook rulebook, int clients) {
        this.rulebook = rulebook;
        this.clients = clients;
        this.samples = SAMPLES.stream()
                .map(sample -> new Figures(Hearing.of(rulebook, new Cohort(sample, Cohort.SEED, clients))))
                .toList();
    }

    /** The whole page, over so many clients in each sample; {@link Cohort#CLIENTS} for the one that is kept. */
    public static String of(Rulebook rulebook, int clients) {
        return new CohortReport(rulebook, clients).write();
    }

    private String write() {
        page.append(CohortWords.OPENING);
        assumptions();
        page.append(CohortWords.COUNTING);
        inShort();
        cards();
        week();
        for (int sample = 0; sample < SAMPLES.size(); sample++) {
            signs(SAMPLES.get(sample), samples.get(sample));
        }
        bound();
        return page.toString();
    }

    private void assumptions() {
        page.append("\n## What is assumed\n\n");
        row("Assumption", "Figure", "From");
        rule(3);
        Assumptions.lines().forEach(line -> row(line.what(), line.figure(), line.origin()));
        row("Clients", clients + " in each sample; the rules are asked before each session of each", "assumed");
        page.append(CohortWords.LEFT_OUT);
    }

    private void inShort() {
        page.append("\n## In short\n\n");
        samplesHeading("");
        forEachSample("Sessions", figures -> String.valueOf(figures.sessions()));
        forEachSample("Clients who left", figures -> percent(figures.dropOut()));
        forEachSample("Cards per 100 sessions", figures -> number(figures.cardsPer100Sessions(card -> true)));
        forEachSample(
                "Warning cards per 100 sessions (bound: " + MOST_WARNINGS + ")",
                figures -> number(warningCards(figures)));
        forEachSample(
                "Of 100 sessions, those with no card",
                figures -> number(figures.per100Sessions(call -> call.cards().isEmpty())));
        forEachSample(
                "Of 100 sessions, those with a standing card",
                figures ->
                        number(figures.per100Sessions(call -> !call.standing().isEmpty())));
        forEachSample(
                "Clients ever shown a card",
                figures -> percent(figures.everShare(call -> !call.cards().isEmpty())));
        forEachSample("Clients ever shown a warning card", figures -> percent(figures.everShare(Call::warned)));
        forEachSample("Any warning card: sensitivity for leaving", leaving(it -> percent(it.sensitivity())));
        forEachSample("Any warning card: predictive value", leaving(it -> percent(it.predictiveValue())));
        forEachSample("Any warning card: lift", leaving(it -> number(it.lift())));
        forEachSample("Any warning card: lift at equal sessions", leaving(it -> number(it.atEqualSessions())));
        forEachSample(
                "Any warning card: lead time in sessions, median",
                figures -> String.valueOf(figures.medianLead(Call::warned)));
        page.append(CohortWords.COMPARISON);
    }

    private void cards() {
        page.append("\n## Cards per 100 sessions, by kind and level\n\n");
        samplesHeading("Card");
        for (CardKind kind : CardKind.values()) {
            for (Level level : Level.values()) {
                boolean canBe = kind != CardKind.MODIFIER && (level != Level.CRITICAL || kind == CardKind.RISK);
                if (canBe) {
                    forEachSample(
                            kind.word().replace('_', ' ') + ", " + level.word(),
                            figures -> number(
                                    figures.cardsPer100Sessions(card -> card.kind() == kind && card.level() == level)));
                }
            }
        }
    }

    private void week() {
        page.append("\n## A week of a therapist with ")
                .append(Assumptions.CASELOAD)
                .append(" clients\n\n");
        samplesHeading("");
        forEachSample("Sessions", figures -> number(figures.sessionsAWeek(Assumptions.CASELOAD)));
        forEachSample("Cards", figures -> number(aWeek(figures, figures.cardsPer100Sessions(card -> true))));
        forEachSample("of these, warning cards", figures -> number(aWeek(figures, warningCards(figures))));
        forEachSample(
                "Sessions with a card",
                figures -> number(aWeek(
                        figures, figures.per100Sessions(call -> !call.cards().isEmpty()))));
    }

    private void signs(Sample sample, Figures figures) {
        page.append("\n## Each sign, where ").append(sample.title()).append("\n\n");
        row(
                "Sign",
                "Fires",
                "On a card",
                "Warns",
                "Warns alone",
                "Clients",
                "Sensitivity",
                "Predictive value",
                "Lift",
                "At equal sessions");
        rule(10);
        for (WarningSign sign : rulebook.signs()) {
            String id = sign.id();
            Predicate<Call> told = call -> call.tells(id);
            Leaving leaving = figures.leaving(told);
            row(
                    id + (sign.switchedOff() == null ? "" : " (switched off)"),
                    number(figures.per100Sessions(call -> call.fired().contains(id))),
                    number(figures.per100Sessions(told)),
                    number(figures.cardsPer100Sessions(card -> card.warnsOf(id))),
                    number(figures.cardsPer100Sessions(card -> card.warnsOnlyOf(id))),
                    percent(figures.everShare(told)),
                    leaving == null ? NOTHING : percent(leaving.sensitivity()),
                    leaving == null ? NOTHING : percent(leaving.predictiveValue()),
                    leaving == null ? NOTHING : number(leaving.lift()),
                    leaving == null ? NOTHING : number(leaving.atEqualSessions()));
        }
    }

    private void bound() {
        page.append("\n## The bound: at most ")
                .append(MOST_WARNINGS)
                .append(" warning cards per 100 sessions\n\n")
                .append(CohortWords.BOUND);
        if (samples.stream().allMatch(figures -> warningCards(figures) <= MOST_WARNINGS)) {
            page.append("\nThe rulebook keeps it in both samples. Nothing is proposed.\n");
            return;
        }
        int some = Math.min(clients, Proposals.MOST_CLIENTS);
        page.append(
                        "\nThe rulebook does not keep it in both samples. Tried, one number after the other, over the first ")
                .append(some)
                .append(" clients of the sample where ")
                .append(SAMPLES.get(0).title())
                .append("; proposed, and decided by nobody:\n\n");
        row("Sign", "Tried", "In place of", "Warning cards per 100 sessions", "Lift at equal sessions");
        rule(5);
        tried("as it is", "", "", samples.get(0).first(some));
        Proposals.tried(rulebook, some)
                .forEach(tried -> tried(
                        tried.edit().sign(),
                        tried.edit().instead(),
                        tried.edit().words(),
                        tried.figures()));
        page.append(CohortWords.PROPOSALS);
    }

    private void tried(String sign, String tried, String inPlaceOf, Figures figures) {
        Leaving leaving = figures.leaving(Call::warned);
        row(
                sign,
                tried,
                inPlaceOf,
                number(warningCards(figures)),
                leaving == null ? NOTHING : number(leaving.atEqualSessions()));
    }

    private static double warningCards(Figures figures) {
        return figures.cardsPer100Sessions(Card::warns);
    }

    private static double aWeek(Figures figures, double per100Sessions) {
        return figures.sessionsAWeek(Assumptions.CASELOAD) * per100Sessions / 100;
    }

    private static Function<Figures, String> leaving(Function<Leaving, String> words) {
        return figures -> {
            @Nullable Leaving leaving = figures.leaving(Call::warned);
            return leaving == null ? NOTHING : words.apply(leaving);
        };
    }

    private void samplesHeading(String first) {
        row(Stream.concat(Stream.of(first), SAMPLES.stream().map(Sample::title)).toArray(String[]::new));
        rule(1 + SAMPLES.size());
    }

    private void forEachSample(String what, Function<Figures, String> figure) {
        List<String> cells = new ArrayList<>(List.of(what));
        samples.forEach(figures -> cells.add(figure.apply(figures)));
        row(cells.toArray(String[]::new));
    }

    private void row(String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void rule(int columns) {
        page.append(Stream.generate(() -> "|---").limit(columns).collect(Collectors.joining("", "", "|\n")));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
