// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.util.Objects;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** PostgreSQL, with a small pool of connections. */
final class ServerDatabase implements Database {

    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;
    private final JdbcTemplate template;
    private final JdbcClient client;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final ClientKey key;

    private ServerDatabase(HikariDataSource pool, ClientKey key) {
        this.pool = pool;
        this.template = new JdbcTemplate(pool);
        this.client = JdbcClient.create(template);
        this.writing = new TransactionTemplate(new JdbcTransactionManager(pool));
        this.reading = new TransactionTemplate(new JdbcTransactionManager(pool));
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.key = key;
    }

    static Database open(StorePlace place, StorePlace.Server server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername(server.username());
        config.setPassword(server.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "20");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "Alliance CDS");
        // The server's words on an error quote values.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.setPoolName("store");
        config.setConnectionTimeout(WAIT_MS);
        config.setInitializationFailTimeout(2L * WAIT_MS);
        place.settings().bind("spring.datasource.hikari", Bindable.ofInstance(config));
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(config);
            Schema.update(pool);
            ClientKey key = Schema.key(JdbcClient.create(pool), Objects.requireNonNull(place.clientKey()), false);
            return new ServerDatabase(pool, key);
        } catch (HikariPool.PoolInitializationException | FlywayException unusable) {
            close(pool);
            throw Database.refused(place, unusable);
        } catch (RuntimeException refused) {
            close(pool);
            throw refused;
        }
    }

    @Override
    public <T> T write(Function<JdbcClient, T> work) {
        return Objects.requireNonNull(writing.execute(status -> work.apply(client)));
    }

    @Override
    public void write(Rows rows) {
        writing.executeWithoutResult(status -> rows.write(template));
    }

    @Override
    public <T> T read(Function<JdbcClient, T> work) {
        return Objects.requireNonNull(reading.execute(status -> work.apply(client)));
    }

    /** The server overwrites what is erased in its own time. */
    @Override
    public boolean settle() {
        return true;
    }

    @Override
    public ClientKey key() {
        return key;
    }

    @Override
    public void close() {
        close(pool);
    }

    private static void close(@Nullable HikariDataSource pool) {
        if (pool != null) {
            pool.close();
        }
    }
}
