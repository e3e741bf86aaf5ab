// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alliancecds.content.Fault;
import org.alliancecds.definition.Definitions;
import org.alliancecds.definition.DefinitionsReader;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.proof.ScenarioOutcome;
import org.alliancecds.proof.ScenarioRunner;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.Contact;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.scenario.Scenario;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clinical lead may do to a folder, and what is refused. */
class RulebookLoadingTest {
    private final Path folder;

    RulebookLoadingTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        for (String part : List.of("warning_signs", "repair", "measures", "evidence", "schemas", "stories")) {
            try (Stream<Path> walk = Files.walk(Path.of(part))) {
                for (Path from : (Iterable<Path>) walk::iterator) {
                    Path to = folder.resolve(from.toString());
                    if (Files.isDirectory(from)) {
                        Files.createDirectories(to);
                    } else {
                        Files.copy(from, to);
                    }
                }
            }
        }
    }

    @Test
    void aCopyOfTheBuiltInRulebookIsTheSameRulebook() {
        Rulebook builtIn = Rulebook.builtIn(CourseSettings.DEFAULT);

        Rulebook copy = Rulebook.load(folder, CourseSettings.DEFAULT);

        assertThat(copy.version()).isEqualTo(builtIn.version()).matches("[0-9a-f]{12}");
        assertThat(copy.signs())
                .extracting(WarningSign::id)
                .containsExactly(
                        "alliance_as_mechanism",
                        "below_own_usual",
                        "bond_fell",
                        "bored_or_disengaged",
                        "confrontation",
                        "crying",
                        "doubts_treatment",
                        "early_window_open",
                        "goals_fell",
                        "gone_quiet",
                        "homework_not_done",
                        "late_or_wrong_day",
                        "low_motivation_substance_use",
                        "mean_alliance_low",
                        "mean_alliance_sliding",
                        "missed_appointment",
                        "no_change_yet",
                        "no_recent_rating",
                        "often_cancelled",
                        "on_track",
                        "practical_barrier",
                        "raters_disagree",
                        "ratings_at_ceiling",
                        "reliable_worsening",
                        "rocky_start",
                        "rupture_not_repaired",
                        "self_harm_item_endorsed",
                        "several_disengagement_signs",
                        "tasks_fell",
                        "trauma_focused",
                        "unusable_measure",
                        "withdrawal");
    }

    @Test
    void aMovedBorderBreaksTheScenariosAtThatBorderAndNoOthers() {
        edit("warning_signs/early_dropout/rules.dslr", "fewer than 4", "fewer than 6");

        Rulebook edited = Rulebook.load(folder, CourseSettings.DEFAULT);

        List<ScenarioOutcome> broken =
                ScenarioRunner.runAll(edited).stream().filter(o -> !o.passed()).toList();
        assertThat(broken).isNotEmpty();
        assertThat(broken).allSatisfy(outcome -> {
            assertThat(outcome.scenario().file()).isEqualTo("warning_signs/early_dropout/scenarios.yaml");
            assertThat(outcome.toString())
                    .containsAnyOf(
                            "\"the client has attended fewer than 6 sessions\" was true: The client has attended 4",
                            "\"the client has attended fewer than 6 sessions\" was true: The client has attended at least 1"
                                    + " session in this course (5 January 2026); of 3 past contacts");
        });
        assertThat(edited.version())
                .isNotEqualTo(Rulebook.builtIn(CourseSettings.DEFAULT).version());
    }

    @Test
    void aMeasureIsAddedByAddingAFolder() {
        String measure = read("measures/srs/measure.yaml")
                .replace("id: srs", "id: house-scale")
                .replace(
                        "https://alliancecds.org/fhir/Questionnaire/srs",
                        "https://clinic.example/fhir/Questionnaire/house");
        write("measures/house-scale/measure.yaml", measure);

        Rulebook extended = Rulebook.load(folder, CourseSettings.DEFAULT);
        Evaluation evaluation = extended.evaluate(fiveRatings("house-scale", 33), LocalDate.of(2026, 2, 2));

        assertThat(evaluation.findings()).extracting(Evaluation.Finding::sign).contains("mean_alliance_low");
        assertThat(extended.measures().byCanonical("https://clinic.example/fhir/Questionnaire/house|2"))
                .isNotNull();
    }

    @Test
    void oneIdInTwoFamiliesIsRefused() {
        edit("warning_signs/risk/rules.dslr", "@id(self_harm_item_endorsed)", "@id(rocky_start)");

        assertThat(faults())
                .extracting(Fault::problem)
                .contains(
                        "The id rocky_start belongs to the family early_dropout; one id has one family.",
                        "The sign rocky_start has no guidance in warning_signs/risk/guidance.yaml.");
    }

    @Test
    void aRuleWithoutGuidanceIsRefused() {
        edit("warning_signs/early_dropout/guidance.yaml", "rocky_start:", "rocky_begin:");

        assertThat(faults()).map(Fault::toString).containsExactly("""
                warning_signs/early_dropout/guidance.yaml: rocky_begin
                  No rule has this id.
                  Maybe: rocky_start""", """
                warning_signs/early_dropout/rules.dslr:69: The first rating is low
                  The sign rocky_start has no guidance in warning_signs/early_dropout/guidance.yaml.
                  Maybe: rocky_begin""");
    }

    @Test
    void guidanceWithoutEvidenceIsRefused() {
        edit("evidence/references.yaml", "\nkeller-2010:", "\nkeler-2010:");

        String file = "warning_signs/disengagement/guidance.yaml";
        int line = 1 + read(file).lines().toList().indexOf("  evidence: [shapiro, keller-2010]");
        assertThat(faults()).map(Fault::toString).containsExactly("""
                %s:%d: homework_not_done, evidence keller-2010
                  evidence/references.yaml has no such key.
                  Maybe: keler-2010""".formatted(file, line));
    }

    @Test
    void aSuggestionThatTheLibraryHasNotIsRefusedWithTheNearest() {
        edit("warning_signs/risk/guidance.yaml", "- get-in-touch-the-same-day", "- get-in-touch-same-day");

        int line = lineOf("warning_signs/risk/guidance.yaml", "get-in-touch-same-day");
        assertThat(faults()).map(Fault::toString).containsExactly("""
                warning_signs/risk/guidance.yaml:%d: self_harm_item_endorsed.suggestions[2]
                  No file in repair/ has the suggestion get-in-touch-same-day.
                  Maybe: get-in-touch-the-same-day""".formatted(line));
    }

    @Test
    void aSuggestionIsWrittenInTheLibraryAndNotAtTheSign() {
        edit("warning_signs/risk/guidance.yaml", "- get-in-touch-the-same-day", "- {label: Get in touch, how: Soon.}");

        assertThat(faults())
                .extracting(Fault::problem)
                .containsExactly("The id of a suggestion in repair/ is expected; its words are written there, so that"
                        + " signs can share them.");
    }

    @Test
    void aFaultInTheLibraryIsToldOnceAndNotAtEverySignThatNamesIt() {
        edit("repair/keep-safe.yaml", "in-the-ehr: contact-after-missed", "in-the-ehr: contact-after-missing");

        assertThat(faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.file()).isEqualTo("repair/keep-safe.yaml"))
                .satisfies(fault -> assertThat(fault.maybe()).isEqualTo("contact-after-missed"));
    }

    @Test
    void aSuggestionThatNoSignOffersIsKept() {
        edit("warning_signs/risk/guidance.yaml", "    - get-in-touch-the-same-day\n", "");

        Rulebook edited = Rulebook.load(folder, CourseSettings.DEFAULT);

        assertThat(edited.suggestions()).extracting(Guidance.Suggestion::id).contains("get-in-touch-the-same-day");
        assertThat(edited.version())
                .isNotEqualTo(Rulebook.builtIn(CourseSettings.DEFAULT).version());
    }

    @Test
    void theWordsOfASuggestionArePartOfTheVersion() {
        edit("repair/keep-safe.yaml", "Asking in passing", "Asking by the way");

        assertThat(Rulebook.load(folder, CourseSettings.DEFAULT).version())
                .isNotEqualTo(Rulebook.builtIn(CourseSettings.DEFAULT).version());
    }

    @Test
    void aSignWithoutScenariosIsRefused() {
        write("warning_signs/risk/scenarios.yaml", """
                - scenario: A 0 alone is silent
                  course:
                    - {day: 0, session: attended, phq-9: {item 9: 0}}
                  silent: [self_harm_item_endorsed]
                """);

        assertThat(faults()).map(Fault::toString).containsExactly("""
                warning_signs/risk/scenarios.yaml: self_harm_item_endorsed
                  No scenario makes this sign fire.
                  Maybe: fires: {self_harm_item_endorsed: info}""");
    }

    @Test
    void aSignThatNobodyRaisesCannotBeAskedFor() {
        edit(
                "warning_signs/early_dropout/rules.dslr",
                "the sign early_window_open was raised",
                "the sign early_window_opened was raised");

        assertThat(faults()).map(Fault::toString).containsExactly("""
                warning_signs/early_dropout/rules.dslr:75: the sign early_window_opened was raised
                  No rule raises or notes early_window_opened.
                  Maybe: early_window_open""");
    }

    @Test
    void aRuleThatWaitsForEveryWarningCannotRaiseOneItself() {
        String rules = read("warning_signs/on_track/rules.dslr");
        write("warning_signs/on_track/rules.dslr", rules.replaceFirst("raise an info", "raise a warning"));

        assertThat(faults())
                .extracting(Fault::problem)
                .contains("This rule waits, over others, for itself: it asks for signs that only speak after it.");
    }

    @Test
    void howLongAnInformationStaysQuietIsTwoSessionsUnlessItsGuidanceSaysMore() {
        Map<String, Integer> quiet = new TreeMap<>();
        Rulebook.builtIn(CourseSettings.DEFAULT)
                .signs()
                .forEach(sign -> quiet.put(sign.id(), sign.guidance().quietSessions()));

        assertThat(quiet).containsEntry("on_track", 4).containsEntry("mean_alliance_low", 2);

        edit("warning_signs/on_track/guidance.yaml", "quiet-sessions: 4", "quiet-sessions: 21");
        assertThat(faults())
                .map(Fault::toString)
                .singleElement(STRING)
                .contains(
                        "warning_signs/on_track/guidance.yaml",
                        "A whole number from 0 to 20 is expected, but 21 stands here.");
    }

    @Test
    void whenAWarningIsShownAgainAndWhatLetsItRestIsSaidInItsGuidance() {
        edit(
                "warning_signs/mean_alliance/guidance.yaml",
                "  strength: meta-analytic for alliance level and drop-out; single study",
                "  remind-after: 6\n  strength: meta-analytic for alliance level and drop-out; single study");
        Map<String, Guidance> guidance = new TreeMap<>();
        Rulebook.load(folder, CourseSettings.DEFAULT).signs().forEach(sign -> guidance.put(sign.id(), sign.guidance()));

        assertThat(requireNonNull(guidance.get("mean_alliance_low")).remindAfter())
                .isEqualTo(6);
        assertThat(requireNonNull(guidance.get("no_change_yet")).remindAfter()).isEqualTo(4);
        assertThat(requireNonNull(guidance.get("mean_alliance_low")).rests("planned-ending-or-break"))
                .isEqualTo(3);
        assertThat(requireNonNull(guidance.get("gone_quiet")).rests("transferred"))
                .isEqualTo(Guidance.OverrideReason.COURSE);
        assertThat(requireNonNull(guidance.get("gone_quiet")).rests("already-discussed"))
                .isZero();
        assertThat(requireNonNull(guidance.get("gone_quiet")).rests(null)).isZero();
        assertThat(guidance.values()).allMatch(words -> words.rests("assessed-today") == 0);
    }

    @Test
    void anUnusableRestAndAnyRestOfARiskAreRefused() {
        edit(
                "warning_signs/disengagement/guidance.yaml",
                "The client has moved to another service, rests: course}",
                "The client has moved to another service, rests: forever}");
        edit(
                "warning_signs/risk/guidance.yaml",
                "{code: assessed-today, display: Assessed today}",
                "{code: assessed-today, display: Assessed today, rests: 3}");

        assertThat(faults())
                .map(Fault::toString)
                .anySatisfy(fault -> assertThat(fault)
                        .contains(
                                "warning_signs/disengagement/guidance.yaml",
                                "\"forever\" is not known here; known are [course]"))
                .anySatisfy(fault -> assertThat(fault)
                        .contains("warning_signs/risk/guidance.yaml", "A card about risk neither rests nor waits"));

        edit(
                "warning_signs/disengagement/guidance.yaml",
                "The client has moved to another service, rests: forever}",
                "The client has moved to another service, rests: 21}");
        assertThat(faults()).map(Fault::toString).anySatisfy(fault -> assertThat(fault)
                .contains("A whole number from 1 to 20 is expected, but 21 stands here."));
    }

    @Test
    void rulesThatWaitForEachOtherAreRefused() {
        edit(
                "warning_signs/early_dropout/rules.dslr",
                "    homework was not done at the last session\n",
                "    homework was not done at the last session\n    unless the sign rocky_start was raised\n");

        assertThat(faults())
                .extracting(Fault::problem)
                .allMatch(problem -> problem.equals(
                        "This rule waits, over others, for itself: it asks for signs that only speak after it."))
                .isNotEmpty();
    }

    @Test
    void aSignThatIsSwitchedOffNeitherFiresNorIsNoted() {
        Rulebook on = Rulebook.load(folder, CourseSettings.DEFAULT);
        edit(
                "warning_signs/disengagement/rules.dslr",
                "rule \"The last appointment was missed\"",
                "switch off missed_appointment since 2026-11-24 because \"we follow up every no-show by phone already\"\n"
                        + "rule \"The last appointment was missed\"");

        Rulebook off = Rulebook.load(folder, CourseSettings.DEFAULT);

        Scenario missedAndWrongDay = on.scenarios().stream()
                .filter(s ->
                        s.fires().keySet().containsAll(List.of("missed_appointment", "several_disengagement_signs")))
                .findFirst()
                .orElseThrow();
        assertThat(signsSeen(on, missedAndWrongDay)).contains("missed_appointment", "several_disengagement_signs");
        assertThat(signsSeen(off, missedAndWrongDay))
                .doesNotContain("missed_appointment", "several_disengagement_signs");
        assertThat(off.evaluate(missedAndWrongDay.client(), missedAndWrongDay.asOf())
                        .silent())
                .extracting(Evaluation.Silence::sign)
                .doesNotContain("missed_appointment")
                .contains("several_disengagement_signs");
        assertThat(off.signs())
                .filteredOn(sign -> sign.switchedOff() != null && !sign.id().equals("crying"))
                .singleElement()
                .satisfies(sign -> assertThat(sign.switchedOff())
                        .hasToString("switched off since 2026-11-24: we follow up every no-show by phone already"));
        assertThat(ScenarioRunner.runAll(off))
                .filteredOn(outcome -> outcome.scenario().fires().containsKey("missed_appointment"))
                .isNotEmpty()
                .allMatch(outcome -> ("missed_appointment is switched off since 2026-11-24: we follow up every no-show"
                                + " by phone already")
                        .equals(outcome.skipped()));
        assertThat(signsSeen(off.withEverySignOn(), missedAndWrongDay)).isEqualTo(signsSeen(on, missedAndWrongDay));
    }

    @Test
    void aSignOfRiskCannotBeSwitchedOff() {
        edit(
                "warning_signs/risk/rules.dslr",
                "rule \"An item about plans was answered\"",
                "switch off self_harm_item_endorsed since 2026-11-24 because \"too many cards\"\n"
                        + "rule \"An item about plans was answered\"");

        assertThat(faults()).map(Fault::toString).containsExactly("""
                warning_signs/risk/rules.dslr:12: switch off self_harm_item_endorsed
                  A sign of risk cannot be switched off.
                  Maybe: take this line out.""");
    }

    private static List<String> signsSeen(Rulebook rulebook, Scenario scenario) {
        return rulebook.evaluate(scenario.client(), scenario.asOf()).findings().stream()
                .map(Evaluation.Finding::sign)
                .toList();
    }

    @Test
    void everyFaultOfSeveralFilesIsToldAtOnce() throws IOException {
        edit("warning_signs/risk/rules.dslr", "then", "then System.exit(0)");
        edit("measures/srs/measure.yaml", "kind: alliance", "kind: aliance");
        Files.write(folder.resolve("evidence/references.yaml"), new byte[] {(byte) 0xC3, 0x28});
        Files.delete(folder.resolve("warning_signs/mean_alliance/guidance.yaml"));

        assertThat(faults())
                .extracting(Fault::file)
                .contains(
                        "warning_signs/risk/rules.dslr",
                        "measures/srs/measure.yaml",
                        "evidence/references.yaml",
                        "warning_signs/mean_alliance/guidance.yaml");
    }

    @Test
    void everyFaultOfOneFileIsToldAtOnceAndNoneThatOnlyFollowsFromAnother() {
        String file = "warning_signs/on_track/guidance.yaml";
        edit(file, "  title: Something is going well\n", "  titel: Something is going well\n");
        edit(file, "card: on-track", "card: ontrack");
        edit(file, "    - say-what-is-going-well\n", "    - say-what-goes-well\n");
        edit(file, "  strength: expert opinion (Shapiro); operant reasoning\n", "");
        edit(file, "evidence: [shapiro]", "evidence: [shapira]");
        edit(file, "quiet-sessions: 4", "quiet-sessions: four");
        edit(file, "{code: shown-recently,", "{code: Shown recently,");

        assertThat(faults())
                .map(fault -> fault.file() + " " + fault.words() + ": " + fault.problem() + " Maybe: " + fault.maybe())
                .containsExactly(
                        file + " on_track: The key \"strength\" is missing. Maybe: null",
                        file
                                + " on_track.card: \"ontrack\" is not known here; known are [risk, alliance, outcome, data,"
                                + " on-track, modifier]. Maybe: on-track",
                        file + " on_track.titel: This key is not known here; known are [card, title, summary, why,"
                                + " suggestions, caveat, strength-grade, strength, evidence, override-reasons,"
                                + " quiet-sessions, remind-after]. Maybe: title",
                        file + " on_track.suggestions[0]: No file in repair/ has the suggestion say-what-goes-well."
                                + " Maybe: say-what-is-going-well",
                        file + " on_track, evidence shapira: evidence/references.yaml has no such key. Maybe: shapiro",
                        file
                                + " on_track.quiet-sessions: A whole number from 0 to 20 is expected, but four stands here."
                                + " Maybe: null",
                        file + " on_track.override-reasons[0].code: A code of small letters, digits and hyphens is"
                                + " expected. Maybe: null");
    }

    @Test
    void aFaultOfAMeasureHidesNoFaultOfAScenarioAndMakesNone() {
        edit("measures/srs/measure.yaml", "kind: alliance", "kind: aliance");
        edit("warning_signs/risk/scenarios.yaml", "- scenario: Nearly every day is critical", """
                - scenario: Added
                  course: [{day: 0, session: attended, srs: 40, phq-9: 28}]
                  silent: [self_harm_item_endorse]
                - scenario: Nearly every day is critical""");
        int line =
                1 + read("warning_signs/risk/scenarios.yaml").lines().toList().indexOf("- scenario: Added");

        assertThat(faults()).map(Fault::toString).containsExactly("""
                measures/srs/measure.yaml:7: kind
                  "aliance" is not known here; known are [alliance, outcome, note].
                  Maybe: alliance""", """
                warning_signs/risk/scenarios.yaml:%d: total
                  In "Added": "total: 28" is not a number from 0 to 27.
                  Maybe: the value of another measure or scale?""".formatted(line + 1), """
                warning_signs/risk/scenarios.yaml:%d: self_harm_item_endorse
                  In "Added": No warning sign has this id.
                  Maybe: self_harm_item_endorsed""".formatted(
                        line + 2));
    }

    @Test
    void whatStandsBetweenSoundFilesIsCheckedBesideAFaultOfAnother() {
        edit("warning_signs/risk/guidance.yaml", "card: risk", "card: risky");
        edit(
                "warning_signs/early_dropout/rules.dslr",
                "the sign early_window_open was raised",
                "the sign early_window_opened was raised");

        assertThat(faults())
                .map(Fault::problem)
                .containsExactly(
                        "No rule raises or notes early_window_opened.",
                        "\"risky\" is not known here; known are [risk, alliance, outcome, data, on-track, modifier].");
    }

    @Test
    void whatLiesAmongTheContentAndIsNotReadIsNamedAndChangesNothing() throws IOException {
        assertThat(RulebookFiles.in(folder).passedOver()).isEmpty();
        String version = RulebookFiles.in(folder).version();

        write("vocabulary/sentences.dsl", "[when]");
        write("warning_signs/risk/guidance.yaml~", "self_harm_item_endorsed:");
        write("measures/.DS_Store", "");
        write("notes.txt", "of our own, beside the content");
        Files.createSymbolicLink(folder.resolve("repair/linked.yaml"), folder.resolve("repair/keep-safe.yaml"));

        RulebookFiles files = RulebookFiles.in(folder);
        assertThat(files.version()).isEqualTo(version);
        assertThat(files.passedOver()).map(Fault::toString).containsExactly("""
                measures/.DS_Store
                  This file is not read: no file of a rulebook has this name in this place.
                  Maybe: delete it, or give it the name that it was meant to have.""", """
                repair/linked.yaml
                  This file is not read: it is a link, or no plain file.
                  Maybe: put the file itself here.""", """
                vocabulary
                  This folder is no longer read, since the sentences belong to the program.
                  Maybe: delete it; SENTENCES.md of the rulebook that comes with the program lists them all.""", """
                warning_signs/risk/guidance.yaml~
                  This file is not read: no file of a rulebook has this name in this place.
                  Maybe: delete it, or give it the name that it was meant to have.""");
    }

    @Test
    void aFolderWithoutDefinitionsGoesByThoseOfTheProgram() {
        Rulebook without = Rulebook.load(folder, CourseSettings.DEFAULT);
        write("definitions.yaml", DefinitionsReader.builtInText());
        Rulebook same = Rulebook.load(folder, CourseSettings.DEFAULT);
        edit("definitions.yaml", "days: 28", "days: 29");
        Rulebook changed = Rulebook.load(folder, CourseSettings.DEFAULT);

        assertThat(without.version()).isEqualTo(same.version()).isNotEqualTo(changed.version());
        assertThat(without.definitions()).isEqualTo(Definitions.builtIn());
        assertThat(changed.definitions().staleAfter().value()).isEqualTo(29);
        Scenario scenario = same.scenarios().stream()
                .filter(one -> !staleOn(same, one).isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(staleOn(changed, scenario))
                .isEqualTo(staleOn(same, scenario).stream()
                        .map(day -> day.plusDays(1))
                        .toList());
    }

    @Test
    void aDefinitionThatIsFaultyOrOfNoSignIsNamed() {
        write("definitions.yaml", DefinitionsReader.builtInText());
        edit("definitions.yaml", "gone_quiet", "gone_quite");
        edit("definitions.yaml", "days: 28", "days: 0");

        assertThat(faults())
                .map(fault -> fault.file() + " " + fault.words() + ": " + fault.problem() + " Maybe: " + fault.maybe())
                .containsExactly(
                        "definitions.yaml stale-after.days: A whole number from 1 to 365 is expected, but 0 stands here."
                                + " Maybe: null",
                        "definitions.yaml one-event.signs[3]: No rule has the sign gone_quite. Maybe: gone_quiet");
    }

    @Test
    void aSlipInTheNameOfTheDefinitionsIsNamed() {
        write("definition.yaml", DefinitionsReader.builtInText());

        assertThat(faults())
                .containsExactly(new Fault(
                        "definition.yaml", 0, "", "No file of a rulebook has this name.", "definitions.yaml"));
    }

    private static List<LocalDate> staleOn(Rulebook rulebook, Scenario scenario) {
        return rulebook.findings(scenario.client(), scenario.asOf()).findings().stream()
                .map(Evaluation.Finding::staleOn)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        RulebookException refused = catchThrowableOfType(
                RulebookException.class, () -> Rulebook.load(folder.resolve("nowhere"), CourseSettings.DEFAULT));

        assertThat(refused.faults()).singleElement().extracting(Fault::problem).isEqualTo("There is no such folder.");
    }

    private List<Fault> faults() {
        return catchThrowableOfType(RulebookException.class, () -> Rulebook.load(folder, CourseSettings.DEFAULT))
                .faults();
    }

    private int lineOf(String file, String words) {
        return 1 + read(file).lines().toList().indexOf("    - " + words);
    }

    private void edit(String file, String from, String to) {
        String text = read(file);
        assertThat(text).as("the place to edit in " + file).contains(from);
        write(file, text.replace(from, to));
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClientRecord fiveRatings(String measure, int value) {
        Instant first = Instant.parse("2026-01-05T10:00:00Z");
        return new ClientRecord(
                ZoneId.of("UTC"),
                Instant.parse("2026-02-02T12:00:00Z"),
                null,
                true,
                IntStream.range(0, 5)
                        .mapToObj(week -> new Contact(
                                "Encounter/" + week,
                                first.plusSeconds(week * 604_800L),
                                AppointmentOutcome.ATTENDED,
                                0,
                                null,
                                false,
                                false,
                                true,
                                null))
                        .toList(),
                IntStream.range(0, 5)
                        .mapToObj(week -> new MeasureResponse(
                                "QuestionnaireResponse/" + week,
                                measure,
                                Rater.CLIENT,
                                first.plusSeconds(week * 604_800L),
                                false,
                                Map.of("total", BigDecimal.valueOf(value))))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
