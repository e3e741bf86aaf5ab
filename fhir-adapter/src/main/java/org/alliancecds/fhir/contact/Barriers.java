// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.util.Map;
import org.alliancecds.record.Barrier;

/** The project's own codes for what keeps a client from coming, wherever they stand. */
public final class Barriers {
    /** The code system of the answers of the session note, these codes among them. */
    public static final String SYSTEM = "https://alliancecds.org/fhir/CodeSystem/session-note";

    /** What each code means. */
    public static final Map<String, Barrier> BY_CODE = Map.of(
            "transport", Barrier.TRANSPORT,
            "money", Barrier.MONEY,
            "childcare", Barrier.CHILDCARE,
            "work-hours", Barrier.WORK_HOURS,
            "room-or-device", Barrier.ROOM_OR_DEVICE);

    private Barriers() {}
}
