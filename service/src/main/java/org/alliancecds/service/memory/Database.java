// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.memory;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/**
 * An open database with its schema. SQLite has one connection that writes, since it can have no more, and reads beside
 * it; PostgreSQL has a small pool.
 */
final class Database implements AutoCloseable {

    private static final String FINGERPRINT = "client-key";
    private static final int WAIT_MS = 5_000;
    private static final int SERVER_CONNECTIONS = 8;

    private final HikariDataSource pool;
    private final JdbcClient reader;
    private final JdbcClient writer;
    private final TransactionTemplate transactions;
    private final ClientKey key;
    private final boolean sqlite;
    private final @Nullable Path temporary;

    private Database(HikariDataSource pool, @Nullable DataSource readers, ClientKey key, @Nullable Path temporary) {
        this.pool = pool;
        this.sqlite = readers != null;
        this.reader = JdbcClient.create(readers == null ? pool : readers);
        this.writer = JdbcClient.create(pool);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
        this.key = key;
        this.temporary = temporary;
    }

    /**
     * Opens it and brings its schema up to date.
     *
     * @throws StoreRefused where that cannot be done, with the reason and the remedy
     */
    static Database open(StorePlace place) {
        return place.server() == null ? sqlite(place) : postgresql(place, place.server());
    }

    private static Database sqlite(StorePlace place) {
        Path temporary = place.file() == null ? temporaryFolder() : null;
        Path file = (temporary == null ? Objects.requireNonNull(place.file()) : temporary.resolve("alliance-cds.db"))
                .toAbsolutePath();
        try {
            if (Files.exists(file)) {
                OwnFile.keepToOwner(file);
            } else {
                OwnFile.create(file);
            }
        } catch (IOException unwritable) {
            throw new StoreRefused("The database " + file + " cannot be created (" + OwnFile.why(unwritable)
                    + "): give this user the right to write to its folder, or set alliance.store.path.");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // Full: what was committed is on the disk, not only with the operating system.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // Immediate: a transaction that reads first and writes later could not get the lock under load.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(WAIT_MS);
        config.enforceForeignKeys(true);
        // What is erased is overwritten.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        // The file is there; one that was taken away is not to be made anew, empty and for all to read.
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(source);
        pool.setMaximumPoolSize(1);
        Path keyFile = place.clientKey() == null ? file.resolveSibling(file.getFileName() + ".key") : place.clientKey();
        return opened(place, pool, source, keyFile, true, temporary);
    }

    private static Database postgresql(StorePlace place, StorePlace.Server server) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(server.url());
        pool.setUsername(server.username());
        pool.setPassword(server.password());
        pool.setMaximumPoolSize(SERVER_CONNECTIONS);
        pool.addDataSourceProperty("connectTimeout", "5");
        pool.addDataSourceProperty("socketTimeout", "20");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("ApplicationName", "Alliance CDS");
        // The server's words on an error quote values.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return opened(place, pool, null, Objects.requireNonNull(place.clientKey()), false, null);
    }

    private static Database opened(
            StorePlace place,
            HikariConfig config,
            @Nullable DataSource readers,
            Path keyFile,
            boolean mayMakeKey,
            @Nullable Path temporary) {
        config.setPoolName("store");
        config.setConnectionTimeout(WAIT_MS);
        config.setInitializationFailTimeout(2L * WAIT_MS);
        place.settings().bind("spring.datasource.hikari", Bindable.ofInstance(config));
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(config);
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:org/alliancecds/service/memory")
                    .load()
                    .migrate();
            ClientKey key = key(JdbcClient.create(pool), keyFile, mayMakeKey);
            return new Database(pool, readers, key, temporary);
        } catch (HikariPool.PoolInitializationException | FlywayException unusable) {
            close(pool);
            throw new StoreRefused("The database cannot be used: " + place.inWords() + ". " + reason(unusable)
                    + " Check that it can be reached and that this user may create tables in it, or set"
                    + " alliance.store.path or spring.datasource.url.");
        } catch (RuntimeException refused) {
            close(pool);
            throw refused;
        }
    }

    /** What the driver says; before any client is known, so that it can hold nothing of one. */
    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = String.valueOf(deepest.getMessage()).strip().replaceAll("\\s+", " ");
        return message.endsWith(".") ? message : message + ".";
    }

    private static ClientKey key(JdbcClient client, Path file, boolean mayMakeIt) {
        String known = client.sql("select value from store_fact where name = ?")
                .param(FINGERPRINT)
                .query(String.class)
                .optional()
                .orElse(null);
        if (!Files.exists(file)) {
            if (!mayMakeIt) {
                throw new StoreRefused(
                        "There is no client key " + file + " (alliance.store.client-key): put at least 32"
                                + " random characters there, the same for every replica, for example from: openssl rand -hex 32");
            }
            if (known != null) {
                throw new StoreRefused(
                        "The client key " + file + " is gone, and what is held was hashed with it: put it"
                                + " back, or say by alliance.store.client-key where it is. Without it nothing can be found again"
                                + " of what is held on a client; then begin with a new database.");
            }
        }
        ClientKey key = Files.exists(file) ? ClientKey.in(file) : ClientKey.newIn(file);
        client.sql("insert into store_fact (name, value) values (?, ?) on conflict do nothing")
                .params(List.of(FINGERPRINT, key.fingerprint()))
                .update();
        String now = client.sql("select value from store_fact where name = ?")
                .param(FINGERPRINT)
                .query(String.class)
                .single();
        if (!now.equals(key.fingerprint())) {
            throw new StoreRefused(
                    "The client key in " + file + " is another than the one that this database was written"
                            + " with: put that one there (alliance.store.client-key), the same for every replica.");
        }
        return key;
    }

    ClientKey key() {
        return key;
    }

    <T> T write(Function<JdbcClient, T> work) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> work.apply(writer)));
        } catch (TransactionException | DataAccessException failed) {
            if (sqlite) {
                // A begin that found the file locked leaves the connection between two states, for good.
                pool.getHikariPoolMXBean().softEvictConnections();
            }
            throw failed;
        }
    }

    <T> T read(Function<JdbcClient, T> work) {
        return work.apply(reader);
    }

    /**
     * Overwrites the log that SQLite writes ahead of the file, so that what was erased is in neither. False while somebody
     * still reads an older state, which keeps the log.
     */
    boolean settle() {
        return !sqlite
                || writer.sql("pragma wal_checkpoint(truncate)")
                        .query((row, number) -> row.getInt(1) == 0)
                        .single();
    }

    @Override
    public void close() {
        close(pool);
        if (temporary != null) {
            for (String name : List.of("", "-wal", "-shm", ".key")) {
                delete(temporary.resolve("alliance-cds.db" + name));
            }
            delete(temporary);
        }
    }

    private static void close(@Nullable HikariDataSource pool) {
        if (pool != null) {
            pool.close();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
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
