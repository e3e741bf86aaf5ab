// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.alliancecds.service.AllianceCdsApplication;
import org.alliancecds.service.rulebook.ClinicFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a git hook calls it: a process of its own, its words and its exit code. */
class CheckCommandTest {

    private final Path temporary;

    CheckCommandTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void aSoundFolderEndsWithNought() throws Exception {
        ClinicFolder folder = ClinicFolder.copiedTo(temporary.resolve("my-rules"));

        Run run = run("check", folder.path().toString());

        assertThat(run.code()).as(run.said()).isZero();
        assertThat(run.said())
                .matches(
                        "The rulebook in \\S+my-rules can be used: version [0-9a-f]{12}, \\d+ warning signs[^\\n]*, \\d+"
                                + " measures\\.\\n(?s:.*)\\d+ scenarios hold[^\\n]*\\.\\n");
    }

    @Test
    void aFaultIsToldWithItsPlaceAndRemedy() throws Exception {
        ClinicFolder folder = ClinicFolder.copiedTo(temporary.resolve("my-rules"));
        folder.edit(
                "warning_signs/risk/rules.dslr",
                "the latest answer to a risk item within 90 days is 3 or more",
                "the latest answer to a risk item within ninety days is 3 or more");

        Run run = run("check", folder.path().toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said())
                .startsWith("The rulebook in " + folder.path() + " cannot be used; one fault to put right:")
                .contains("warning_signs/risk/rules.dslr:", "\"ninety\" does not fit here;", "Maybe: ")
                .doesNotContain("\tat ", "Exception", "SLF4J");
    }

    @Test
    void sixMistakesInAFileAreSixFaultsInTheOrderOfTheirLines() throws Exception {
        ClinicFolder folder = ClinicFolder.copiedTo(temporary.resolve("my-rules"));
        String file = "warning_signs/on_track/guidance.yaml";
        folder.edit(file, "card: on-track", "card: ontrack");
        folder.edit(file, "title: Something is going well", "titel: Something is going well");
        folder.edit(file, "- say-what-is-going-well", "- say-what-goes-well");
        folder.edit(file, "evidence: [shapiro]", "evidence: [shapira]");
        folder.edit(file, "quiet-sessions: 4", "quiet-sessions: 21");
        folder.edit(file, "display: Said already", "rests: 0, display: Said already");

        Run run = run("check", folder.path().toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said()).isEqualTo("""
                The rulebook in %s cannot be used; 6 faults to put right:

                warning_signs/on_track/guidance.yaml:5: on_track.card
                  "ontrack" is not known here; known are [risk, alliance, outcome, data, on-track, modifier].
                  Maybe: on-track

                warning_signs/on_track/guidance.yaml:6: on_track.titel
                  This key is not known here; known are [card, title, summary, why, suggestions, caveat, strength-grade,\
                 strength, evidence, override-reasons, quiet-sessions, remind-after].
                  Maybe: title

                warning_signs/on_track/guidance.yaml:11: on_track.suggestions[0]
                  No file in repair/ has the suggestion say-what-goes-well.
                  Maybe: say-what-is-going-well

                warning_signs/on_track/guidance.yaml:17: on_track, evidence shapira
                  evidence/references.yaml has no such key.
                  Maybe: shapiro

                warning_signs/on_track/guidance.yaml:18: on_track.quiet-sessions
                  A whole number from 0 to 20 is expected, but 21 stands here.

                warning_signs/on_track/guidance.yaml:20: on_track.override-reasons[0].rests
                  A whole number from 1 to 20 is expected, but 0 stands here.
                """.formatted(folder.path()));
    }

    @Test
    void whatIsNotReadIsNamedAndIsNoFault() throws Exception {
        ClinicFolder folder = ClinicFolder.copiedTo(temporary.resolve("my-rules"));
        folder.write("vocabulary/sentences.dsl", "[when]");

        Run run = run("check", folder.path().toString());

        assertThat(run.code()).as(run.said()).isZero();
        assertThat(run.said()).contains("""

                To know, though it is no fault:
                vocabulary
                  This folder is no longer read, since the sentences belong to the program.
                  Maybe: delete it; SENTENCES.md of the rulebook that comes with the program lists them all.
                """);
    }

    @Test
    void aScenarioThatDoesNotHoldIsToldWithWhatDecided() throws Exception {
        ClinicFolder folder = ClinicFolder.copiedTo(temporary.resolve("my-rules"));
        folder.edit(
                "warning_signs/mean_alliance/rules.dslr",
                "the client has given at least 3 alliance ratings",
                "the client has given at least 4 alliance ratings");

        Run run = run("check", folder.path().toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said())
                .containsPattern("\\d+ of \\d+ scenarios do not hold; 1 was not run")
                .contains("mean_alliance_low should have fired as a warning, but stayed silent.")
                .contains("\"the client has given at least 4 alliance ratings\" was false: The client has given 3");
    }

    @Test
    void wordsThatCommandAreToldWithTheirPlaceAndRemedyAndTheScenariosAreRunAllTheSame() throws Exception {
        ClinicFolder folder = ClinicFolder.copiedTo(temporary.resolve("my-rules"));
        folder.edit(
                "warning_signs/on_track/guidance.yaml",
                "title: Something is going well",
                "title: This must be praised");
        folder.edit(
                "repair/talk-openly.yaml",
                "avoid: Asking in a way that only allows a no.",
                "avoid: Asking whether the client failed to speak.");

        Run run = run("check", folder.path().toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said()).contains("""

                        The words of the cards are worth another look in 2 places. That keeps no rulebook from serving; who\
                         approves the change decides.

                        repair/talk-openly.yaml:11: ask-whether-last-time-made-it-harder-to-come.avoid
                          It blames: failed.
                          Maybe: say what happened, and leave open whose doing it was.

                        warning_signs/on_track/guidance.yaml:6: on_track.title
                          It commands: must.
                          Maybe: offer it: begin with what to do ("Ask …"), or say what may help.

                        """).containsPattern("\\n\\d+ scenarios hold; 1 was not run");
    }

    @Test
    void aSignThatIsSwitchedOffIsNamedAndItsScenariosAreNotRun() throws Exception {
        ClinicFolder folder = ClinicFolder.copiedTo(temporary.resolve("my-rules"));
        folder.write(
                "warning_signs/early_dropout/rules.dslr",
                "switch off rocky_start since 2026-11-24 because \"not before our training\"\n"
                        + folder.read("warning_signs/early_dropout/rules.dslr"));

        Run run = run("check", folder.path().toString());

        assertThat(run.code()).as(run.said()).isZero();
        assertThat(run.said())
                .contains("  rocky_start is switched off since 2026-11-24: not before our training\n")
                .contains(" were not run, since a sign that is wanted there is switched off.");
    }

    @Test
    void anotherUseIsExplainedAndEndsWithTwo() throws Exception {
        for (String[] wrong :
                List.of(new String[] {"check"}, new String[] {"check", "a", "b"}, new String[] {"check", "--fast"})) {
            Run run = run(wrong);

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.said()).contains("java -jar alliance-cds.jar check <folder>");
        }
        Run help = run("check", "--help");
        assertThat(help.code()).isZero();
        assertThat(help.said()).contains("java -jar alliance-cds.jar check <folder>");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() throws Exception {
        Run run = run("check", temporary.resolve("nowhere").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said()).contains("There is no such folder.");
    }

    @Test
    void howOftenAFolderSpeaksIsCountedOverSimulatedCourses() throws Exception {
        ClinicFolder folder = ClinicFolder.copiedTo(temporary.resolve("my-rules"));
        folder.write(
                "warning_signs/early_dropout/rules.dslr",
                "switch off early_window_open since 2026-11-24 because \"not before our training\"\n"
                        + folder.read("warning_signs/early_dropout/rules.dslr"));

        Run run = run("cohort", folder.path().toString(), "10");

        assertThat(run.code()).as(run.said()).isZero();
        assertThat(run.said())
                .startsWith("# How often the rules speak")
                .contains("**A simulation validates nothing.**", "| Clients | 10 in each sample")
                .contains("| early_window_open (switched off) | 0.0 | 0.0 | 0.0 | 0.0 | 0 % | – | – | – | – |");
    }

    @Test
    void aFaultyFolderHasNoCohort() throws Exception {
        ClinicFolder folder = ClinicFolder.copiedTo(temporary.resolve("my-rules"));
        folder.edit("warning_signs/risk/rules.dslr", "within 90 days is 3", "within ninety days is 3");

        Run faulty = run("cohort", folder.path().toString(), "10");
        Run wrong = run("cohort", folder.path().toString(), "many");

        assertThat(faulty.code()).isEqualTo(1);
        assertThat(faulty.said()).startsWith("The rulebook in " + folder.path() + " cannot be used;");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.said()).contains("java -jar alliance-cds.jar cohort <folder> [<clients>]");
    }

    private record Run(int code, String said) {}

    private Run run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AllianceCdsApplication.class.getName()));
        command.addAll(List.of(args));
        Path said = temporary.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Run(
                    process.exitValue(),
                    Files.readString(said, StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } finally {
            process.destroyForcibly();
        }
    }
}
