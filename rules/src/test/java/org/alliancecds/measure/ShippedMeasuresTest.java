// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskKind;
import org.junit.jupiter.api.Test;

/** Every figure that the project ships, as it stands in its sources. */
class ShippedMeasuresTest {
    private final MeasureCatalogue catalogue = MeasureFiles.catalogue(MeasureFiles.SHIPPED);

    @Test
    void sixteenMeasuresAreShippedUnderTheirOwnCanonicals() {
        assertThat(MeasureFiles.ids(catalogue))
                .containsExactly(
                        "arm-5",
                        "core-10",
                        "core-om",
                        "gad-7",
                        "haq-ii",
                        "oq-45",
                        "ors",
                        "pcl-5",
                        "phq-9",
                        "session-note",
                        "srs",
                        "star",
                        "star-c",
                        "wai-sr",
                        "wai-srt",
                        "wsas");
        assertThat(catalogue.all())
                .allSatisfy(measure -> assertThat(measure.canonicals().get(0))
                        .isEqualTo("https://alliancecds.org/fhir/Questionnaire/" + measure.id()));
    }

    @Test
    void thresholdsOfTheAllianceMeasures() {
        assertThat(thresholds("srs"))
                .containsOnly(
                        entry("concern-line", "at or below 36, confirmed"),
                        entry("concern-line.bond", "at or below 8, confirmed"),
                        entry("concern-line.goals", "at or below 8, confirmed"),
                        entry("concern-line.tasks", "at or below 8, confirmed"),
                        entry("concern-line.overall", "at or below 8, confirmed"),
                        entry("ceiling", "at or above 39.5, to be confirmed"),
                        entry("step", "at least 2, to be confirmed"),
                        entry("step.bond", "at least 2, to be confirmed"),
                        entry("step.goals", "at least 2, to be confirmed"),
                        entry("step.tasks", "at least 2, to be confirmed"),
                        entry("step.overall", "at least 2, to be confirmed"));
        assertThat(thresholds("wai-sr"))
                .isEqualTo(Map.of(
                        "concern-line", "below 42, to be confirmed",
                        "ceiling", "at or above 58.8, to be confirmed",
                        "step", "at least 6, to be confirmed",
                        "step.bond", "at least 2, to be confirmed",
                        "step.goals", "at least 2, to be confirmed",
                        "step.tasks", "at least 2, to be confirmed",
                        "reliable-change", "at least 8, confirmed"));
        assertThat(thresholds("arm-5")).isEqualTo(Map.of("concern-line", "below 5, to be confirmed"));
        assertThat(thresholds("haq-ii")).isEqualTo(Map.of("concern-line", "below 4.4, to be confirmed"));
        assertThat(thresholds("star")).isEqualTo(Map.of("concern-line", "below 30, to be confirmed"));
        assertThat(thresholds("star-c")).isEmpty();
        assertThat(thresholds("wai-srt")).isEmpty();
    }

    @Test
    void thresholdsOfTheOutcomeMeasures() {
        assertThat(thresholds("ors"))
                .isEqualTo(Map.of(
                        "clinical-line", "at or below 25, confirmed", "reliable-change", "at least 5, confirmed"));
        assertThat(thresholds("phq-9"))
                .isEqualTo(Map.of(
                        "clinical-line", "at or above 10, confirmed", "reliable-change", "at least 6, confirmed"));
        assertThat(thresholds("gad-7"))
                .isEqualTo(Map.of(
                        "clinical-line", "at or above 10, confirmed", "reliable-change", "at least 4, confirmed"));
        assertThat(thresholds("pcl-5"))
                .isEqualTo(Map.of(
                        "clinical-line", "at or above 33, confirmed", "reliable-change", "at least 10, confirmed"));
        assertThat(thresholds("core-10"))
                .isEqualTo(Map.of(
                        "clinical-line", "at or above 11, to be confirmed",
                        "reliable-change", "at least 6, to be confirmed"));
        assertThat(thresholds("core-om"))
                .isEqualTo(Map.of(
                        "clinical-line", "at or above 10, confirmed", "reliable-change", "at least 5, confirmed"));
        assertThat(thresholds("oq-45"))
                .isEqualTo(Map.of(
                        "clinical-line", "at or above 63, to be confirmed",
                        "reliable-change", "at least 14, confirmed"));
        assertThat(thresholds("wsas"))
                .isEqualTo(Map.of(
                        "clinical-line", "at or above 10, confirmed",
                        "reliable-change", "at least 8, to be confirmed"));
        assertThat(thresholds("session-note")).isEmpty();
    }

    @Test
    void scalesAndTheirRanges() {
        assertThat(scales("srs"))
                .isEqualTo(Map.of(
                        "total", "4 items, 0 to 40",
                        "bond", "1 items, 0 to 10",
                        "goals", "1 items, 0 to 10",
                        "tasks", "1 items, 0 to 10",
                        "overall", "1 items, 0 to 10"));
        assertThat(scales("wai-sr"))
                .isEqualTo(Map.of(
                        "total", "12 items, 12 to 60",
                        "tasks", "4 items, 4 to 20",
                        "bond", "4 items, 4 to 20",
                        "goals", "4 items, 4 to 20"));
        assertThat(scales("ors")).isEqualTo(Map.of("total", "4 items, 0 to 40"));
        assertThat(scales("phq-9")).isEqualTo(Map.of("total", "9 items, 0 to 27"));
        assertThat(scales("gad-7")).isEqualTo(Map.of("total", "7 items, 0 to 21"));
        assertThat(scales("pcl-5")).isEqualTo(Map.of("total", "20 items, 0 to 80"));
        assertThat(scales("session-note")).isEmpty();
        assertThat(scales("arm-5")).isEqualTo(Map.of("total", "5 items, 1 to 7"));
        assertThat(scales("haq-ii")).isEqualTo(Map.of("total", "19 items, 1 to 6"));
        Map<String, String> star = Map.of(
                "total", "12 items, 0 to 48",
                "collaboration", "6 items, 0 to 24",
                "positive-input", "3 items, 0 to 12",
                "difficulties", "3 items, 0 to 12");
        assertThat(scales("star")).isEqualTo(star);
        assertThat(scales("star-c")).isEqualTo(star);
        assertThat(scales("wai-srt"))
                .isEqualTo(Map.of(
                        "total", "0 items, 1 to 5",
                        "tasks", "0 items, 1 to 5",
                        "bond", "0 items, 1 to 5",
                        "goals", "0 items, 1 to 5"));
        assertThat(scales("core-10")).isEqualTo(Map.of("total", "10 items, 0 to 40"));
        assertThat(scales("core-om")).isEqualTo(Map.of("total", "34 items, 0 to 40"));
        assertThat(scales("oq-45")).isEqualTo(Map.of("total", "0 items, 0 to 180"));
        assertThat(scales("wsas")).isEqualTo(Map.of("total", "5 items, 0 to 40"));
        assertThat(MeasureFiles.shipped("wai-sr").scales().values().stream().map(Measure.Scale::items))
                .contains(List.of("1", "2", "10", "12"), List.of("3", "5", "7", "9"), List.of("4", "6", "8", "11"));
    }

    @Test
    void whoFillsThemInAndWhichWayIsGood() {
        Map<String, String> raters = new TreeMap<>();
        for (Measure measure : catalogue.all()) {
            raters.put(
                    measure.id(),
                    measure.rater().word()
                            + (measure.therapistForm() ? ", therapist form" : "")
                            + (measure.highIsGood() ? ", high is good" : ", high is bad"));
        }
        assertThat(raters)
                .isEqualTo(Map.ofEntries(
                        Map.entry("srs", "client, high is good"),
                        Map.entry("wai-sr", "client, high is good"),
                        Map.entry("wai-srt", "therapist, therapist form, high is good"),
                        Map.entry("arm-5", "client, high is good"),
                        Map.entry("haq-ii", "client, therapist form, high is good"),
                        Map.entry("star", "client, high is good"),
                        Map.entry("star-c", "therapist, therapist form, high is good"),
                        Map.entry("ors", "client, high is good"),
                        Map.entry("phq-9", "client, high is bad"),
                        Map.entry("gad-7", "client, high is bad"),
                        Map.entry("pcl-5", "client, high is bad"),
                        Map.entry("core-10", "client, high is bad"),
                        Map.entry("core-om", "client, high is bad"),
                        Map.entry("oq-45", "client, high is bad"),
                        Map.entry("wsas", "client, high is bad"),
                        Map.entry("session-note", Rater.THERAPIST.word() + ", therapist form, high is bad")));
    }

    @Test
    void whichItemsAreTurnedRound() {
        Map<String, List<String>> reversed = new TreeMap<>();
        for (Measure measure : catalogue.all()) {
            List<String> items = measure.items().stream()
                    .filter(Item::reversed)
                    .map(Item::linkId)
                    .toList();
            if (!items.isEmpty()) {
                reversed.put(measure.id(), items);
            }
        }
        assertThat(reversed)
                .isEqualTo(Map.of(
                        "arm-5", List.of("3"),
                        "haq-ii", List.of("4", "8", "11", "16", "19"),
                        "star", List.of("4", "7", "9"),
                        "star-c", List.of("4", "6", "9")));
    }

    @Test
    void whatIsNoThresholdAndHasNoSourceIsMarkedToo() {
        assertThat(catalogue.all().stream()
                        .filter(measure -> !measure.toConfirm().isEmpty())
                        .map(Measure::id))
                .containsExactly("arm-5", "core-10", "core-om", "haq-ii", "star", "star-c", "wai-srt", "wsas");
    }

    @Test
    void theRiskItemsAndWhatEachAsksAbout() {
        assertThat(MeasureFiles.shipped("phq-9").riskItems()).isEqualTo(Map.of("/44260-8", RiskKind.HARM_TO_SELF));
        assertThat(catalogue.all().stream()
                        .filter(measure -> !measure.riskItems().isEmpty())
                        .map(Measure::id))
                .containsExactly("core-10", "core-om", "phq-9");
        assertThat(MeasureFiles.shipped("core-10").riskItems()).isEqualTo(Map.of("6", RiskKind.PLANS));
        assertThat(MeasureFiles.shipped("core-om").riskItems())
                .isEqualTo(Map.of(
                        "6", RiskKind.HARM_TO_OTHERS,
                        "9", RiskKind.HARM_TO_SELF,
                        "16", RiskKind.PLANS,
                        "22", RiskKind.HARM_TO_OTHERS,
                        "24", RiskKind.HARM_TO_SELF,
                        "34", RiskKind.HARM_TO_SELF));
    }

    @Test
    void aMeasureIsFoundUnderEveryAddressItIsMetWith() {
        assertThat(idOf("http://hl7.org/fhir/us/core/Questionnaire/phq-9-example|7.0.0"))
                .isEqualTo("phq-9");
        assertThat(idOf("http://loinc.org/q/44249-1")).isEqualTo("phq-9");
        assertThat(idOf("Questionnaire/mii-qst-pro-phq-9")).isEqualTo("phq-9");
        assertThat(idOf("http://loinc.org/q/69737-5")).isEqualTo("gad-7");
        assertThat(idOf("http://hl7.org/fhir/uv/phr/Questionnaire/QuestionnaireScoredAssessmentGAD7"))
                .isEqualTo("gad-7");
        assertThat(idOf("http://example.org/Questionnaire/WAI")).isEqualTo("none");
    }

    @Test
    void noSpellingOfAnAddressMakesAnotherFormOfIt() {
        assertThat(idOf("https://loinc.org/q/44249-1/")).isEqualTo("phq-9");
        assertThat(idOf(" HTTP://LOINC.org/q/44249-1|2.77 ")).isEqualTo("phq-9");
        assertThat(idOf("http://alliancecds.org/fhir/Questionnaire/srs#bond")).isEqualTo("srs");
        assertThat(
                        idOf(
                                "https://www.medizininformatik-initiative.de/fhir/ext/modul-pro/Questionnaire/mii-qst-pro-gad-7"))
                .isEqualTo("gad-7");
        assertThat(idOf("https://ehr.example/fhir/Questionnaire/mii-qst-pro-phq-9|1"))
                .isEqualTo("phq-9");
        assertThat(idOf("https://alliancecds.org/fhir/Questionnaire/SRS")).isEqualTo("none");
        assertThat(idOf("https://elsewhere.example/fhir/Questionnaire/srs")).isEqualTo("none");
        assertThat(idOf("ftp://loinc.org/q/44249-1")).isEqualTo("none");
        assertThat(idOf("/")).isEqualTo("none");
    }

    /** As in LOINC's list LL359-1, in which the codes of the last two answers do not follow their order. */
    @Test
    void theAnswersToTheDifficultyItemHaveTheCodesThatLoincGivesThem() {
        assertThat(answers("phq-9", 9))
                .containsExactly(
                        "0 [LA6572-7] Not difficult at all",
                        "1 [LA6573-5] Somewhat difficult",
                        "2 [LA6575-0] Very difficult",
                        "3 [LA6574-3] Extremely difficult");
    }

    @Test
    void theSecondItemOfTheGad7HasAnAnswerOfItsOwn() {
        assertThat(answers("gad-7", 1).get(2)).isEqualTo("2 [LA6570-1, LA18938-3] More than half the days");
        assertThat(answers("gad-7", 0).get(2)).isEqualTo("2 [LA6570-1] More than half the days");
    }

    private static List<String> answers(String measure, int item) {
        return MeasureFiles.shipped(measure).items().get(item).answers().stream()
                .map(answer -> answer.value() + " " + answer.codes() + " "
                        + answer.displays().get(0))
                .toList();
    }

    @Test
    void itemNineIsFoundUnderEveryLinkIdItIsMetWith() {
        Item nine = MeasureFiles.shipped("phq-9").items().get(8);
        assertThat(nine.linkId()).isEqualTo("/44260-8");
        assertThat(nine.code()).isEqualTo("44260-8");
        assertThat(nine.aliases())
                .isEqualTo(List.of("44260-8", "PHQ.9", "g1.q9", "H1/T1/Q9", "phq-phq2i", "phq-phq9-q09", "q9"));
        assertThat(nine.answers().stream().map(answer -> answer.value() + " " + answer.codes()))
                .containsExactly(
                        "0 [LA6568-5, Not-at-all]",
                        "1 [LA6569-3, Several-days]",
                        "2 [LA6570-1, More than half the days]",
                        "3 [LA6571-9, Nearly every day]");
    }

    private String idOf(String canonical) {
        Measure measure = catalogue.byCanonical(canonical);
        return measure == null ? "none" : measure.id();
    }

    private static Map<String, String> thresholds(String id) {
        Map<String, String> words = new TreeMap<>();
        MeasureFiles.shipped(id)
                .thresholds()
                .forEach((name, threshold) -> words.put(
                        name,
                        threshold.operator().words() + " " + threshold.value()
                                + (threshold.confirmed() ? ", confirmed" : ", to be confirmed")));
        return words;
    }

    private static Map<String, String> scales(String id) {
        Map<String, String> words = new TreeMap<>();
        MeasureFiles.shipped(id)
                .scales()
                .forEach((name, scale) ->
                        words.put(name, scale.items().size() + " items, " + scale.min() + " to " + scale.max()));
        return words;
    }
}
