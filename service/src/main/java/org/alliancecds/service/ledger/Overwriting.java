// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import java.util.concurrent.TimeUnit;
import org.alliancecds.service.store.Store;
import org.alliancecds.service.store.Ticks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers that something was erased and is yet to be overwritten in the log of SQLite. It stands in the database, so that whoever
 * comes next, the service or a command, finishes what an interrupted erasure began.
 */
@Component
final class Overwriting implements LedgerChore {

    private static final String FACT = "overwriting";

    private final Store store;
    private final Ticks ticks;
    private long next;

    Overwriting(Store store, Ticks ticks, Ledger ledger) {
        this.store = store;
        this.ticks = ticks;
        this.next = ticks.nanos();
        ledger.also(this);
    }

    /** Finishes what a command had to leave. */
    @Override
    public void run() {
        if (ticks.nanos() - next >= 0) {
            next = ticks.nanos() + TimeUnit.SECONDS.toNanos(5);
            boolean unused = isOpen(store) && finish(store);
        }
    }

    /** Within the transaction that erases. */
    static void isOwed(JdbcClient client) {
        client.sql("insert into store_fact (name, value) values (?, '1') on conflict do nothing")
                .param(FACT)
                .update();
    }

    static boolean isOpen(Store store) {
        return store.read(client -> client.sql("select count(*) from store_fact where name = ?")
                        .param(FACT)
                        .query(Integer.class)
                        .single())
                > 0;
    }

    /** Overwrites it; false while somebody still reads an older state. */
    static boolean finish(Store store) {
        if (!store.settle()) {
            return false;
        }
        int unused = store.write(client ->
                client.sql("delete from store_fact where name = ?").param(FACT).update());
        return true;
    }
}
