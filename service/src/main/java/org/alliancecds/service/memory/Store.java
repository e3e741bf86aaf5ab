// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.memory;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The memory of the service. Nothing is acknowledged before it is open and has taken in what is acknowledged. A database
 * that fails later takes no card away: only what needs it is refused.
 */
public final class Store implements SmartInitializingSingleton, DisposableBean, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    /** SQLite's extended codes carry the primary one in their lowest byte. */
    private static final int PRIMARY_CODE = 0xff;

    private final StorePlace place;
    private @Nullable CompletableFuture<Database> opening;
    private volatile @Nullable Instant failingSince;

    private Store(StorePlace place) {
        this.place = place;
    }

    /**
     * Opens in the background, beside the start of the service, which waits for it. What the demo forgets anyway is
     * opened only when the demo is open, since its first card is not to wait for that.
     */
    static Store opening(StorePlace place) {
        Store store = new Store(place);
        if (!place.isTemporary()) {
            CompletableFuture<Database> unused = store.begun();
        }
        return store;
    }

    /**
     * Opens what is there.
     *
     * @throws StoreRefused where it cannot be opened
     */
    public static Store open(StorePlace place) {
        Store store = new Store(place);
        Database unused = store.database();
        return store;
    }

    /**
     * As {@link #open}, but makes none.
     *
     * @throws StoreRefused also where there is none
     */
    public static Store openExisting(StorePlace place) {
        place.checkExists();
        return open(place);
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!place.isTemporary()) {
            Database unused = database();
        }
    }

    private synchronized CompletableFuture<Database> begun() {
        if (opening == null) {
            // A thread of its own: on two processors the common pool has one, and that one loads the rulebook.
            opening = CompletableFuture.supplyAsync(
                    () -> Database.open(place), work -> new Thread(work, "store-opening").start());
        }
        return opening;
    }

    /** Whether it is open; one that is not yet, or could not be, has nothing to tell. */
    synchronized boolean isOpen() {
        return opening != null && opening.isDone() && !opening.isCompletedExceptionally();
    }

    private Database database() {
        try {
            return begun().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof StoreRefused refused) {
                throw refused;
            }
            throw failed;
        }
    }

    /**
     * Does {@code work} in one transaction, which is on the disk when this returns.
     *
     * @throws StoreUnavailable when the database does not take it
     */
    public <T> T write(Function<JdbcClient, T> work) {
        return attempt(() -> database().write(work));
    }

    /**
     * Asks.
     *
     * @throws StoreUnavailable when the database does not answer
     */
    public <T> T read(Function<JdbcClient, T> work) {
        return attempt(() -> database().read(work));
    }

    /** Since when nothing can be written or read; null while all is well. */
    public @Nullable Instant failingSince() {
        return failingSince;
    }

    /** Finds out whether the database answers, and keeps it for {@link #failingSince}. */
    void look() {
        try {
            int unused = write(client -> client.sql("update store_fact set value = value where name = ''")
                    .update());
        } catch (StoreUnavailable known) {
            return;
        }
    }

    /** Brings what was written or erased into the file itself, where the database writes ahead of it; false: not yet. */
    boolean settle() {
        return attempt(() -> database().settle());
    }

    ClientKey key() {
        try {
            return database().key();
        } catch (StoreRefused refused) {
            throw failing(refused, String.valueOf(refused.getMessage()));
        }
    }

    private interface Attempt<T> {
        T go();
    }

    private <T> T attempt(Attempt<T> attempt) {
        try {
            T result = attempt.go();
            if (failingSince != null) {
                failingSince = null;
                LOG.info("The database answers again.");
            }
            return result;
        } catch (StoreRefused refused) {
            throw failing(refused, String.valueOf(refused.getMessage()));
        } catch (DataAccessException | TransactionException e) {
            if (isOurs(e)) {
                throw e;
            }
            throw failing(e, e.getClass().getSimpleName());
        }
    }

    /** {@code reason} goes to the log: never the words of the database, which may quote values. */
    private StoreUnavailable failing(RuntimeException failure, String reason) {
        if (failingSince == null) {
            failingSince = Instant.now();
            LOG.error("The database does not answer ({}). Cards still come; feedback is refused with 503.", reason);
        }
        return new StoreUnavailable(failure);
    }

    /** Whether what we asked for was wrong, so that asking again would be of no use. */
    private static boolean isOurs(NestedRuntimeException failure) {
        if (failure.getMostSpecificCause() instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            return (code.code & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_CONSTRAINT.code
                    || code == SQLiteErrorCode.SQLITE_ERROR;
        }
        return failure instanceof BadSqlGrammarException || failure instanceof DataIntegrityViolationException;
    }

    @Override
    public void destroy() {
        close();
    }

    @Override
    public synchronized void close() {
        if (opening != null) {
            // Also one that is still being opened while the start has failed elsewhere.
            CompletableFuture<Void> unused = opening.thenAccept(Database::close);
        }
    }
}
