// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.alliancecds.cohort.Cohort;
import org.alliancecds.content.NearestWords;
import org.alliancecds.service.audit.ShadowReport;
import org.alliancecds.service.feedback.FeedbackReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the program can be called with in place of serving. A word that is no command does not start the service. */
@Command(
        name = "alliance-cds",
        header = {"Without a command the service starts; settings are given as --name=value (see README.md).", ""},
        customSynopsis = {
            "  java -jar alliance-cds.jar check <folder>                        checks a rulebook",
            "  java -jar alliance-cds.jar cohort <folder> [<clients>]           counts how often its rules would speak",
            "  java -jar alliance-cds.jar client export <issuer> <patient-id>   all that is held on one client",
            "  java -jar alliance-cds.jar client erase <issuer> <patient-id>    erases it",
            "  java -jar alliance-cds.jar feedback-report                       what became of the cards",
            "  java -jar alliance-cds.jar shadow-report                         what would have been shown"
        },
        footer = {"", "Each command says more with --help."},
        subcommands = HelpCommand.class)
public final class Commands {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private static final int WIDTH = 120;
    private static final List<String> HELP = List.of("--help", "-h");
    private static final String FOLDER = "a folder laid out as rules/: warning_signs, repair, measures, evidence";

    private final PrintStream out;
    private final PrintStream err;
    private final StoreCommand store;

    private Commands(PrintStream out, PrintStream err, StoreCommand store) {
        this.out = out;
        this.err = err;
        this.store = store;
    }

    /** Whether the program was called with a word, or for help, rather than to serve. */
    public static boolean areAskedFor(String... args) {
        return args.length > 0 && (HELP.contains(args[0]) || !args[0].startsWith("--"));
    }

    /**
     * Does what is asked.
     *
     * @param args of the program, the command first
     * @return the exit code: 0 done, 1 failed, 2 wrong usage
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        // What libraries have to say is nothing for this reader, and no logging is set up here.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        StoreCommand store = new StoreCommand(out, err, args);
        CommandLine line = new CommandLine(new Commands(out, err, store))
                .addSubcommand(new ClientCommand(store))
                .setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(true)
                .setUsageHelpWidth(WIDTH)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(writer(out))
                .setErr(writer(err))
                .setParameterExceptionHandler(Commands::explain);
        withHelp(line);
        GivenSettings.addTo(line);
        return line.execute(GivenSettings.forParsing(args));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, Charset.defaultCharset());
    }

    private static void withHelp(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.synopsisHeading("").parameterListHeading("%n").optionListHeading("%n");
        line.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST);
        line.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
        if (!(line.getCommand() instanceof HelpCommand)) {
            line.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("says how this is called")
                            .build());
        }
        line.getSubcommands().values().forEach(Commands::withHelp);
    }

    private static int explain(ParameterException wrong, String... args) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(fault(wrong, args));
        command.getErr().println();
        command.usage(command.getErr());
        return WRONG_USAGE;
    }

    private static String fault(ParameterException wrong, String... args) {
        CommandLine command = wrong.getCommandLine();
        Set<String> options = command.getCommandSpec().optionsMap().keySet();
        // A misspelt option is told first: what else is missing may be meant by it.
        for (String arg : args) {
            String option = arg.replaceFirst("=.*", "");
            if (option.startsWith("-") && !options.contains(option)) {
                return "There is no option " + option + "." + maybe(option, options);
            }
        }
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            Set<String> commands = command.getSubcommands().keySet();
            return commands.isEmpty()
                    ? "There is one word too many: " + word + "."
                    : "There is no command " + word + "." + maybe(word, commands);
        }
        return wrong.getMessage() + ".";
    }

    private static String maybe(String written, Set<String> known) {
        return NearestWords.of(written, known).map(word -> " Maybe: " + word).orElse("");
    }

    @Command(
            header = {
                "Checks a rulebook and the words of its cards, and runs all its scenarios, without starting the service.",
                ""
            },
            customSynopsis = {"  java -jar alliance-cds.jar check <folder>"},
            footer = {
                "",
                "Ends with 0 when all is well, with 1 when a file is faulty, a scenario does not hold or the words of a card are",
                "worth another look, and with 2 when it was called in another way than this. Only a faulty file keeps a rulebook",
                "from serving."
            })
    int check(@Parameters(paramLabel = "<folder>", description = FOLDER, converter = Folder.class) Path folder) {
        return new CheckCommand(out).check(folder);
    }

    @Command(
            header = {
                "Says how often the signs of a rulebook would speak over simulated courses, as a page in Markdown. It validates",
                "nothing; two pages compared show what an edit does. It takes a minute.",
                ""
            },
            customSynopsis = {"  java -jar alliance-cds.jar cohort <folder> [<clients>]"},
            footer = {
                "",
                "Ends with 0, with 1 when a file is faulty, and with 2 when it was called in another way than this."
            })
    int cohort(
            @Parameters(index = "0", paramLabel = "<folder>", description = FOLDER, converter = Folder.class)
                    Path folder,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "<clients>",
                            description = "in each of two samples; 1000 when left out, as on the page rules/COHORT.md",
                            converter = Clients.class)
                    @Nullable
                    Integer clients) {
        return CohortCommand.run(out, err, folder, clients == null ? Cohort.CLIENTS : clients);
    }

    @Command(name = "feedback-report")
    int feedbackReport() {
        return store.report(FeedbackReport::of);
    }

    @Command(name = "shadow-report")
    int shadowReport() {
        return store.report(ShadowReport::of);
    }

    /** A path that names something. */
    static final class Folder implements ITypeConverter<Path> {
        @Override
        public Path convert(String value) {
            if (value.isBlank()) {
                throw new TypeConversionException("the name of a folder is missing");
            }
            return Path.of(value);
        }
    }

    /** How many clients are simulated. */
    static final class Clients implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (!value.matches("[1-9][0-9]{0,4}")) {
                throw new TypeConversionException("'" + value + "' is no whole number from 1 to 99999");
            }
            return Integer.valueOf(value);
        }
    }
}
