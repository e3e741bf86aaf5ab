// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.alliancecds.content.Fault;
import org.alliancecds.proof.CardWords;
import org.alliancecds.proof.ScenarioOutcome;
import org.alliancecds.proof.ScenarioRunner;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.RulebookException;
import org.alliancecds.rulebook.RulebookFiles;
import org.alliancecds.rulebook.WarningSign;
import org.alliancecds.therapy.CourseSettings;
import org.jspecify.annotations.Nullable;

/** Loads a rulebook as the service does, reads its words, runs all its scenarios, and says in words what came of it. */
final class CheckCommand {

    private final PrintStream out;

    CheckCommand(PrintStream out) {
        this.out = out;
    }

    /** A rulebook with the files that it was loaded from. */
    record Loaded(RulebookFiles files, Rulebook rulebook) {}

    /** The rulebook in the folder; null when it cannot be used, with the reason said to {@code told}. */
    static @Nullable Loaded loaded(Path folder, PrintStream told) {
        List<Fault> passedOver = List.of();
        try {
            RulebookFiles files = RulebookFiles.in(folder);
            passedOver = files.passedOver();
            return new Loaded(files, Rulebook.load(files, CourseSettings.DEFAULT));
        } catch (RulebookException faulty) {
            told.println(faulty.getMessage());
            toKnow(passedOver, told);
        } catch (RuntimeException | StackOverflowError unforeseen) {
            told.println("Checking failed (" + unforeseen.getClass().getSimpleName()
                    + "). Put the last change back, and report this as a bug.");
        }
        return null;
    }

    /** The exit code: 0 sound; 1 faulty, with a scenario that does not hold or with words to look at again. */
    int check(Path folder) {
        Loaded loaded = loaded(folder, out);
        if (loaded == null) {
            return Commands.FAILED;
        }
        Rulebook rulebook = loaded.rulebook();
        List<WarningSign> off = rulebook.signs().stream()
                .filter(sign -> sign.switchedOff() != null)
                .toList();
        out.printf(
                "The rulebook in %s can be used: version %s, %d warning signs%s, %d measures.%n",
                folder,
                rulebook.version(),
                rulebook.signs().size(),
                off.isEmpty() ? "" : " (" + off.size() + " switched off)",
                rulebook.measures().all().size());
        off.forEach(sign -> out.println("  " + sign.id() + " is " + sign.switchedOff()));
        toKnow(loaded.files().passedOver(), out);
        toKnow(rulebook.remarks(), out);
        int words = words(CardWords.remarks(loaded.files(), rulebook));
        return Math.max(words, scenarios(ScenarioRunner.runAll(rulebook)));
    }

    private static void toKnow(List<Fault> remarks, PrintStream told) {
        remarks.forEach(remark -> told.printf("%nTo know, though it is no fault:%n%s%n", remark));
    }

    /** What no list of words can judge for good is told to people, and stops a build but no service. */
    private int words(List<Fault> remarks) {
        if (remarks.isEmpty()) {
            return Commands.DONE;
        }
        out.printf(
                "%nThe words of the cards are worth another look in %d %s. That keeps no rulebook from"
                        + " serving; who approves the change decides.%n",
                remarks.size(), remarks.size() == 1 ? "place" : "places");
        remarks.forEach(remark -> out.printf("%n%s%n", remark));
        out.println();
        return Commands.FAILED;
    }

    private int scenarios(List<ScenarioOutcome> outcomes) {
        List<ScenarioOutcome> broken =
                outcomes.stream().filter(outcome -> !outcome.passed()).toList();
        long skipped =
                outcomes.stream().filter(outcome -> outcome.skipped() != null).count();
        String run = skipped == 0
                ? ""
                : "; " + skipped + (skipped == 1 ? " was" : " were")
                        + " not run, since a sign that is wanted there is switched off";
        if (broken.isEmpty()) {
            out.printf("%d scenarios hold%s.%n", outcomes.size() - skipped, run);
            return Commands.DONE;
        }
        out.printf("%d of %d scenarios do not hold%s:%n", broken.size(), outcomes.size(), run);
        broken.forEach(outcome -> out.printf("%n%s%n", outcome));
        return Commands.FAILED;
    }
}
