// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.alliancecds.service.store.Store;
import org.alliancecds.service.store.StorePlace;
import org.alliancecds.service.store.Ticks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes once a day what has been kept for long enough, and every ten minutes the tokens that have expired; nothing while
 * the clock is not to be believed.
 */
@Component
final class Retention implements LedgerChore {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration AFTER_START = Duration.ofMinutes(1);
    private static final Duration BETWEEN_PURGES = Duration.ofDays(1);
    private static final Duration BETWEEN_TOKENS = Duration.ofMinutes(10);
    /** The clock may be wrong by so much and still be believed. */
    private static final Duration TOKENS_KEPT = SteadyClock.TOLERANCE.plusMinutes(5);

    private final Store store;
    private final Duration keep;
    private final Clock clock;
    private final SteadyClock steady;
    private final Ticks ticks;
    private long nextPurge;
    private long nextTokens;

    Retention(Store store, StorePlace place, Clock clock, SteadyClock steady, Ticks ticks, Ledger ledger) {
        this.store = store;
        this.keep = place.keep();
        this.clock = clock;
        this.steady = steady;
        this.ticks = ticks;
        this.nextPurge = ticks.nanos() + AFTER_START.toNanos();
        this.nextTokens = nextPurge;
        ledger.also(this);
    }

    /** What one purge deleted. */
    record Purged(int cards, int feedback, int calls) {}

    /** Deletes what is due by the time that has passed, where the clock is believed. */
    @Override
    public void run() {
        long nanos = ticks.nanos();
        if (!steady.look()) {
            return;
        }
        Instant now = clock.instant();
        if (nanos - nextTokens >= 0) {
            nextTokens = nanos + BETWEEN_TOKENS.toNanos();
            tokens(now);
        }
        if (nanos - nextPurge >= 0) {
            nextPurge = nanos + BETWEEN_TOKENS.toNanos();
            Purged purged = purge(now);
            nextPurge = nanos + BETWEEN_PURGES.toNanos();
            LOG.info(
                    "Deleted what was older than {} days: {} cards, {} feedback, {} audited calls.",
                    keep.toDays(),
                    purged.cards(),
                    purged.feedback(),
                    purged.calls());
        }
    }

    /** Deletes what is older than is to be kept. */
    Purged purge(Instant now) {
        long before = now.minus(keep).toEpochMilli();
        return store.write(client -> {
            int unused = delete(client, "delete from telling where shown_at < ?", before);
            return new Purged(
                    delete(client, "delete from card_issued where issued_at < ?", before),
                    delete(client, "delete from feedback where received_at < ?", before),
                    delete(client, "delete from audit where called_at < ?", before));
        });
    }

    /** Deletes the tokens that are refused for their age anyway. */
    int tokens(Instant now) {
        return store.write(client -> delete(
                client,
                "delete from token_seen where expires_at < ?",
                now.minus(TOKENS_KEPT).toEpochMilli()));
    }

    private static int delete(JdbcClient client, String sql, long before) {
        return client.sql(sql).param(before).update();
    }
}
