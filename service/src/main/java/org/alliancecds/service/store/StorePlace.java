// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.alliancecds.service.settings.AllianceSettings;
import org.alliancecds.service.settings.AllianceSettings.Mode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * Where is kept what is remembered.
 *
 * @param file the SQLite file; null where a server keeps it, or where it is to be a temporary one
 * @param server the PostgreSQL database; null for SQLite
 * @param clientKey the file of the key; null: beside the SQLite file
 * @param keep for how long
 * @param settings of all there are, for those of the pool
 */
public record StorePlace(
        @Nullable Path file,
        @Nullable Server server,
        @Nullable Path clientKey,
        Duration keep,
        Binder settings) {

    private static final Path USUAL_FILE = Path.of("alliance-cds.db");

    /** A PostgreSQL database, by Spring Boot's names under {@code spring.datasource}. */
    record Server(
            String url, @Nullable String username, @Nullable String password) {}

    /** Where the service keeps it; in the demo, unless something is set, in a file that goes when it ends. */
    public static StorePlace ofService(Binder settings) {
        AllianceSettings alliance = settings.bindOrCreate("alliance", AllianceSettings.class);
        return of(settings, alliance, alliance.runningMode() == Mode.DEMO ? null : USUAL_FILE);
    }

    /** Where a command looks for it: as the service, but what the demo forgets is not there to be found. */
    public static StorePlace ofCommand(Binder settings) {
        return of(settings, settings.bindOrCreate("alliance", AllianceSettings.class), USUAL_FILE);
    }

    private static StorePlace of(Binder settings, AllianceSettings alliance, @Nullable Path usual) {
        AllianceSettings.Store store = alliance.store();
        String url = settings.bind("spring.datasource.url", String.class).orElse("");
        if (url.isBlank()) {
            Path file = store.path() == null ? usual : store.path();
            return new StorePlace(file, null, store.clientKey(), store.keep(), settings);
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StoreRefused(
                    "spring.datasource.url names no PostgreSQL database: write it as"
                            + " jdbc:postgresql://host/database, or leave it unset and name a SQLite file by alliance.store.path.");
        }
        if (store.clientKey() == null) {
            throw new StoreRefused("With PostgreSQL the key under which clients are hashed has to be given, since every"
                    + " replica needs the same: set alliance.store.client-key to a file with at least 32 random"
                    + " characters, for example from: openssl rand -hex 32");
        }
        Server server =
                settings.bind("spring.datasource", Bindable.of(Server.class)).get();
        return new StorePlace(null, server, store.clientKey(), store.keep(), settings);
    }

    /** Refuses where there is no file. */
    void checkExists() {
        if (file != null && !Files.exists(file)) {
            throw new StoreRefused("There is no database " + file
                    + ": give alliance.store.path or spring.datasource.url as to the service.");
        }
    }

    /** Whether it goes when the program ends. */
    public boolean isTemporary() {
        return server == null && file == null;
    }

    /** What it is, for the health page, which names no path. */
    public String kind() {
        return server != null ? "PostgreSQL" : isTemporary() ? "SQLite, until the demo ends" : "SQLite";
    }

    /** How it is called in a message; never a password. */
    String inWords() {
        if (server != null) {
            return "the PostgreSQL database of spring.datasource.url";
        }
        return file == null ? "a temporary file" : file.toString();
    }
}
