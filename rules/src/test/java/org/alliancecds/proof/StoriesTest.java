// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alliancecds.proof.Story.Day;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Evaluation.Finding;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.therapy.CourseSettings;
import org.alliancecds.told.CardPlan;
import org.alliancecds.told.CardPlan.Planned;
import org.alliancecds.told.Judged;
import org.alliancecds.told.Replay;
import org.alliancecds.told.Told;
import org.alliancecds.told.WhatIsNew;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A whole course reads like good supervision: each day shows the cards that its story names, and no others. */
class StoriesTest {
    private final Rulebook rulebook = Rulebook.builtIn(CourseSettings.DEFAULT);
    private final List<Story> stories = Story.all(rulebook.measures());

    @TestFactory
    Stream<DynamicTest> eachDayShowsTheCardsOfItsStory() {
        return ofEachStory(story -> {
            List<String> unlike = new ArrayList<>();
            new Reading(story).read((day, looking) -> {
                if (looking.date().equals(day.date())) {
                    unlike.add(difference(story, day, looking));
                }
            });
            assertThat(together(unlike)).as(story.title()).isEmpty();
            assertThat(cards(story)).as("cards-in-all of " + story.file()).isEqualTo(story.cardsInAll());
        });
    }

    /** Whoever opens the chart on the eve of the next day sees what was seen on the evening of the last. */
    @TestFactory
    Stream<DynamicTest> nothingChangesBetweenTwoDays() {
        return ofEachStory(story -> {
            List<String> unlike = new ArrayList<>();
            new Reading(story).read((day, looking) -> {
                if (!looking.date().equals(day.date())) {
                    unlike.add(difference(story, day, looking));
                }
            });
            assertThat(together(unlike)).as(story.title()).isEmpty();
        });
    }

    private static String together(List<String> lines) {
        return lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** What is seen when the chart is opened. */
    private record Look(LocalDate date, Evaluation evaluation, WhatIsNew judged, CardPlan plan) {
        List<String> cards() {
            List<String> cards =
                    new ArrayList<>(plan.cards().stream().map(StoriesTest::card).toList());
            if (!plan.standing().isEmpty()) {
                cards.add(Story.standing(plan.standing().stream()
                        .map(line -> Objects.requireNonNull(line.finding()).sign())
                        .toList()));
            }
            return cards;
        }
    }

    /** One therapist who reads the chart on the evening of each day and on the eve of the next, and answers as told. */
    private final class Reading {
        private final Story story;
        private Told told = Told.NOTHING;

        private Reading(Story story) {
            this.story = story;
        }

        private void read(BiConsumer<Day, Look> seen) {
            for (int i = 0; i < story.days().size(); i++) {
                Day day = story.days().get(i);
                seen.accept(day, opens(day.date()));
                Instant later = evening(day.date()).plusSeconds(600);
                day.answers().forEach((sign, answer) -> {
                    String reason = answer.equals("accepted") ? null : answer;
                    told = told.answered(Set.of(sign), later, day.date(), reason);
                });
                // Where something was answered, what was seen on the evening is not what is seen later.
                if (i + 1 < story.days().size() && day.answers().isEmpty()) {
                    seen.accept(day, opens(story.days().get(i + 1).date().minusDays(1)));
                }
            }
        }

        private Look opens(LocalDate date) {
            Evaluation evaluation = rulebook.evaluate(story.client(), date);
            WhatIsNew judged = WhatIsNew.of(evaluation, told, new Replay(rulebook, story.client()));
            CardPlan plan = CardPlan.of(judged, true);
            told = told.with(plan.said(), date, evening(date), evaluation.lastSession());
            return new Look(date, evaluation, judged, plan);
        }

        private static Instant evening(LocalDate date) {
            return date.atTime(20, 0).toInstant(ZoneOffset.UTC);
        }
    }

    @Test
    void thePageForReadersCountsTheDaysAndCardsOfEachStory() {
        String rows = stories.stream()
                .map(story -> "| [" + story.title() + "](" + story.file() + ") | "
                        + story.days().size() + " | " + story.cardsInAll() + " |")
                .sorted()
                .collect(Collectors.joining("\n"));
        assertThat(Story.FOLDER.resolve("README.md")).content().satisfies(page -> assertThat(page.lines()
                        .filter(line -> line.startsWith("| ["))
                        .sorted()
                        .collect(Collectors.joining("\n")))
                .isEqualTo(rows));
    }

    private Stream<DynamicTest> ofEachStory(Consumer<Story> test) {
        return stories.stream().map(story -> DynamicTest.dynamicTest(story.file(), () -> test.accept(story)));
    }

    private static int cards(Story story) {
        return story.days().stream().mapToInt(day -> day.cards().size()).sum();
    }

    /** Empty where the chart shows the cards of this day; else what it shows on the day of looking, and why. */
    private String difference(Story story, Day day, Look look) {
        List<String> found = look.cards();
        if (found.equals(day.cards())) {
            return "";
        }
        Set<String> signs = new LinkedHashSet<>();
        look.plan().cards().forEach(card -> card.findings().forEach(finding -> signs.add(finding.sign())));
        rulebook.signs().stream()
                .map(sign -> sign.id())
                .filter(sign -> day.cards().stream().anyMatch(card -> card.matches(".*\\b" + sign + "\\b.*")))
                .forEach(signs::add);
        return "stories/" + story.file() + ", line " + day.line() + ", day " + day.number()
                + (look.date().equals(day.date()) ? "" : ", seen on " + look.date()) + "\n  expected "
                + day.cards() + "\n  found    " + found + "\n  supervisor: " + day.supervisor()
                + signs.stream().map(sign -> "\n  " + why(sign, look)).collect(Collectors.joining());
    }

    private static String why(String sign, Look look) {
        for (Finding finding : look.evaluation().findings()) {
            if (finding.sign().equals(sign)) {
                Judged judged = look.judged().of(finding);
                return sign + " fired as " + finding.level().word() + ", is " + judged.state()
                        + " for this reader since "
                        + judged.said().since() + (judged.again() == null ? "" : ", again: " + judged.again())
                        + ScenarioRunner.whyFired(finding).replace("\n", "\n  ");
            }
        }
        return sign + " was silent."
                + ScenarioRunner.whySilent(sign, look.evaluation()).replace("\n", "\n  ");
    }

    private static String card(Planned card) {
        return Story.card(
                card.kind(),
                card.level(),
                card.findings().stream().map(Finding::sign).toList());
    }
}
