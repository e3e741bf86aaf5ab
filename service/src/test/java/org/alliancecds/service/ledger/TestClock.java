// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.alliancecds.service.store.Ticks;
import org.springframework.context.support.GenericApplicationContext;

/** The clock of a service under test: time passes, and, which is another thing, the clock is set. */
final class TestClock extends Clock {

    private volatile Duration set = Duration.ZERO;
    private volatile Duration passed = Duration.ZERO;

    /** In place of the machine's. */
    void replaceIn(GenericApplicationContext context) {
        context.registerBean("testClock", Clock.class, () -> this, bean -> bean.setPrimary(true));
        context.registerBean(
                "testTicks",
                Ticks.class,
                () -> () -> System.nanoTime() + passed.toNanos(),
                bean -> bean.setPrimary(true));
    }

    /** Somebody sets it so far ahead, or back. */
    void set(Duration ahead) {
        set = set.plus(ahead);
    }

    /** So much time passes. */
    void pass(Duration time) {
        passed = passed.plus(time);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(set).plus(passed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
