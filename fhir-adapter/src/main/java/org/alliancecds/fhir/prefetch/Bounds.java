// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.prefetch;

import org.alliancecds.therapy.Deadline;

/**
 * How much one reading may take.
 *
 * @param resources how many resources, in all prefetch keys together
 * @param deadline until when it may work
 */
public record Bounds(int resources, Deadline deadline) {
    /** No bounds, for records of one's own making. */
    public static final Bounds NONE = new Bounds(Integer.MAX_VALUE, Deadline.NONE);

    /** More was given than may be read at once; nothing was read. */
    public static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final What what;
        private final long given;
        private final long allowed;

        /** What there is too much of. */
        public enum What {
            RESOURCES,
            XML_DOCUMENTS,
            XML_CHARACTERS
        }

        Exceeded(What what, long given, long allowed) {
            super(given + " " + what + ", and " + allowed + " are allowed", null, false, false);
            this.what = what;
            this.given = given;
            this.allowed = allowed;
        }

        /** What there is too much of. */
        public What what() {
            return what;
        }

        /** How many were given. */
        public long given() {
            return given;
        }

        /** How many are read at most. */
        public long allowed() {
            return allowed;
        }
    }
}
