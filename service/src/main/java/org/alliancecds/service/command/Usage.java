// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.command;

import java.io.PrintStream;
import java.util.Set;

/** What can be called: a word that is no command would otherwise start the service. */
public final class Usage {

    private static final Set<String> HELP = Set.of("help", "--help", "-h");
    private static final String COMMANDS = """
            Without a command the service starts; settings are given as --name=value (see README.md).

              java -jar alliance-cds.jar check <folder>                        checks a rulebook
              java -jar alliance-cds.jar cohort <folder> [clients]             counts how often its rules would speak
              java -jar alliance-cds.jar client export <issuer> <patient-id>   all that is held on one client
              java -jar alliance-cds.jar client erase <issuer> <patient-id>    erases it
              java -jar alliance-cds.jar feedback-report                       what became of the cards
              java -jar alliance-cds.jar shadow-report                         what would have been shown""";

    private Usage() {}

    /** Whether the program was called with a word that is none of its commands, or for help. */
    public static boolean isAskedFor(String... args) {
        return args.length > 0 && (HELP.contains(args[0]) || !args[0].startsWith("--"));
    }

    /** Prints the commands; the exit code: 0 for help, 2 for a word that is no command. */
    public static int run(PrintStream out, PrintStream err, String... args) {
        if (HELP.contains(args[0])) {
            out.println(COMMANDS);
            return 0;
        }
        err.println("There is no command " + args[0] + ".\n\n" + COMMANDS);
        return 2;
    }
}
