// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.memory;

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

    StoreHealth(Store store, StorePlace place, Ledger ledger) {
        this.store = store;
        this.place = place;
        this.ledger = ledger;
    }

    @Override
    public Health health() {
        Store.Failure failure = store.failure();
        Health.Builder health = failure == null ? Health.up() : Health.status(DEGRADED);
        if (failure != null) {
            health.withDetail("failingSince", failure.since().toString())
                    .withDetail("reason", failure.reason())
                    .withDetail(
                            "meaning",
                            "Cards still come. Feedback is refused with 503, and used tokens are known to this process"
                                    + " only.");
        }
        health.withDetail("kept", place.kind());
        if (ledger.dropped() > 0) {
            health.withDetail("auditEntriesLost", ledger.dropped());
        }
        return health.build();
    }
}
