// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.command;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
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

/** What the commands do that ask the database of the service. */
final class StoreCommand {

    private final PrintStream out;
    private final PrintStream err;
    private final String[] settings;

    /** Settings are found among {@code args}, and where the service finds them. */
    StoreCommand(PrintStream out, PrintStream err, String... args) {
        this.out = out;
        this.err = err;
        this.settings = args.clone();
    }

    private interface Work {
        int on(Store store);
    }

    /** Prints what is said of the database. */
    int report(Function<Store, String> report) {
        return inStore(store -> done(report.apply(store)));
    }

    /** Prints all that is held on a client, as JSON. */
    int export(String issuer, String patientId) {
        return onClient(patientId, store -> {
            ClientFile file = new ClientFile(store, issuer, patientId);
            return isKnown(issuer, file.issuers())
                    ? done(JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(file.export()))
                    : Commands.FAILED;
        });
    }

    /** Erases all of it. */
    int erase(String issuer, String patientId) {
        return onClient(patientId, store -> {
            ClientFile file = new ClientFile(store, issuer, patientId);
            Boolean finished = ClientFile.finishErasure(store);
            List<String> known = file.issuers();
            if (finished != null && !known.contains(issuer)) {
                return isOverwritten(finished)
                        ? done("What was erased before is overwritten now; nothing more is held.")
                        : Commands.FAILED;
            }
            return isKnown(issuer, known) ? erase(file) : Commands.FAILED;
        });
    }

    private int erase(ClientFile file) {
        ClientFile.Erased erased = file.erase();
        int done = done(
                "Erased: %d cards, %d entries of feedback, %d audited calls. A service that is running may still write"
                                .formatted(erased.cards(), erased.feedback(), erased.calls())
                        + " what was asked of it in the last second; copies of the database are not touched.");
        return isOverwritten(erased.overwritten()) ? done : Commands.FAILED;
    }

    private boolean isKnown(String issuer, List<String> known) {
        if (!known.contains(issuer)) {
            err.println("Nothing of the issuer " + issuer + " is in the database; it holds data of "
                    + (known.isEmpty() ? "none" : String.join(", ", known))
                    + ". Write the issuer exactly as in alliance.ehrs[0].issuer.");
        }
        return known.contains(issuer);
    }

    private int onClient(String patientId, Work work) {
        if (!ClientFile.isPatientId(patientId)) {
            err.println("There is no client of that id: give the id of the Patient alone or as Patient/<id>, as the EHR"
                    + " writes it; it has letters, digits, '-' and '.', at most 64 of them.");
            return Commands.WRONG_USAGE;
        }
        return inStore(work);
    }

    private int inStore(Work work) {
        try (Store store = Store.openExisting(place(settings))) {
            return work.on(store);
        } catch (StoreRefused refused) {
            err.println(refused.getMessage());
        } catch (StoreUnavailable away) {
            err.println("The database does not answer. Nothing was changed; try again in a moment.");
        } catch (BindException wrong) {
            err.println("The setting " + wrong.getName() + " cannot be read: correct it, as for the service.");
        }
        return Commands.FAILED;
    }

    private int done(String words) {
        out.println(words);
        return Commands.DONE;
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
