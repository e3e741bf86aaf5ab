// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An open database with its schema. */
interface Database extends AutoCloseable {

    /** What a call, or the start, waits for a database that is busy or does not answer. */
    int WAIT_MS = 5_000;

    /**
     * Opens it and brings its schema up to date.
     *
     * @throws StoreRefused where that cannot be done, with the reason and the remedy
     */
    static Database open(StorePlace place) {
        return place.server() == null ? SqliteDatabase.open(place) : ServerDatabase.open(place, place.server());
    }

    /** Does {@code work} in one transaction, which is on the disk when this returns. */
    <T> T write(Function<JdbcClient, T> work);

    /** Writes all these rows, as {@link #write(Function)}. */
    void write(Rows rows);

    /** Asks, of one state of the database; never waits for what is being written. */
    <T> T read(Function<JdbcClient, T> work);

    /**
     * Overwrites the log that SQLite writes ahead of the file, so that what was erased is in neither. False while somebody
     * still reads an older state, which keeps the log.
     */
    boolean settle();

    /** The key of its clients. */
    ClientKey key();

    @Override
    void close();

    /** What the driver says of an opening that failed; before any client is known, so that it can hold nothing of one. */
    static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = String.valueOf(deepest.getMessage()).strip().replaceAll("\\s+", " ");
        return message.endsWith(".") ? message : message + ".";
    }

    /** An opening that failed, in words. */
    static StoreRefused refused(StorePlace place, Throwable failure) {
        return new StoreRefused("The database cannot be used: " + place.inWords() + ". " + reason(failure)
                + " Check that it can be reached and that this user may create tables in it, or set"
                + " alliance.store.path or spring.datasource.url.");
    }
}
