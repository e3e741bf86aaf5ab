// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.alliancecds.therapy.Deadline;

/** So much time, from now on. */
final class CallDeadline implements Deadline {
    private final LongSupplier nanos;
    private final long start;
    private final long allowed;

    CallDeadline(Duration allowed) {
        this(allowed, System::nanoTime);
    }

    CallDeadline(Duration allowed, LongSupplier nanos) {
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.allowed = allowed.toNanos();
    }

    @Override
    public void check() {
        if (nanos.getAsLong() - start >= allowed) {
            throw new Passed();
        }
    }
}
