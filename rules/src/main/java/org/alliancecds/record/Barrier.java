// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

/** A practical obstacle to coming, as a session note or the reason of a missed appointment codes it. */
public enum Barrier {
    TRANSPORT,
    MONEY,
    CHILDCARE,
    WORK_HOURS,
    ROOM_OR_DEVICE
}
