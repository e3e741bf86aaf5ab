// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alliancecds.proof.ScenarioOutcome;
import org.alliancecds.proof.ScenarioRunner;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Barrier;
import org.alliancecds.record.Homework;
import org.alliancecds.record.Rater;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code warning_signs/SCENARIOS.md} tells a clinical lead is so. */
class ScenarioGuideTest {
    private static final Path GUIDE = Path.of("warning_signs", "SCENARIOS.md");
    private static final String FILE = "warning_signs/mean_alliance/scenarios.yaml";

    private final String guide = Files.readString(GUIDE);
    private final Rulebook shipped = Rulebook.builtIn(CourseSettings.DEFAULT);

    ScenarioGuideTest() throws IOException {}

    @Test
    void theWorkedExampleHolds() {
        assertThat(told(shipped)).hasSize(2).allMatch(ScenarioOutcome::passed);
    }

    @Test
    void theWorkedExampleBreaksInTheWordsOfTheGuide(@TempDir Path folder) throws IOException {
        copyRulebook(folder);
        Path rules = folder.resolve("warning_signs/mean_alliance/rules.dslr");
        Files.writeString(
                rules, Files.readString(rules).replaceFirst("no older than 28 days", "no older than 35 days"));

        List<ScenarioOutcome> broken = told(Rulebook.load(folder, CourseSettings.DEFAULT)).stream()
                .filter(outcome -> !outcome.passed())
                .toList();

        assertThat(broken).hasSize(1);
        assertThat(block("text").lines().map(String::strip).filter(line -> !line.equals("…")))
                .hasSize(4)
                .allSatisfy(line -> assertThat(broken.get(0).toString()).contains(line));
    }

    @Test
    void everyKeyAndWordOfAScenarioIsExplained() {
        Set<String> words = new TreeSet<>(ScenarioFile.KEYS);
        words.addAll(CourseTeller.OF_AN_ENTRY);
        words.addAll(CourseTeller.OF_A_SESSION);
        words.addAll(CourseTeller.NOTE_KEYS);
        words.addAll(CourseTeller.words(Barrier.values()).keySet());
        words.addAll(CourseTeller.words(Homework.values()).keySet());
        words.addAll(CourseTeller.words(Rater.values()).keySet());
        words.addAll(CourseTeller.words(AppointmentOutcome.values()).keySet());

        assertThat(words).allSatisfy(word -> assertThat(guide).contains("`" + word + "`"));
    }

    @Test
    void everyScenarioFileBeginsByPointingHere() throws IOException {
        try (Stream<Path> walk = Files.walk(Path.of("warning_signs"))) {
            List<Path> files =
                    walk.filter(path -> path.endsWith("scenarios.yaml")).toList();

            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(Files.readAllLines(file))
                    .element(1)
                    .isEqualTo("# How to read and write these scenarios: ../SCENARIOS.md"));
        }
    }

    private List<ScenarioOutcome> told(Rulebook rulebook) {
        ScenarioRunner runner = new ScenarioRunner(rulebook.signs());
        return ScenarioFile.read(FILE, "mean_alliance", block("yaml"), KnownNames.of(rulebook.measures())).stream()
                .map(scenario -> runner.run(scenario, rulebook::evaluate))
                .toList();
    }

    private String block(String kind) {
        Matcher block =
                Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL).matcher(guide);
        assertThat(block.find()).as("a block of " + kind).isTrue();
        return block.group(1);
    }

    private static void copyRulebook(Path folder) throws IOException {
        for (String part : List.of("warning_signs", "repair", "measures", "evidence")) {
            try (Stream<Path> walk = Files.walk(Path.of(part))) {
                for (Path from : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                    Path to = folder.resolve(from.toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(from, to);
                }
            }
        }
    }
}
