// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

/**
 * How long an evaluation may work. Whoever calls says it, for nothing here knows a clock; the work asks between its steps,
 * and ends where it is over.
 */
@FunctionalInterface
public interface Deadline {
    /** No end. */
    Deadline NONE = () -> {};

    /**
     * Asked between two steps of the work.
     *
     * @throws Passed when there is no time left
     */
    void check();

    /** The work was given up. */
    final class Passed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Without a trace: it is no fault. */
        public Passed() {
            super("There is no time left.", null, false, false);
        }
    }
}
