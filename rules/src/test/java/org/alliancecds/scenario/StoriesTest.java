// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alliancecds.course.CourseSettings;
import org.alliancecds.rulebook.CardPlan;
import org.alliancecds.rulebook.CardPlan.Planned;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Evaluation.Finding;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.scenario.Story.Day;
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
            String unlike = story.days().stream()
                    .map(day -> difference(story, day, day.date()))
                    .filter(difference -> !difference.isEmpty())
                    .collect(Collectors.joining("\n"));
            assertThat(unlike).as(story.title()).isEmpty();
            assertThat(cards(story)).as("cards-in-all of " + story.file()).isEqualTo(story.cardsInAll());
        });
    }

    /** Whoever opens the chart on the eve of the next day sees what was seen on the evening of the last. */
    @TestFactory
    Stream<DynamicTest> nothingChangesBetweenTwoDays() {
        return ofEachStory(story -> {
            List<String> unlike = new ArrayList<>();
            for (int i = 1; i < story.days().size(); i++) {
                Day day = story.days().get(i - 1);
                LocalDate eve = story.days().get(i).date().minusDays(1);
                String difference = difference(story, day, eve);
                if (!difference.isEmpty()) {
                    unlike.add(difference);
                }
            }
            assertThat(String.join("\n", unlike)).as(story.title()).isEmpty();
        });
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
    private String difference(Story story, Day day, LocalDate looking) {
        Evaluation evaluation = rulebook.evaluate(story.client(), looking);
        List<Planned> planned = CardPlan.of(evaluation).cards();
        List<String> found = planned.stream().map(StoriesTest::card).toList();
        if (found.equals(day.cards())) {
            return "";
        }
        Set<String> signs = new LinkedHashSet<>();
        planned.forEach(card -> card.news().forEach(finding -> signs.add(finding.sign())));
        rulebook.signs().stream()
                .map(sign -> sign.id())
                .filter(sign -> day.cards().stream().anyMatch(card -> card.matches(".*\\b" + sign + "\\b.*")))
                .forEach(signs::add);
        return "stories/" + story.file() + ", line " + day.line() + ", day " + day.number()
                + (looking.equals(day.date()) ? "" : ", seen on " + looking) + "\n  expected "
                + day.cards() + "\n  found    " + found + "\n  supervisor: " + day.supervisor()
                + signs.stream().map(sign -> "\n  " + why(sign, evaluation)).collect(Collectors.joining());
    }

    private static String why(String sign, Evaluation evaluation) {
        for (Finding finding : evaluation.findings()) {
            if (finding.sign().equals(sign)) {
                return sign + " fired as " + finding.level().word()
                        + (finding.isNews() ? " and is news" : ", told before, since " + finding.stillSince())
                        + ScenarioRunner.whyFired(finding).replace("\n", "\n  ");
            }
        }
        return sign + " was silent."
                + ScenarioRunner.whySilent(sign, evaluation).replace("\n", "\n  ");
    }

    private static String card(Planned card) {
        return Story.card(
                card.kind(),
                card.level(),
                card.news().stream().map(Finding::sign).toList());
    }
}
