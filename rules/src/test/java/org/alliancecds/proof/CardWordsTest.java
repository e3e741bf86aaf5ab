// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.guidance.Reference;
import org.alliancecds.guidance.WordsLint;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.WarningSign;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;

/** What no card may say, and what every card has. */
class CardWordsTest {
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
                        "practical_barrier",
                        "low_motivation_substance_use",
                        "trauma_focused",
                        "alliance_as_mechanism",
                        "crying",
                        "no_recent_rating",
                        "unusable_measure",
                        "below_own_usual",
                        "bond_fell",
                        "goals_fell",
                        "tasks_fell",
                        "confrontation",
                        "withdrawal",
                        "rupture_not_repaired",
                        "self_harm_item_endorsed",
                        "reliable_worsening",
                        "no_change_yet",
                        "on_track",
                        "ratings_at_ceiling",
                        "raters_disagree");
    }

    @Test
    void noCardSaysWhatNoCardMaySay() {
        Map<String, List<String>> remarks = new TreeMap<>();
        guidance.forEach((sign, card) -> words(card)
                .forEach(text -> add(remarks, sign, text, WordsLint.words(text, CardWords.CODED.contains(sign)))));
        rulebook.suggestions().forEach(suggestion -> Stream.of(
                        suggestion.label(), suggestion.how(), suggestion.say(), suggestion.avoid())
                .forEach(text -> add(remarks, suggestion.id(), text, WordsLint.words(text, onlyCoded(suggestion)))));

        assertThat(remarks).isEmpty();
    }

    @Test
    void everyCardIsEasyToReadAndSpeaksToTheTherapist() {
        Map<String, List<String>> remarks = new TreeMap<>();
        guidance.forEach((sign, card) -> {
            add(remarks, sign, card.why(), WordsLint.prose(card.why(), WordsLint.ADVICE));
            add(remarks, sign, card.caveat(), WordsLint.prose(card.caveat(), WordsLint.CAVEAT));
        });
        rulebook.suggestions().forEach(suggestion -> {
            String id = suggestion.id();
            add(remarks, id, suggestion.how(), WordsLint.prose(suggestion.how(), WordsLint.ADVICE));
            // A label or what to avoid is half a sentence, of which no level can be measured.
            add(remarks, id, suggestion.label(), WordsLint.prose(suggestion.label(), Double.MAX_VALUE));
            add(remarks, id, suggestion.avoid(), WordsLint.prose(suggestion.avoid(), Double.MAX_VALUE));
            add(remarks, id, suggestion.say(), WordsLint.speech(suggestion.say()));
        });

        assertThat(remarks).isEmpty();
    }

    /** The registry says of which work the word "may" has to stay. */
    @Test
    void mayIsKeptWhereTheEvidenceSaysMay() {
        Set<String> suggestive = rulebook.references().values().stream()
                .filter(work -> work.caveat().contains("the word \"may\" stays"))
                .map(Reference::key)
                .collect(Collectors.toSet());
        assertThat(suggestive).containsExactlyInAnyOrder("ilgen-2006", "meier-2005");
        Map<String, List<String>> remarks = new TreeMap<>();
        guidance.forEach((sign, card) -> {
            if (card.evidence().stream().anyMatch(suggestive::contains)) {
                add(remarks, sign, card.why(), WordsLint.tentative(card.why()));
            }
        });

        assertThat(remarks).isEmpty();
    }

    @Test
    void everyCardFitsAndOffersTwoToFourWays() {
        guidance.forEach((sign, card) -> {
            assertThat(card.summary()).as(sign).hasSizeLessThanOrEqualTo(70).doesNotContainPattern("\\d");
            assertThat(card.title()).as(sign).hasSizeLessThanOrEqualTo(60);
            assertThat(card.suggestions()).as(sign).hasSizeBetween(2, 4);
            // What gives no card of its own cannot be set aside on its own.
            assertThat(card.overrideReasons().isEmpty()).as(sign).isEqualTo(card.card() == CardKind.MODIFIER);
            assertThat(card.suggestions().stream().map(Guidance.Suggestion::label))
                    .as(sign)
                    .doesNotHaveDuplicates();
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

    /** The words of a sign's own; those of its suggestions stand in the library. */
    private static List<String> words(Guidance card) {
        return Stream.concat(
                        Stream.of(card.title(), card.summary(), card.why(), card.caveat()),
                        card.overrideReasons().stream().map(Guidance.OverrideReason::display))
                .toList();
    }

    private boolean onlyCoded(Guidance.Suggestion suggestion) {
        List<String> signs = guidance.entrySet().stream()
                .filter(card -> card.getValue().suggestions().contains(suggestion))
                .map(Map.Entry::getKey)
                .toList();
        return !signs.isEmpty() && CardWords.CODED.containsAll(signs);
    }

    private static void add(
            Map<String, List<String>> remarks, String place, String text, List<WordsLint.Remark> found) {
        found.forEach(remark ->
                remarks.computeIfAbsent(place, key -> new ArrayList<>()).add(remark.what() + " (in: " + text + ")"));
    }
}
