// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes once a day what has been kept for long enough, and every ten minutes the tokens that have expired. */
@Component
final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration AFTER_START = Duration.ofMinutes(1);
    private static final Duration BETWEEN_PURGES = Duration.ofDays(1);
    private static final Duration BETWEEN_TOKENS = Duration.ofMinutes(10);

    private final Store store;
    private final Duration keep;
    private final Clock clock;
    private Instant nextPurge;
    private Instant nextTokens;

    Retention(Store store, StorePlace place, Clock clock) {
        this.store = store;
        this.keep = place.keep();
        this.clock = clock;
        this.nextPurge = clock.instant().plus(AFTER_START);
        this.nextTokens = nextPurge;
    }

    /** What one purge deleted. */
    record Purged(int cards, int feedback, int calls) {}

    /** For the one thread that writes in the background; a database that is away is tried again later. */
    void purgeWhenDue() {
        Instant now = clock.instant();
        try {
            if (!now.isBefore(nextTokens)) {
                nextTokens = now.plus(BETWEEN_TOKENS);
                tokens(now);
            }
            if (!now.isBefore(nextPurge)) {
                nextPurge = now.plus(BETWEEN_TOKENS);
                Purged purged = purge(now);
                nextPurge = now.plus(BETWEEN_PURGES);
                LOG.info(
                        "Deleted what was older than {} days: {} cards, {} feedback, {} audited calls.",
                        keep.toDays(),
                        purged.cards(),
                        purged.feedback(),
                        purged.calls());
            }
        } catch (StoreUnavailable away) {
            return;
        }
    }

    /** Deletes what is older than is to be kept. */
    Purged purge(Instant now) {
        long before = now.minus(keep).toEpochMilli();
        return store.write(client -> new Purged(
                delete(client, "delete from card_issued where issued_at < ?", before),
                delete(client, "delete from feedback where received_at < ?", before),
                delete(client, "delete from audit where called_at < ?", before)));
    }

    /** Deletes the tokens that are refused for their age anyway. */
    int tokens(Instant now) {
        return store.write(client -> delete(client, "delete from token_seen where expires_at < ?", now.toEpochMilli()));
    }

    private static int delete(JdbcClient client, String sql, long before) {
        return client.sql(sql).param(before).update();
    }
}
