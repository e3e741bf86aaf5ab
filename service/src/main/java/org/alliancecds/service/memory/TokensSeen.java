// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.alliancecds.service.ehr.ReplayStore;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Remembers tokens in this process and in the database, where all replicas look. While the database is away a token is
 * known only to the process that saw it: cards are worth more than that gap, and health names it.
 */
@Component
@Primary
final class TokensSeen implements ReplayStore {

    /** How long a database that failed is left alone, so that calls do not wait for it one after the other. */
    private static final long LEFT_ALONE_MS = 2_000;

    private static final int SWEEP_EVERY = 1_000;

    private final Store store;
    private final Clock clock;
    private final Map<String, Instant> here = new ConcurrentHashMap<>();
    private volatile Instant notBefore = Instant.MIN;

    TokensSeen(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public boolean firstUse(String issuer, String jti, Instant expires) {
        Instant now = clock.instant();
        if (here.size() >= SWEEP_EVERY && here.size() % SWEEP_EVERY == 0) {
            here.values().removeIf(past -> past.isBefore(now));
        }
        String hash = hash(jti);
        if (here.putIfAbsent(issuer + "\n" + hash, expires) != null) {
            return false;
        }
        if (now.isBefore(notBefore)) {
            return true;
        }
        try {
            return store.write(client -> client.sql(
                                    "insert into token_seen (issuer, jti, expires_at) values (?, ?, ?) on conflict do nothing")
                            .params(List.of(issuer, hash, expires.toEpochMilli()))
                            .update())
                    == 1;
        } catch (StoreUnavailable away) {
            notBefore = clock.instant().plusMillis(LEFT_ALONE_MS);
            return true;
        }
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
