// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.alliancecds.service.ehr.ReplayStore;
import org.alliancecds.service.store.Store;
import org.alliancecds.service.store.StorePlace;
import org.alliancecds.service.store.StoreUnavailable;
import org.alliancecds.service.store.Ticks;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers tokens in this process and in the database. A SQLite file has one service, which knows them all, so that no
 * call waits for the file: they are written behind the answers. In PostgreSQL, where all replicas look, they are written
 * before the call goes on; while it is away a token is known only to the process that saw it, and is written later.
 */
@Component
@Primary
final class TokensSeen implements ReplayStore, LedgerChore, SmartInitializingSingleton {

    /** How long a database that failed is left alone, so that calls do not wait for it one after the other. */
    private static final long LEFT_ALONE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long BETWEEN_SWEEPS_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_AT_ONCE = 1_000;

    /** Longer than any token may be valid. */
    private static final Duration LONGEST_LIFE = Duration.ofHours(2);

    private static final String INSERT =
            "insert into token_seen (issuer, jti, expires_at) values (?, ?, ?) on conflict do nothing";

    private final Store store;
    private final StorePlace place;
    private final Ledger ledger;
    private final Clock clock;
    private final Ticks ticks;
    private final Map<Token, Life> here = new ConcurrentHashMap<>();
    private final Map<Token, Instant> unwritten = new ConcurrentHashMap<>();
    private volatile long leftAloneUntil;
    private long nextSweep;

    /** {@code jti} is a hash. */
    private record Token(String issuer, String jti) {}

    /** Over once the clock says so and as much time has passed: a clock that jumps forgets nothing. */
    private record Life(Instant expires, long endsAtNanos) {
        boolean isOver(Instant now, long nanos) {
            return expires.isBefore(now) && nanos - endsAtNanos > 0;
        }
    }

    TokensSeen(Store store, StorePlace place, Ledger ledger, Clock clock, Ticks ticks) {
        this.store = store;
        this.place = place;
        this.ledger = ledger;
        this.clock = clock;
        this.ticks = ticks;
        this.leftAloneUntil = ticks.nanos();
        this.nextSweep = ticks.nanos();
        ledger.also(this);
    }

    /** What the process before this one saw: all that could still be valid when the last of them was used. */
    @Override
    public void afterSingletonsInstantiated() {
        if (place.isTemporary() || isShared()) {
            return;
        }
        long ends = ticks.nanos() + LONGEST_LIFE.toNanos();
        store.read(client -> client.sql("""
                        select issuer, jti, expires_at from token_seen
                        where expires_at >= (select max(expires_at) from token_seen) - ?""")
                        .param(LONGEST_LIFE.toMillis())
                        .query((row, number) -> Map.entry(
                                new Token(row.getString("issuer"), row.getString("jti")),
                                new Life(Instant.ofEpochMilli(row.getLong("expires_at")), ends)))
                        .list())
                .forEach(known -> here.put(known.getKey(), known.getValue()));
    }

    private boolean isShared() {
        return place.server() != null;
    }

    @Override
    public boolean firstUse(String issuer, String jti, Instant expires) {
        long nanos = ticks.nanos();
        long left = Math.max(0, Duration.between(clock.instant(), expires).toMillis());
        Life life = new Life(expires, nanos + TimeUnit.MILLISECONDS.toNanos(Math.min(left, LONGEST_LIFE.toMillis())));
        Token token = new Token(issuer, hash(jti));
        if (here.putIfAbsent(token, life) != null) {
            return false;
        }
        if (!isShared() || nanos - leftAloneUntil < 0) {
            return later(token, expires);
        }
        try {
            return store.write(client -> insert(client, token, expires)) == 1;
        } catch (StoreUnavailable away) {
            leftAloneUntil = ticks.nanos() + LEFT_ALONE_NANOS;
            return later(token, expires);
        }
    }

    private boolean later(Token token, Instant expires) {
        unwritten.put(token, expires);
        ledger.wake();
        return true;
    }

    private static int insert(JdbcClient client, Token token, Instant expires) {
        return client.sql(INSERT)
                .params(List.of(token.issuer(), token.jti(), expires.toEpochMilli()))
                .update();
    }

    /** Writes what is yet to be written, and forgets what has expired. */
    @Override
    public void run() {
        sweep();
        while (!unwritten.isEmpty()) {
            List<Map.Entry<Token, Instant>> batch = unwritten.entrySet().stream()
                    .limit(MOST_AT_ONCE)
                    .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                    .toList();
            int unused = store.write(client -> {
                batch.forEach(entry -> insert(client, entry.getKey(), entry.getValue()));
                return batch.size();
            });
            batch.forEach(entry -> unwritten.remove(entry.getKey()));
        }
    }

    private void sweep() {
        long nanos = ticks.nanos();
        if (nanos - nextSweep < 0) {
            return;
        }
        nextSweep = nanos + BETWEEN_SWEEPS_NANOS;
        Instant now = clock.instant();
        here.values().removeIf(life -> life.isOver(now, nanos));
        unwritten.keySet().retainAll(here.keySet());
    }

    /** How many used tokens a process that is killed now would forget. */
    @Override
    public int owed() {
        return unwritten.size();
    }

    private static String hash(String jti) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(jti.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java has SHA-256.", absent);
        }
    }
}
