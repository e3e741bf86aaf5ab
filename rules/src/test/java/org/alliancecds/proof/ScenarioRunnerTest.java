// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.scenario.KnownNames;
import org.alliancecds.scenario.Scenario;
import org.alliancecds.scenario.ScenarioFile;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a clinical lead reads when a scenario breaks. */
class ScenarioRunnerTest {
    private static Rulebook rulebook;

    @BeforeAll
    static void load() {
        rulebook = Rulebook.builtIn(CourseSettings.DEFAULT);
    }

    @Test
    void namesTheSentenceAndTheNumberThatHeldARuleBack() {
        assertThat(broken("fires: {mean_alliance_low: warning}", "34", "33")).isEqualTo("""
                        here.yaml, line 1: "A" does not hold.
                        mean_alliance_low should have fired as a warning, but stayed silent.
                          In "Mean alliance across sessions is low", "the client has given at least 3 alliance ratings" \
                        was false: The client has given 2 SRS ratings in this course (5 January to 12 January 2026).""");
    }

    @Test
    void namesTheRuleAndTheReasonsOfASignThatShouldHaveBeenSilent() {
        assertThat(broken("silent: [mean_alliance_low]", "34", "33", "35")).startsWith("""
                        here.yaml, line 1: "A" does not hold.
                        mean_alliance_low should have stayed silent, but fired as a warning.
                          In "Mean alliance across sessions is low", "the client has given at least 3 alliance ratings" \
                        was true: The client has given 3 SRS ratings""");
    }

    @Test
    void namesAnotherLevelAndWordsThatWereNotSaid() {
        assertThat(broken("fires: {mean_alliance_low: info}", "34", "33", "35"))
                .contains("mean_alliance_low should have fired as an info, but fired as a warning.");
        assertThat(broken(
                        "fires: {mean_alliance_low: warning}\n  says: {mean_alliance_low: \"12.5\"}", "34", "33", "35"))
                .contains("mean_alliance_low should say \"12.5\", but does not.");
    }

    @Test
    void asksNothingOfOtherFamiliesUnlessTheyAreNamed() {
        assertThat(broken("fires: {mean_alliance_low: warning}\n  silent: [early_window_open]", "34", "33", "35"))
                .contains("early_window_open should have stayed silent, but fired as an info");
        assertThat(broken("fires: {mean_alliance_low: warning}", "34", "33", "35"))
                .isEqualTo("here.yaml, line 1: \"A\" holds.");
    }

    private static String broken(String expected, String... ratings) {
        StringBuilder yaml = new StringBuilder("- scenario: A\n  course:\n");
        int day = 0;
        for (String rating : ratings) {
            yaml.append("    - {day: ")
                    .append(day)
                    .append(", session: attended, srs: ")
                    .append(rating)
                    .append("}\n");
            day += 7;
        }
        yaml.append("  ").append(expected).append('\n');
        Scenario scenario = ScenarioFile.read(
                        "here.yaml", "mean_alliance", yaml.toString(), KnownNames.of(rulebook.measures()))
                .get(0);
        return new ScenarioRunner(rulebook.signs())
                .run(scenario, rulebook::evaluate)
                .toString();
    }
}
