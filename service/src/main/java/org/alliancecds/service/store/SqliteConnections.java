// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** The connections to a SQLite file: the one that writes, opened when it is asked for, and some that read. */
final class SqliteConnections {

    private static final int MOST_IDLE_READERS = 4;
    /** SQLite's extended codes carry the primary one in their lowest byte. */
    static final int PRIMARY_CODE = 0xff;

    private final SqliteFiles files;
    private final SQLiteDataSource writers;
    private final SQLiteDataSource readers;
    private final ConcurrentLinkedDeque<Link> idle = new ConcurrentLinkedDeque<>();
    /** Readers of an earlier one are closed when they come back. */
    private final AtomicInteger generation = new AtomicInteger();

    private @Nullable Link writer;

    /** None is opened yet. */
    SqliteConnections(SqliteFiles files) {
        this.files = files;
        String url = "jdbc:sqlite:" + files.file();
        // Immediate: a transaction that reads first and writes later could not get the lock under load.
        this.writers = source(SQLiteConfig.TransactionMode.IMMEDIATE, url);
        this.readers = source(SQLiteConfig.TransactionMode.DEFERRED, url);
    }

    /** One connection, and how it is spoken to. */
    static final class Link {
        private final Connection connection;
        private final JdbcTemplate template;
        private final JdbcClient client;
        private final TransactionTemplate transactions;

        private Link(DataSource source) {
            try {
                this.connection = source.getConnection();
            } catch (SQLException failed) {
                throw new CannotGetJdbcConnectionException("The file cannot be opened.", failed);
            }
            SingleConnectionDataSource one = new SingleConnectionDataSource(connection, true);
            this.template = new JdbcTemplate(one);
            this.client = JdbcClient.create(template);
            this.transactions = new TransactionTemplate(new JdbcTransactionManager(one));
        }

        JdbcClient client() {
            return client;
        }

        /** Does {@code work} in one transaction. */
        <T> T transaction(Function<JdbcClient, T> work) {
            return inTransaction(() -> work.apply(client));
        }

        /** Writes all these rows in one transaction. */
        void write(Rows rows) {
            boolean unused = inTransaction(() -> {
                rows.write(template);
                return true;
            });
        }

        private <T> T inTransaction(Supplier<T> work) {
            try {
                return Objects.requireNonNull(transactions.execute(status -> work.get()));
            } catch (TransactionSystemException rolledBackAlready) {
                // SQLite rolls back by itself where the disk is full or fails; what came first is the reason.
                if (rolledBackAlready.getApplicationException() instanceof DataAccessException first) {
                    throw first;
                }
                throw rolledBackAlready;
            }
        }

        /** Brings the log into the file and empties it; false while somebody reads an older state. */
        boolean checkpoint() {
            return client.sql("pragma wal_checkpoint(truncate)")
                    .query((row, number) -> row.getInt(1) == 0)
                    .single();
        }

        private void close() {
            try {
                connection.close();
            } catch (SQLException closedAnyway) {
                return;
            }
        }
    }

    private static SQLiteDataSource source(SQLiteConfig.TransactionMode mode, String url) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // Full: what was committed is on the disk, not only with the operating system.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(mode);
        config.setBusyTimeout(Database.WAIT_MS);
        config.enforceForeignKeys(true);
        // What is erased is overwritten.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        // The file is there; one that was taken away is not to be made anew, empty and for all to read.
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    /** For whoever opens connections of its own that write. */
    DataSource source() {
        return writers;
    }

    /** The one that writes; only ever used by one thread at a time. */
    Link writer() {
        if (writer == null) {
            writer = new Link(writers);
        }
        return writer;
    }

    /** Asks of one state of the file, which what is written meanwhile does not change. */
    <T> T read(Function<JdbcClient, T> work) {
        int now = generation.get();
        Link reader = idle.poll();
        if (reader == null) {
            reader = new Link(readers);
        }
        boolean usable = false;
        try {
            T answer = reader.transaction(work);
            usable = true;
            return answer;
        } finally {
            if (usable && now == generation.get() && idle.size() < MOST_IDLE_READERS) {
                idle.push(reader);
            } else {
                reader.close();
            }
        }
    }

    /** Whether what the one that writes would build upon is a sound database, file and log together. */
    boolean isWholeToWriter() {
        try {
            Link link = writer();
            // What it remembers of the file may be of what stood there before.
            int unused = link.client().sql("pragma shrink_memory").update();
            return isWhole(link);
        } catch (DataAccessException failed) {
            return !isDamage(failed);
        }
    }

    /** Whether the file and its log are a sound database, as somebody sees it who opens it now. */
    boolean isWhole() {
        return isWhole(readers);
    }

    /** Whether the file is a sound database of ours by itself, whatever stands in the log beside it. */
    boolean isWholeWithoutLog() {
        SQLiteDataSource alone = new SQLiteDataSource(new SQLiteConfig());
        alone.setUrl("jdbc:sqlite:" + files.file().toUri() + "?immutable=1&mode=ro");
        return isWhole(alone);
    }

    private static boolean isWhole(DataSource source) {
        Link link = null;
        try {
            link = new Link(source);
            return isWhole(link);
        } catch (DataAccessException failed) {
            return !isDamage(failed);
        } finally {
            if (link != null) {
                link.close();
            }
        }
    }

    private static boolean isWhole(Link link) {
        return link.client()
                        .sql("pragma quick_check(1)")
                        .query(String.class)
                        .single()
                        .equals("ok")
                && Schema.isIn(link.client());
    }

    /** Rather than a disk that is full, or a file that somebody else holds: those say nothing of what is in it. */
    private static boolean isDamage(DataAccessException failure) {
        if (failure.getMostSpecificCause() instanceof SQLiteException sqlite) {
            int code = sqlite.getResultCode().code & PRIMARY_CODE;
            if (code == SQLiteErrorCode.SQLITE_CORRUPT.code
                    || code == SQLiteErrorCode.SQLITE_NOTADB.code
                    // No such table.
                    || code == SQLiteErrorCode.SQLITE_ERROR.code) {
                return true;
            }
        }
        throw failure;
    }

    /**
     * Closes all; the next that is asked for is a new one. The last to go brings the log into the file. Where the file
     * may not be written to, all are left as they are: closing writes, too.
     */
    void close() {
        boolean mayClose = files.mayBeWritten();
        generation.incrementAndGet();
        for (Link reader = idle.poll(); reader != null; reader = idle.poll()) {
            if (mayClose) {
                reader.close();
            }
        }
        if (writer != null && mayClose) {
            writer.close();
        }
        writer = null;
    }
}
