// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** Remembers within this process: enough for one replica that is not restarted while tokens are valid. */
@Component
final class InMemoryReplayStore implements ReplayStore {

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private record Token(String issuer, String jti) {}

    private final Clock clock;
    private final Map<Token, Instant> used = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.MIN);

    InMemoryReplayStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean firstUse(String issuer, String jti, Instant expires) {
        sweep();
        return used.putIfAbsent(new Token(issuer, jti), expires) == null;
    }

    private void sweep() {
        Instant now = clock.instant();
        Instant due = nextSweep.get();
        if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(BETWEEN_SWEEPS))) {
            used.values().removeIf(expires -> expires.isBefore(now));
        }
    }
}
