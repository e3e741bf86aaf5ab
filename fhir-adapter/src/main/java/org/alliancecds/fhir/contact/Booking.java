// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.time.Instant;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Barrier;
import org.jspecify.annotations.Nullable;

/** An appointment as read, before it is brought together with its encounter. */
record Booking(
        Resource resource,
        When.At start,
        AppointmentOutcome outcome,
        @Nullable Barrier barrier,
        @Nullable Instant bookedOn,
        Typing typing) {

    /** The same of that type. */
    Booking of(Typing other) {
        return new Booking(resource, start, outcome, barrier, bookedOn, other);
    }
}
