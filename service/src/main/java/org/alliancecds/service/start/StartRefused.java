// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.start;

/** Why the service does not start; the message is for the operator, with the remedy. */
final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message);
    }
}
