// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.alliancecds.course.AppointmentOutcome;
import org.alliancecds.course.Contact;
import org.alliancecds.course.DataNote.Code;

/** Says which contacts count by their types, and notes what does not. */
record ContactNotes(Call call, Stays stays) {

    private static final int MOST_TYPES = 30;

    /** The contacts that are sessions or assessments. Untyped ones count only where nothing in the record is typed. */
    List<Contact> counted(List<Meeting> meetings) {
        boolean anyTyped =
                meetings.stream().anyMatch(meeting -> meeting.typing().typed());
        List<Contact> contacts = new ArrayList<>();
        Set<String> foreign = new TreeSet<>();
        int untyped = 0;
        for (Meeting meeting : meetings) {
            if (anyTyped && !meeting.typing().counts()) {
                foreign.addAll(meeting.typing().codes());
                untyped += meeting.typing().typed() ? 0 : 1;
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
            call.notes().add(Code.TYPE_NOT_CONFIGURED, "", leftOut(foreign, untyped));
        }
        return contacts;
    }

    private static String leftOut(Set<String> foreign, int untyped) {
        List<String> what = new ArrayList<>();
        if (!foreign.isEmpty()) {
            int more = Math.max(0, foreign.size() - MOST_TYPES);
            what.add("contacts of the types "
                    + String.join(
                            ", ",
                            foreign.stream().limit(MOST_TYPES).map(Tree::quote).toList())
                    + (more == 0 ? "" : " and " + more + " more"));
        }
        if (untyped > 0) {
            what.add(untyped + (untyped == 1 ? " contact" : " contacts") + " without a type");
        }
        String text = String.join(" and ", what) + " were left out. If they are psychotherapy, their types belong into"
                + " the setting alliance.psychotherapy-types.";
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
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
        if (outcome == AppointmentOutcome.UNKNOWN) {
            String why = meeting.visit() == null
                    ? "It was cancelled, and no reason says by whom"
                    : "It is marked as missed, yet an encounter of that day belongs to it";
            call.note(Code.OUTCOME_UNKNOWN, meeting.resource(), why + "; it counts neither way.");
        }
    }
}
