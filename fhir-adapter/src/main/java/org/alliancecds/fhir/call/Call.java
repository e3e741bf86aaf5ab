// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.call;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.alliancecds.fhir.resource.References;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.measure.Measure;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.LeftOutForm;
import org.alliancecds.record.Rater;
import org.alliancecds.therapy.Deadline;
import org.alliancecds.words.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * What all readers need of one call: whose data it is, when it came, and where remarks go.
 *
 * @param starting the encounter that starts with this call, as {@code Encounter/id}; null outside of encounter-start
 * @param deadline until when it may be read
 */
public record Call(
        References references,
        Instant receivedAt,
        ZoneId zone,
        Notes notes,
        @Nullable String starting,
        Deadline deadline) {

    /** A FHIR date or time as a point in time, read in the zone of the call; null is a missing date. */
    public When when(@Nullable String text) {
        return When.read(text, zone);
    }

    /** True for a point in time after the receipt; a day counts from its start. */
    public boolean isFuture(When.At at) {
        return at.instant().isAfter(receivedAt);
    }

    /** The moment of the call. */
    public When.At now() {
        return new When.At(receivedAt, LocalDate.ofInstant(receivedAt, zone), false);
    }

    /** Whether a session of that day may be the one that starts with this call. */
    public boolean mayStart(When.At at) {
        return starting != null && at.day().equals(now().day());
    }

    /** The same, with its notes apart. */
    public Call aside() {
        return new Call(references, receivedAt, zone, new Notes(), starting, deadline);
    }

    /** Adds a data note about a resource. */
    public void note(DataNote.Code code, Resource resource, Phrase said) {
        notes.add(code, resource.reference(), said);
    }

    /** Keeps a form of a known measure that could not be used; one that is still ahead of its time is none. */
    public void leftOut(Resource resource, Measure measure, Rater rater, When when) {
        if (when instanceof When.At at && !isFuture(at)) {
            notes.leftOut(new LeftOutForm(resource.reference(), measure.id(), rater, at.instant()));
        }
    }
}
