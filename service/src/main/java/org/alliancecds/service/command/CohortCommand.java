// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.alliancecds.cohort.CohortReport;

/** Says how often a clinical lead's rulebook would speak over simulated courses, so that an edit can be compared. */
final class CohortCommand {

    private CohortCommand() {}

    /** Writes the page to {@code out}; the exit code: 0 done, 1 a faulty rulebook. */
    static int run(PrintStream out, PrintStream err, Path folder, int clients) {
        CheckCommand.Loaded loaded = CheckCommand.loaded(folder, err);
        if (loaded == null) {
            return Commands.FAILED;
        }
        String page = CohortReport.of(loaded.rulebook(), clients);
        // As the page that is kept, whichever encoding the terminal has.
        out.writeBytes(page.getBytes(StandardCharsets.UTF_8));
        return Commands.DONE;
    }
}
