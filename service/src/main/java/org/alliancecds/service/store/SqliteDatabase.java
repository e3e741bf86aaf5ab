// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.alliancecds.service.store.SqliteFiles.Print;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * SQLite: one connection that writes, since it can have no more, and others that read beside it. Before each write, and
 * before it is acknowledged, it looks whether the file and its log are still those that it opened: what is written into
 * a file that was deleted succeeds, and is gone with the process.
 */
final class SqliteDatabase implements Database {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);
    private static final String DAMAGED = "its file is damaged";
    /** How long a file that could not be used is left alone, so that calls do not look through it one after the other. */
    private static final long LEFT_ALONE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final SqliteFiles files;
    private final SqliteConnections connections;
    private final Path keyFile;
    private final @Nullable Path temporary;
    private final ReentrantLock writing = new ReentrantLock(true);
    private volatile ClientKey key;

    /** What was last seen of the file; only under the lock. */
    private Print opened;

    /** Which log is open; null before it was looked for. */
    private volatile @Nullable String openedLog;

    /** Why the file cannot be used for now, and until when it is left alone; written only under the lock. */
    private volatile @Nullable String unusable;

    private long leftAloneUntil;

    private SqliteDatabase(StorePlace place, SqliteFiles files, Path keyFile, @Nullable Path temporary) {
        this.files = files;
        this.keyFile = keyFile;
        this.temporary = temporary;
        this.connections = new SqliteConnections(files);
        try {
            Schema.update(connections.source());
            this.key = Schema.key(connections.writer().client(), keyFile, true);
            if (!connections.isWhole()) {
                throw new StoreRefused("The database " + files.file() + " is damaged: put a copy of it in its place"
                        + " (with the service stopped, and without the files -wal and -shm of the damaged one), or move"
                        + " it away to begin with a new one.");
            }
            this.opened = Objects.requireNonNull(files.print());
            this.openedLog = files.logKey();
        } catch (FlywayException | DataAccessException failed) {
            connections.close();
            throw Database.refused(place, failed);
        } catch (RuntimeException refused) {
            connections.close();
            throw refused;
        }
    }

    static Database open(StorePlace place) {
        Path temporary = place.file() == null ? temporaryFolder() : null;
        Path file = (temporary == null ? Objects.requireNonNull(place.file()) : temporary.resolve("alliance-cds.db"))
                .toAbsolutePath();
        OwnFile.prepareDatabase(file);
        Path keyFile = place.clientKey() == null ? file.resolveSibling(file.getFileName() + ".key") : place.clientKey();
        return new SqliteDatabase(place, new SqliteFiles(file), keyFile, temporary);
    }

    @Override
    public <T> T write(Function<JdbcClient, T> work) {
        return writing(writer -> writer.transaction(work));
    }

    @Override
    public void write(Rows rows) {
        boolean unused = writing(writer -> {
            writer.write(rows);
            return true;
        });
    }

    private <T> T writing(Function<SqliteConnections.Link, T> work) {
        lock();
        try {
            makeSure();
            T result;
            try {
                result = work.apply(connections.writer());
            } catch (TransactionException | DataAccessException failed) {
                // A begin that found the file locked leaves the connection between two states, for good.
                release();
                throw failed;
            }
            checkStillThere();
            return result;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public <T> T read(Function<JdbcClient, T> work) {
        checkRights();
        if (unusable != null || !isLogOurs()) {
            // A reader would make a new log beside the one that the writer still has open.
            lock();
            try {
                makeSure();
            } finally {
                writing.unlock();
            }
        }
        return connections.read(work);
    }

    @Override
    public boolean settle() {
        lock();
        try {
            makeSure();
            boolean settled = connections.writer().checkpoint();
            checkStillThere();
            return settled;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public ClientKey key() {
        return key;
    }

    private void lock() {
        try {
            if (!writing.tryLock(WAIT_MS, TimeUnit.MILLISECONDS)) {
                throw new StoreUnavailable("it is busy with other writes", null);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("the service stops", stopped);
        }
    }

    /** Makes sure that what is open is what stands on the disk. */
    private void makeSure() {
        checkRights();
        Print now = files.print();
        if (now == null) {
            throw new StoreUnavailable("its file is gone", null);
        }
        if (unusable != null) {
            tryAgain(now);
        } else if (!opened.isSameFile(now)) {
            leave();
            reopen(now);
        } else if (openedLog != null && !isLogOurs()) {
            rescueLog();
        } else if (!opened.equals(now)) {
            lookCloser(now);
        }
        if (openedLog == null) {
            SqliteConnections.Link unused = connections.writer();
            openedLog = files.logKey();
        }
    }

    /**
     * Before SQLite is asked: readers and writers change the index of the log as memory, and where that may not be written
     * the system ends the process.
     */
    private void checkRights() {
        if (!files.mayBeWritten()) {
            throw new StoreUnavailable("its file, or the folder of it, may not be written to", null);
        }
    }

    private boolean isLogOurs() {
        String log = openedLog;
        return log != null && log.equals(files.logKey());
    }

    /** The log was taken away while its content is still open here: brings that into the file, which is whole. */
    private void rescueLog() {
        if (!connections.writer().checkpoint()) {
            throw new StoreUnavailable("its log was taken away, and somebody still reads from it", null);
        }
        opened = Objects.requireNonNullElse(files.print(), opened);
        release();
    }

    /** Somebody else wrote to the file: a command of ours did what it may, or it was cut off or written over. */
    private void lookCloser(Print now) {
        // A file gets smaller only when a copy is written over it, or when all of its log was brought into it.
        boolean shrank = now.size() < opened.size();
        if (!shrank && connections.isWholeToWriter()) {
            opened = now;
            return;
        }
        closeWithoutLog();
        if (isLogOurs() && connections.isWholeWithoutLog()) {
            // A copy was written over it; what was in the log belonged to what stood here before.
            deleteLog();
            reopen(now);
            return;
        }
        opened = now;
        throw unusable(DAMAGED, null);
    }

    /** Another file may stand there by now, or the same one written anew. */
    private void tryAgain(Print now) {
        if (now.equals(opened) && System.nanoTime() - leftAloneUntil < 0) {
            throw new StoreUnavailable(Objects.requireNonNull(unusable), null);
        }
        if (isLogOurs() && connections.isWholeWithoutLog()) {
            deleteLog();
        }
        reopen(now);
    }

    /** Opens what stands there now, if it is a sound database of this service. */
    private void reopen(Print now) {
        opened = now;
        if (!connections.isWhole()) {
            throw unusable(DAMAGED, null);
        }
        try {
            Schema.update(connections.source());
            key = Schema.key(connections.writer().client(), keyFile, false);
        } catch (StoreRefused other) {
            closeWithoutLog();
            throw unusable("its file was written with another client key", other);
        } catch (FlywayException | DataAccessException failed) {
            closeWithoutLog();
            throw unusable(DAMAGED, failed);
        }
        unusable = null;
        opened = Objects.requireNonNullElse(files.print(), now);
        openedLog = files.logKey();
        LOG.warn("Another database stands in the place of the one from before, and is in use now.");
    }

    private StoreUnavailable unusable(String reason, @Nullable Throwable cause) {
        unusable = reason;
        leftAloneUntil = System.nanoTime() + LEFT_ALONE_NANOS;
        return new StoreUnavailable(reason, cause);
    }

    /** Leaves a file that is no longer here. SQLite leaves its log, too, and would apply it to what is in its place. */
    private void leave() {
        connections.close();
        if (isLogOurs()) {
            deleteLog();
        }
    }

    /** Closes without bringing the log into a file that it was not written for. */
    private void closeWithoutLog() {
        Path aside = files.file().resolveSibling(files.file().getFileName() + ".aside");
        try {
            // SQLite leaves both alone where the file is not under its name.
            Files.move(files.file(), aside);
        } catch (IOException stays) {
            connections.close();
            return;
        }
        connections.close();
        try {
            Files.move(aside, files.file());
        } catch (IOException lost) {
            throw new StoreUnavailable("its file could not be put back under its name", lost);
        }
    }

    private void deleteLog() {
        try {
            files.deleteLog();
        } catch (IOException stays) {
            throw new StoreUnavailable("the log of the file that stood here before cannot be deleted", stays);
        }
        openedLog = null;
    }

    /** After the write, and before it is acknowledged. */
    private void checkStillThere() {
        Print now = files.print();
        if (now == null) {
            throw new StoreUnavailable("its file is gone", null);
        }
        if (!opened.isSameFile(now)) {
            throw new StoreUnavailable("its file was replaced", null);
        }
        if (!isLogOurs()) {
            rescueLog();
        } else {
            // What was written here may have changed it.
            opened = now;
        }
    }

    /** Closes what is open, after a failure: the next write opens it again. */
    private void release() {
        connections.close();
        openedLog = null;
    }

    @Override
    public void close() {
        writing.lock();
        try {
            Print now = files.print();
            if (unusable != null) {
                closeWithoutLog();
            } else if (now != null && !opened.isSameFile(now)) {
                leave();
            } else {
                connections.close();
            }
        } finally {
            writing.unlock();
        }
        if (temporary != null) {
            try {
                files.delete();
                Files.deleteIfExists(keyFile);
                Files.deleteIfExists(temporary);
            } catch (IOException stays) {
                throw new UncheckedIOException(stays);
            }
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("alliance-cds-demo-");
        } catch (IOException unwritable) {
            throw new StoreRefused("The demo needs a temporary folder, and none can be made (" + OwnFile.why(unwritable)
                    + "): set alliance.store.path.");
        }
    }
}
