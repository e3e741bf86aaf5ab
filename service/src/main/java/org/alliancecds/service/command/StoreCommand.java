// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.command;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.alliancecds.service.audit.ShadowReport;
import org.alliancecds.service.feedback.FeedbackReport;
import org.alliancecds.service.ledger.ClientFile;
import org.alliancecds.service.store.Store;
import org.alliancecds.service.store.StorePlace;
import org.alliancecds.service.store.StoreRefused;
import org.alliancecds.service.store.StoreUnavailable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The commands {@code client}, {@code feedback-report} and {@code shadow-report}. */
public final class StoreCommand {

    private static final String CLIENT = "client";
    private static final String FEEDBACK = "feedback-report";
    private static final String SHADOW = "shadow-report";
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final String USAGE = """
            Asks the database of the service, with the settings of the service; it may go on running.

              java -jar alliance-cds.jar client export <issuer> <patient-id>   all that is held on that client, as JSON
              java -jar alliance-cds.jar client erase <issuer> <patient-id>    erases all of it
              java -jar alliance-cds.jar feedback-report                       what became of the cards, sign by sign
              java -jar alliance-cds.jar shadow-report                         what would have been shown in the shadow mode

            <issuer>      of the EHR, as in alliance.ehrs[0].issuer
            <patient-id>  the id of the Patient in that EHR

            Settings are found where the service finds them, or are given as to the service, for example
            --alliance.store.path=alliance-cds.db or --spring.datasource.url=jdbc:postgresql://...

            Ends with 0 when it is done, with 1 when the database cannot be used, and with 2 when it was called in another
            way than this.""";

    private final PrintStream out;
    private final PrintStream err;

    private StoreCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Whether the program was called for one of these commands rather than to serve. */
    public static boolean isAskedFor(String... args) {
        return args.length > 0 && Set.of(CLIENT, FEEDBACK, SHADOW).contains(args[0]);
    }

    /**
     * Does it.
     *
     * @param args of the program, the command first
     * @return the exit code: 0 done, 1 failed, 2 wrong usage
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        // What libraries have to say is nothing for this reader, and no logging is set up here.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        return new StoreCommand(out, err).run(args);
    }

    private int run(String... args) {
        List<String> words =
                Arrays.stream(args).filter(arg -> !arg.startsWith("-")).toList();
        if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
            out.println(USAGE);
            return DONE;
        }
        boolean report = words.equals(List.of(SHADOW)) || words.equals(List.of(FEEDBACK));
        boolean client = words.size() == 4
                && words.get(0).equals(CLIENT)
                && List.of("export", "erase").contains(words.get(1));
        if (!report && !client) {
            err.println(USAGE);
            return WRONG_USAGE;
        }
        if (client && !ClientFile.isPatientId(words.get(3))) {
            err.println("There is no client of that id: give the id of the Patient alone or as Patient/<id>, as the EHR"
                    + " writes it; it has letters, digits, '-' and '.', at most 64 of them.");
            return WRONG_USAGE;
        }
        try (Store store = Store.openExisting(place(args))) {
            if (report) {
                out.println(words.contains(SHADOW) ? ShadowReport.of(store) : FeedbackReport.of(store));
                return DONE;
            }
            return client(store, words.get(1), words.get(2), words.get(3));
        } catch (StoreRefused refused) {
            err.println(refused.getMessage());
        } catch (StoreUnavailable away) {
            err.println("The database does not answer. Nothing was changed; try again in a moment.");
        } catch (BindException wrong) {
            err.println("The setting " + wrong.getName() + " cannot be read: correct it, as for the service.");
        }
        return FAILED;
    }

    private int client(Store store, String verb, String issuer, String patientId) {
        ClientFile file = new ClientFile(store, issuer, patientId);
        boolean export = verb.equals("export");
        Boolean finished = export ? null : ClientFile.finishErasure(store);
        List<String> known = file.issuers();
        if (!known.contains(issuer)) {
            if (finished != null) {
                return isOverwritten(finished)
                        ? done("What was erased before is overwritten now; nothing more is held.")
                        : FAILED;
            }
            err.println("Nothing of the issuer " + issuer + " is in the database; it holds data of "
                    + (known.isEmpty() ? "none" : String.join(", ", known))
                    + ". Write the issuer exactly as in alliance.ehrs[0].issuer.");
            return FAILED;
        }
        if (export) {
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(file.export()));
            return DONE;
        }
        ClientFile.Erased erased = file.erase();
        int done = done(
                "Erased: %d cards, %d entries of feedback, %d audited calls. A service that is running may still write"
                                .formatted(erased.cards(), erased.feedback(), erased.calls())
                        + " what was asked of it in the last second; copies of the database are not touched.");
        return isOverwritten(erased.overwritten()) ? done : FAILED;
    }

    private int done(String words) {
        out.println(words);
        return DONE;
    }

    private boolean isOverwritten(boolean overwritten) {
        if (!overwritten) {
            err.println(
                    "It is no longer found, but somebody still reads an older state of the database, so that the bytes"
                            + " are not overwritten yet. A service that is running does it when that has ended; or run this"
                            + " again.");
        }
        return overwritten;
    }

    private static StorePlace place(String... args) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return StorePlace.ofCommand(Binder.get(environment));
    }
}
