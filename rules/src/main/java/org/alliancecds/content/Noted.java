// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

/** Ends the reading of a value whose fault has been noted; what stands beside it is read on. */
public final class Noted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For a value that cannot be had because of a fault that has been noted elsewhere. */
    public Noted() {
        super("noted", null, false, false);
    }
}
