// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.alliancecds.course.DataNote;
import org.alliancecds.course.Deadline;
import org.alliancecds.course.LeftOutForm;
import org.alliancecds.course.Rater;
import org.alliancecds.measure.Measure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What all readers need of one call: whose data it is, when it came, and where remarks go.
 *
 * @param starting the encounter that starts with this call, as {@code Encounter/id}; null outside of encounter-start
 * @param deadline until when it may be read
 */
record Call(
        References references,
        Instant receivedAt,
        ZoneId zone,
        Notes notes,
        @Nullable String starting,
        Deadline deadline) {

    When when(@Nullable String text) {
        return When.read(text, zone);
    }

    /** True for a point in time after the receipt; a day counts from its start. */
    boolean isFuture(When.At at) {
        return at.instant().isAfter(receivedAt);
    }

    /** The moment of the call. */
    When.At now() {
        return new When.At(receivedAt, LocalDate.ofInstant(receivedAt, zone), false);
    }

    /** Whether a session of that day may be the one that starts with this call. */
    boolean mayStart(When.At at) {
        return starting != null && at.day().equals(now().day());
    }

    /** The same, with its notes apart. */
    Call aside() {
        return new Call(references, receivedAt, zone, new Notes(), starting, deadline);
    }

    void note(DataNote.Code code, Resource resource, String text) {
        notes.add(code, resource.reference(), text);
    }

    /** Keeps a form of a known measure that could not be used; one that is still ahead of its time is none. */
    void leftOut(Resource resource, Measure measure, Rater rater, When when) {
        if (when instanceof When.At at && !isFuture(at)) {
            notes.leftOut(new LeftOutForm(resource.reference(), measure.id(), rater, at.instant()));
        }
    }

    /**
     * Whether a resource is about the client of this call. One that names no one came in this client's prefetch and is
     * this client's.
     */
    boolean isOfPatient(JsonNode tree) {
        String field = tree.has("subject") ? "subject" : "patient";
        String reference = Tree.reference(tree, field);
        return reference == null || reference.startsWith("#") || references.isPatient(reference);
    }
}
