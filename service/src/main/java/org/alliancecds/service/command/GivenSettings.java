// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.command;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.alliancecds.service.settings.SettingNames;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The settings of the service among the arguments of the commands that ask its database. Spring Boot reads their values;
 * here they are only told from what is misspelt.
 */
final class GivenSettings {

    private static final List<String> COMMANDS = List.of("client", "feedback-report", "shadow-report");
    /** By what Spring Boot itself is set. */
    private static final List<String> OF_SPRING = List.of("--spring.", "--server.", "--logging.", "--management.");

    private GivenSettings() {}

    /** Lets the commands of the database know all settings, and say the same of themselves. */
    static void addTo(CommandLine line) {
        for (String command : COMMANDS) {
            add(Objects.requireNonNull(line.getSubcommands().get(command), command));
        }
    }

    private static void add(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        for (String name : SettingNames.all()) {
            spec.addOption(OptionSpec.builder("--" + name)
                    .arity("0..1")
                    .type(String.class)
                    .hidden(true)
                    .build());
        }
        spec.usageMessage()
                .header("Asks the database of the service, with the settings of the service; it may go on running.", "")
                .customSynopsis(
                        "  java -jar alliance-cds.jar client export <issuer> <patient-id>   all that is held on that client, as"
                                + " JSON",
                        "  java -jar alliance-cds.jar client erase <issuer> <patient-id>    erases all of it",
                        "  java -jar alliance-cds.jar feedback-report                       what became of the cards, sign by"
                                + " sign",
                        "  java -jar alliance-cds.jar shadow-report                         what would have been shown in the"
                                + " shadow mode")
                .footer(
                        "",
                        "Settings are found where the service finds them, or are given as to the service, for example",
                        "--alliance.store.path=alliance-cds.db or --spring.datasource.url=jdbc:postgresql://...",
                        "",
                        "Ends with 0 when it is done, with 1 when the database cannot be used, and with 2 when it was called in"
                                + " another",
                        "way than this.");
        line.getSubcommands().values().forEach(GivenSettings::add);
    }

    /** The arguments as the commands know them; those of another command as they are. */
    static String[] forParsing(String... args) {
        if (!COMMANDS.contains(args[0])) {
            return args;
        }
        return Arrays.stream(args)
                .filter(arg -> OF_SPRING.stream().noneMatch(arg::startsWith))
                .map(GivenSettings::plain)
                .toArray(String[]::new);
    }

    private static String plain(String arg) {
        if (!arg.startsWith("--")) {
            return arg;
        }
        int end = arg.indexOf('=');
        String written = arg.substring(2, end < 0 ? arg.length() : end);
        @Nullable String name = SettingNames.named(written);
        return name == null ? arg : "--" + name + (end < 0 ? "" : arg.substring(end));
    }
}
