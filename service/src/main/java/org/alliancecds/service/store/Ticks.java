// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

/** Counts the time that passes, which no setting of a clock changes; as {@link System#nanoTime}. */
@FunctionalInterface
public interface Ticks {

    long nanos();
}
