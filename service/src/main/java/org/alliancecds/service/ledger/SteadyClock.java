// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.alliancecds.service.store.Store;
import org.alliancecds.service.store.StorePlace;
import org.alliancecds.service.store.StoreUnavailable;
import org.alliancecds.service.store.Ticks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Whether the clock of this machine can be believed when something is deleted for its age. It is not, where it stands
 * elsewhere than where the time that has passed would have brought it, or, at the start, long after the newest entry; it
 * is again, once it is back or has run on without another jump for {@value #SETTLING_DAYS} days.
 */
@Component
final class SteadyClock implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);
    /** More than a time service corrects in a running machine. */
    static final Duration TOLERANCE = Duration.ofMinutes(10);
    /** A service may have been stopped for so long. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(7);

    private static final int SETTLING_DAYS = 7;
    private static final Duration SETTLING = Duration.ofDays(SETTLING_DAYS);

    private final Store store;
    private final StorePlace place;
    private final Clock clock;
    private final Ticks ticks;
    private @Nullable Line expected;
    private Duration mayBeAhead = LONGEST_PAUSE;
    private volatile @Nullable Line doubted;

    /** What the clock said at that tick. */
    private record Line(Instant time, long nanos) {
        Duration ahead(Instant now, long nanosNow) {
            return Duration.between(time.plusNanos(nanosNow - nanos), now);
        }
    }

    SteadyClock(Store store, StorePlace place, Clock clock, Ticks ticks) {
        this.store = store;
        this.place = place;
        this.clock = clock;
        this.ticks = ticks;
    }

    /** Before anything is written at a time that may be wrong. */
    @Override
    public void afterSingletonsInstantiated() {
        look();
    }

    /** Looks at the clock, and tells whether it is believed. */
    synchronized boolean look() {
        Instant now = clock.instant();
        long nanos = ticks.nanos();
        try {
            if (expected == null) {
                Instant newest = place.isTemporary() ? null : newest();
                // A clock that stands before the newest entry deletes too little, at worst.
                expected = new Line(newest == null || newest.isAfter(now) ? now : newest, nanos);
            }
        } catch (StoreUnavailable away) {
            return false;
        }
        Duration ahead = expected.ahead(now, nanos);
        if (ahead.compareTo(mayBeAhead) <= 0 && ahead.compareTo(TOLERANCE.negated()) >= 0) {
            believe(new Line(now, nanos));
            return true;
        }
        Line since = doubted;
        if (since == null || since.ahead(now, nanos).abs().compareTo(TOLERANCE) > 0) {
            doubted = new Line(now, nanos);
            LOG.error(
                    "The clock stands at {}, {} days from what was expected. Nothing is deleted for its age until it is"
                            + " back, or has run on like this for {} days.",
                    now,
                    ahead.toDays(),
                    SETTLING_DAYS);
        } else if (nanos - since.nanos() >= SETTLING.toNanos()) {
            believe(new Line(now, nanos));
        }
        return doubted == null;
    }

    private void believe(Line now) {
        if (doubted != null) {
            LOG.info("The clock is believed again: what is old enough is deleted.");
        }
        doubted = null;
        expected = now;
        mayBeAhead = TOLERANCE;
    }

    /** Since when, by itself, the clock is not believed; null while it is. */
    @Nullable
    Instant doubtedSince() {
        Line since = doubted;
        return since == null ? null : since.time();
    }

    private @Nullable Instant newest() {
        long newest = store.read(client -> client.sql("""
                        select coalesce(max(at), 0) from (
                            select max(called_at) as at from audit
                            union all select max(issued_at) from card_issued
                            union all select max(received_at) from feedback) newest""").query(Long.class).single());
        return newest == 0 ? null : Instant.ofEpochMilli(newest);
    }
}
