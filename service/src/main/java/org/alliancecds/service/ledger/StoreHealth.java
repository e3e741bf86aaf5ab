// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import java.time.Instant;
import org.alliancecds.service.store.Store;
import org.alliancecds.service.store.StorePlace;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether what has to be remembered can be. A database that is away does not take the service out of use: cards still
 * come, so that its status is one that the whole does not count.
 */
@Component("storeHealthIndicator")
final class StoreHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final Store store;
    private final StorePlace place;
    private final Ledger ledger;
    private final SteadyClock clock;

    StoreHealth(Store store, StorePlace place, Ledger ledger, SteadyClock clock) {
        this.store = store;
        this.place = place;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Store.Failure failure = store.failure();
        Instant doubted = clock.doubtedSince();
        boolean well = failure == null && doubted == null && !ledger.isDead();
        Health.Builder health = well ? Health.up() : Health.status(DEGRADED);
        if (failure != null) {
            health.withDetail("failingSince", failure.since().toString())
                    .withDetail("reason", failure.reason())
                    .withDetail(
                            "meaning",
                            "Cards still come. Feedback is refused with 503, and used tokens are known to this process"
                                    + " only.");
        }
        if (doubted != null) {
            health.withDetail("clockDoubtedSince", doubted.toString())
                    .withDetail(
                            "deleting",
                            "The clock of this machine stands elsewhere than was expected: nothing is deleted for its age"
                                    + " until it is back, or has run on for 7 days. Set it right.");
        }
        if (ledger.isDead()) {
            health.withDetail("writing", "The thread that writes behind the answers has ended: restart the service.");
        }
        if (failure != null && ledger.owed() > 0) {
            health.withDetail("usedTokensToBeWritten", ledger.owed());
        }
        health.withDetail("kept", place.kind());
        if (ledger.dropped() > 0) {
            health.withDetail("auditEntriesLost", ledger.dropped());
        }
        return health.build();
    }
}
