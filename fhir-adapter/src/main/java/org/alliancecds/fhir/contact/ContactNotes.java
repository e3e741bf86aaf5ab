// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Contact;
import org.alliancecds.record.DataNote.Code;

/** Says which contacts count by their types, and notes what does not. */
record ContactNotes(Call call, Stays stays) {
    /** A note names so many types; a site may have hundreds. */
    private static final int MOST_NAMED = 5;

    /** The contacts that are sessions or assessments. Untyped ones count only where nothing in the record is typed. */
    List<Contact> counted(List<Meeting> meetings) {
        boolean anyTyped =
                meetings.stream().anyMatch(meeting -> meeting.typing().typed());
        List<Contact> contacts = new ArrayList<>();
        Set<String> foreign = new TreeSet<>();
        int untyped = 0;
        int typed = 0;
        for (Meeting meeting : meetings) {
            if (anyTyped && !meeting.typing().counts()) {
                foreign.addAll(meeting.typing().codes());
                untyped += meeting.typing().typed() ? 0 : 1;
                typed += meeting.typing().typed() ? 1 : 0;
            } else {
                contacts.add(contact(meeting));
            }
        }
        if (!anyTyped && !meetings.isEmpty()) {
            call.notes()
                    .add(
                            Code.UNTYPED_CONTACTS,
                            "",
                            "No appointment or encounter says what it was for, so all of them count as sessions.");
        }
        if (!foreign.isEmpty() || untyped > 0) {
            call.notes().add(Code.TYPE_NOT_CONFIGURED, "", leftOut(typed, foreign, untyped));
        }
        return contacts;
    }

    private static String leftOut(int typed, Set<String> foreign, int untyped) {
        List<String> what = new ArrayList<>();
        if (typed > 0) {
            what.add(counted(typed)
                    + (foreign.size() == 1 ? " of the type " : " of the types ")
                    + String.join(
                            ", ",
                            foreign.stream().limit(MOST_NAMED).map(Tree::quote).toList())
                    + (foreign.size() > MOST_NAMED ? ", …" : ""));
        }
        if (untyped > 0) {
            what.add(counted(untyped) + " without a type");
        }
        return String.join(" and ", what) + (typed + untyped == 1 ? " was" : " were")
                + " left out. What is psychotherapy has its type in the setting alliance.psychotherapy-types.";
    }

    private static String counted(int contacts) {
        return contacts + (contacts == 1 ? " contact" : " contacts");
    }

    private Contact contact(Meeting meeting) {
        Booking booking = meeting.booking();
        AppointmentOutcome outcome = meeting.outcome();
        note(meeting, outcome);
        return new Contact(
                meeting.resource().reference(),
                meeting.start(),
                outcome,
                meeting.minutesLate(),
                booking != null && !outcome.attended() ? booking.barrier() : null,
                stays.hold(meeting.start()),
                meeting.typing().assessment() && !meeting.typing().psychotherapy(),
                booking != null,
                booking == null ? null : booking.bookedOn(),
                meeting.typing().treatment());
    }

    private void note(Meeting meeting, AppointmentOutcome outcome) {
        if (outcome == AppointmentOutcome.UNKNOWN || outcome == AppointmentOutcome.CANCELLED) {
            String why = outcome == AppointmentOutcome.CANCELLED
                    ? "It was cancelled, and no reason says by whom"
                    : "It is marked as missed, yet an encounter of that day belongs to it";
            call.note(Code.OUTCOME_UNKNOWN, meeting.resource(), why + "; it counts neither way.");
        }
    }
}
