// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alliancecds.course.CourseSettings;
import org.junit.jupiter.api.Test;

/** What no card may say, and what every card has. */
class CardWordsTest {
    /** No command, forecast, diagnosis or reproach, and no tension called a rupture where none was coded. */
    private static final Pattern NEVER = Pattern.compile(
            "\\b(must|should|have to|probab\\w*|diagnos\\w*|blam\\w*|fail\\w*|non-?complian\\w*|resistan\\w*"
                    + "|ruptur\\w*|alarm\\w*|likel\\w+|at risk of dropping out)\\b",
            Pattern.CASE_INSENSITIVE);

    /** A figure about a group; the client's own numbers come from the sentences of the rules. */
    private static final Pattern FIGURE = Pattern.compile("\\d[.,]\\d|%|\\bper ?cent\\b|\\d{2,}");

    private final Rulebook rulebook = Rulebook.load(Path.of("."), CourseSettings.DEFAULT);
    private final Map<String, Guidance> guidance =
            rulebook.signs().stream().collect(Collectors.toMap(WarningSign::id, WarningSign::guidance));

    @Test
    void theFamiliesAreComplete() {
        assertThat(guidance.keySet())
                .containsExactlyInAnyOrder(
                        "early_window_open",
                        "rocky_start",
                        "mean_alliance_low",
                        "mean_alliance_sliding",
                        "missed_appointment",
                        "late_or_wrong_day",
                        "doubts_treatment",
                        "bored_or_disengaged",
                        "homework_not_done",
                        "several_disengagement_signs",
                        "gone_quiet",
                        "often_cancelled",
                        "self_harm_item_endorsed");
    }

    @Test
    void noCardSaysWhatNoCardMaySay() {
        guidance.forEach((sign, card) -> assertThat(words(card)).as(sign).allSatisfy(text -> {
            assertThat(text).doesNotContainPattern(NEVER);
            assertThat(text).doesNotContainPattern(FIGURE);
        }));
    }

    @Test
    void everyCardFitsAndOffersTwoToFourWays() {
        guidance.forEach((sign, card) -> {
            assertThat(card.summary()).as(sign).hasSizeLessThanOrEqualTo(70).doesNotContainPattern("\\d");
            assertThat(card.title()).as(sign).hasSizeLessThanOrEqualTo(60);
            assertThat(card.suggestions()).as(sign).hasSizeBetween(2, 4);
            assertThat(card.overrideReasons()).as(sign).isNotEmpty();
            assertThat(card.suggestions().stream().map(Guidance.Suggestion::label))
                    .as(sign)
                    .doesNotHaveDuplicates()
                    .allSatisfy(label -> assertThat(label).hasSizeLessThanOrEqualTo(80));
        });
    }

    @Test
    void everyEvidenceKeyIsInTheRegistry() {
        Map<String, Reference> references = rulebook.references();
        assertThat(references).hasSize(33);
        guidance.forEach(
                (sign, card) -> assertThat(references.keySet()).as(sign).containsAll(card.evidence()));
    }

    @Test
    void theRiskCardStandsAloneAndSaysThatItPagesNobody() {
        assertThat(guidance.entrySet().stream()
                        .filter(card -> card.getValue().card() == CardKind.RISK)
                        .map(Map.Entry::getKey))
                .containsExactly("self_harm_item_endorsed");
        assertThat(guidance.values().stream()
                        .filter(card -> card.card() == CardKind.RISK)
                        .map(Guidance::caveat))
                .allSatisfy(caveat -> assertThat(caveat)
                        .contains("This card is not an emergency service and cannot page anyone.")
                        .contains("a 0 is not reassurance"));
    }

    private static List<String> words(Guidance card) {
        Stream<String> suggestions = card.suggestions().stream().flatMap(s -> Stream.of(s.label(), s.how(), s.say(), s.avoid()));
        Stream<String> reasons = card.overrideReasons().stream().map(Guidance.OverrideReason::display);
        return Stream.of(Stream.of(card.title(), card.summary(), card.why(), card.caveat()), suggestions, reasons)
                .flatMap(part -> part)
                .toList();
    }
}
