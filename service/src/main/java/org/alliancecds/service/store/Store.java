// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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

    /** What a call waits for a database that is busy or does not answer. */
    public static final long WAIT_MS = Database.WAIT_MS;

    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private final StorePlace place;
    private final Clock clock;
    private @Nullable CompletableFuture<Database> opening;
    private volatile @Nullable Failure failure;

    /**
     * That nothing can be written or read.
     *
     * @param reason in our own words, as in "the disk is full"
     */
    public record Failure(Instant since, String reason) {}

    /** A store whose database is being opened, or, where that is null, opened when it is first asked for. */
    Store(StorePlace place, Clock clock, @Nullable CompletableFuture<Database> opening) {
        this.place = place;
        this.clock = clock;
        this.opening = opening;
    }

    /**
     * Opens what is there.
     *
     * @throws StoreRefused where it cannot be opened
     */
    public static Store open(StorePlace place) {
        Store store = new Store(place, Clock.systemUTC(), null);
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
            opening = begin(place);
        }
        return opening;
    }

    /** Whether it is open; one that is not yet, or could not be, has nothing to tell. */
    public synchronized boolean isOpen() {
        return opening != null && opening.isDone() && !opening.isCompletedExceptionally();
    }

    /** Begins to open it in the background. */
    static CompletableFuture<Database> begin(StorePlace place) {
        // A thread of its own: on two processors the common pool has one, and that one loads the rulebook.
        return CompletableFuture.supplyAsync(
                () -> Database.open(place), work -> new Thread(work, "store-opening").start());
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
     * Writes all these rows in one transaction, which is on the disk when this returns.
     *
     * @throws StoreUnavailable when the database does not take them
     */
    public void write(Rows rows) {
        boolean unused = attempt(() -> {
            database().write(rows);
            return true;
        });
    }

    /**
     * Asks.
     *
     * @throws StoreUnavailable when the database does not answer
     */
    public <T> T read(Function<JdbcClient, T> work) {
        return attempt(() -> database().read(work), false);
    }

    /** Why nothing can be written or read; null while all is well. */
    @Nullable
    public Failure failure() {
        return failure;
    }

    /** Finds out whether the database answers, and keeps it for {@link #failure}. */
    public void look() {
        try {
            // While it fails, a row is written in earnest: a transaction that changes nothing succeeds on a full disk.
            int unused = write(client -> failure == null
                    ? client.sql("select count(*) from store_fact")
                            .query(Integer.class)
                            .single()
                    : client.sql("insert into store_fact (name, value) values ('looked-at', ?) on conflict (name)"
                                    + " do update set value = excluded.value")
                            .param(clock.instant().toString())
                            .update());
        } catch (StoreUnavailable known) {
            return;
        }
    }

    /** Brings what was written or erased into the file itself, where the database writes ahead of it; false: not yet. */
    public boolean settle() {
        return attempt(() -> database().settle());
    }

    public ClientKey key() {
        try {
            return database().key();
        } catch (StoreRefused refused) {
            throw failing(new StoreUnavailable(String.valueOf(refused.getMessage()), refused));
        }
    }

    private interface Attempt<T> {
        T go();
    }

    private <T> T attempt(Attempt<T> attempt) {
        return attempt(attempt, true);
    }

    /** {@code written}: its success shows that the database takes what it is given; what can be read shows no such thing. */
    private <T> T attempt(Attempt<T> attempt, boolean written) {
        try {
            T result = attempt.go();
            if (written && failure != null) {
                failure = null;
                LOG.info("The database answers again.");
            }
            return result;
        } catch (StoreUnavailable away) {
            throw failing(away);
        } catch (StoreRefused refused) {
            throw failing(new StoreUnavailable("it could not be opened", refused));
        } catch (DataAccessException | TransactionException e) {
            if (isOurs(e)) {
                throw e;
            }
            throw failing(new StoreUnavailable(reason(e), e));
        }
    }

    /** Never with the words of the database, which may quote values. */
    private StoreUnavailable failing(StoreUnavailable away) {
        Failure known = failure;
        if (known == null || !known.reason().equals(away.reason())) {
            failure = new Failure(known == null ? clock.instant() : known.since(), away.reason());
            LOG.error(
                    "The database does not answer: {}. Cards still come; feedback is refused with 503.", away.reason());
        }
        return away;
    }

    private static String reason(NestedRuntimeException failure) {
        if (!(failure.getMostSpecificCause() instanceof SQLiteException sqlite)) {
            return "it cannot be reached";
        }
        int code = sqlite.getResultCode().code & SqliteConnections.PRIMARY_CODE;
        Map<SQLiteErrorCode, String> reasons = Map.of(
                SQLiteErrorCode.SQLITE_FULL, "the disk is full",
                SQLiteErrorCode.SQLITE_READONLY, "its file, or the folder of it, may not be written to",
                SQLiteErrorCode.SQLITE_PERM, "its file may not be used by this user",
                SQLiteErrorCode.SQLITE_CANTOPEN, "its file cannot be opened",
                SQLiteErrorCode.SQLITE_CORRUPT, "its file is damaged",
                SQLiteErrorCode.SQLITE_NOTADB, "its file is damaged",
                SQLiteErrorCode.SQLITE_IOERR, "the disk takes or gives nothing",
                SQLiteErrorCode.SQLITE_BUSY, "another program holds it",
                SQLiteErrorCode.SQLITE_LOCKED, "another program holds it");
        return reasons.entrySet().stream()
                .filter(known -> known.getKey().code == code)
                .map(Map.Entry::getValue)
                .findAny()
                .orElse("it fails");
    }

    /** Whether what we asked for was wrong, so that asking again would be of no use. */
    private static boolean isOurs(NestedRuntimeException failure) {
        if (failure.getMostSpecificCause() instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            return (code.code & SqliteConnections.PRIMARY_CODE) == SQLiteErrorCode.SQLITE_CONSTRAINT.code
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
