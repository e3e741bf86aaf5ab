// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

/**
 * What a record lacks, as far as it is known: it was given in part. A thing that may be in the other part is not known. What
 * comes newest first and is cut lacks only what is earlier.
 */
public enum Gap {
    EARLIER_CONTACTS,
    /** Also those after the last that was given. */
    LATER_CONTACTS,
    /** Also appointments ahead. */
    LATER_BOOKINGS,
    EARLIER_RESPONSES,
    /** Also those after the latest that was given. */
    LATER_RESPONSES
}
