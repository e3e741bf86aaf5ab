// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.alliancecds.cohort.Cohort;
import org.alliancecds.cohort.CohortReport;

/** Says how often a clinical lead's rulebook would speak over simulated courses, so that an edit can be compared. */
public final class CohortCommand {

    private static final String NAME = "cohort";
    private static final int DONE = 0;
    private static final int FAULTY = 1;
    private static final int WRONG_USAGE = 2;
    private static final String USAGE = """
            Says how often the signs of a rulebook would speak over simulated courses, as a page in Markdown. It validates
            nothing; two pages compared show what an edit does. It takes a minute.

              java -jar alliance-cds.jar cohort <folder> [<clients>]

            <folder>   a folder laid out as rules/: warning_signs, repair, measures, evidence
            <clients>  in each of two samples; 1000 when left out, as on the page rules/COHORT.md

            Ends with 0, with 1 when a file is faulty, and with 2 when it was called in another way than this.""";

    private CohortCommand() {}

    /** Whether the program was called for this command rather than to serve. */
    public static boolean isAskedFor(String... args) {
        return args.length > 0 && args[0].equals(NAME);
    }

    /**
     * Writes the page to {@code out}.
     *
     * @param args of the program, the command first
     * @return the exit code: 0 done, 1 a faulty rulebook, 2 wrong usage
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        List<String> told = List.of(args).subList(1, args.length);
        if (told.size() == 1 && List.of("--help", "-h").contains(told.get(0))) {
            out.println(USAGE);
            return DONE;
        }
        boolean counted = told.size() == 2 && told.get(1).matches("[1-9][0-9]{0,4}");
        if (!(told.size() == 1 || counted)
                || told.get(0).startsWith("-")
                || told.get(0).isBlank()) {
            err.println(USAGE);
            return WRONG_USAGE;
        }
        try {
            CheckCommand.Loaded loaded = CheckCommand.loaded(Path.of(told.get(0)), err);
            if (loaded == null) {
                return FAULTY;
            }
            String page = CohortReport.of(loaded.rulebook(), counted ? Integer.parseInt(told.get(1)) : Cohort.CLIENTS);
            // As the page that is kept, whichever encoding the terminal has.
            out.writeBytes(page.getBytes(StandardCharsets.UTF_8));
            return DONE;
        } catch (InvalidPathException e) {
            err.println(USAGE);
            return WRONG_USAGE;
        }
    }
}
