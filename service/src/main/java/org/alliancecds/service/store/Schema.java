// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of a database, and the key that its clients are hashed with. */
final class Schema {

    private static final String FINGERPRINT = "client-key";

    private Schema() {}

    /** Brings the tables up to date. */
    static void update(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:org/alliancecds/service/store")
                .load()
                .migrate();
    }

    /** Whether there is anything of ours in it, with the key of its clients known. */
    static boolean isIn(JdbcClient client) {
        return client.sql("select value from store_fact where name = ?")
                .param(FINGERPRINT)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /**
     * The key of that file, which has to be the one that the database was written with.
     *
     * @param mayMakeIt where there is none and the database is new
     * @throws StoreRefused where it is another, or there is none
     */
    static ClientKey key(JdbcClient client, Path file, boolean mayMakeIt) {
        if (!Files.exists(file)) {
            if (!mayMakeIt) {
                throw new StoreRefused(
                        "There is no client key " + file + " (alliance.store.client-key): put at least 32"
                                + " random characters there, the same for every replica, for example from: openssl rand -hex 32");
            }
            if (isIn(client)) {
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
}
