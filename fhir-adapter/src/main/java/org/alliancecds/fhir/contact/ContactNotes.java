// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.resource.Quoted;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Contact;
import org.alliancecds.record.DataNote.Code;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;

/** Says which contacts count by their types, and notes what does not. */
record ContactNotes(Call call, Stays stays) {
    private static final Words WORDS = Words.beside(ContactNotes.class);

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
            call.notes().add(Code.UNTYPED_CONTACTS, "", WORDS.say("untyped"));
        }
        if (!foreign.isEmpty() || untyped > 0) {
            call.notes().add(Code.TYPE_NOT_CONFIGURED, "", leftOut(typed, foreign, untyped));
        }
        return contacts;
    }

    private static Phrase leftOut(int typed, Set<String> foreign, int untyped) {
        return WORDS.say(
                "left-out",
                "typed",
                typed,
                "types",
                foreign.size(),
                "named",
                new Spoken.Joined(
                        foreign.stream().limit(MOST_NAMED).map(Quoted::new).toList(), ", "),
                "more",
                foreign.size() > MOST_NAMED,
                "untyped",
                untyped,
                "all",
                typed + untyped);
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
            call.note(
                    Code.OUTCOME_UNKNOWN,
                    meeting.resource(),
                    WORDS.say("outcome-unknown", "cancelled", outcome == AppointmentOutcome.CANCELLED));
        }
    }
}
