// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import java.time.Clock;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.service.rulebook.RulebookInUse;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records of each version of the rulebook when it first served. */
@Component
final class RulebooksPublished {

    private final RulebookInUse inUse;
    private final Ledger ledger;
    private final Clock clock;

    RulebooksPublished(RulebookInUse inUse, Ledger ledger, Clock clock) {
        this.inUse = inUse;
        this.ledger = ledger;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        inUse.onSwap(this::served);
        served(inUse.rulebook());
    }

    private void served(Rulebook rulebook) {
        long now = clock.instant().toEpochMilli();
        ledger.add((rows, key) -> rows.add("""
                insert into rulebook_published (version, first_served_at) values (?, ?)
                on conflict (version) do nothing""", rulebook.version(), now));
    }
}
