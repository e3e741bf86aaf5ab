// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

/** Why the database cannot be used as it is configured; the message is for the operator, with the remedy. */
public final class StoreRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreRefused(String message) {
        super(message);
    }
}
