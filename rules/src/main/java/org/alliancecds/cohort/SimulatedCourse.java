// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.Contact;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.SessionNote;
import org.jspecify.annotations.Nullable;

/**
 * A simulated client's course from the first session to the last, oldest first; days are days in UTC.
 *
 * @param client its number in the cohort, from 0
 * @param leftAfter the number of the session after which the client came no more; null when the course was completed
 * @param appointments the last one was attended
 */
public record SimulatedCourse(
        int client,
        @Nullable Integer leftAfter,
        List<Contact> appointments,
        List<MeasureResponse> responses,
        List<SessionNote> notes) {
    private static final LocalDate BORN = LocalDate.of(1990, 1, 1);

    public SimulatedCourse {
        appointments = List.copyOf(appointments);
        responses = List.copyOf(responses);
        notes = List.copyOf(notes);
    }

    /** Whether the client left before the course was completed. */
    public boolean droppedOut() {
        return leftAfter != null;
    }

    /** The appointments that were attended. */
    public List<Contact> sessions() {
        return appointments.stream()
                .filter(appointment -> appointment.outcome().attended())
                .toList();
    }

    /** The day on which the chart is opened for a session. */
    static LocalDate dayOf(Contact session) {
        return session.start().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /**
     * The record as it is when the chart is opened right before a session: all that happened earlier, and the appointment
     * itself as booked. Forms are filled in, and notes written, at or after a session, so those of this one are not there
     * yet. This is the one place that says when the rules are asked.
     */
    ClientRecord openedBefore(Contact session) {
        Instant opened = session.start();
        List<Contact> seen = new ArrayList<>(appointments.stream()
                .filter(appointment -> appointment.start().isBefore(opened))
                .toList());
        seen.add(new Contact(
                session.reference(),
                session.start(),
                AppointmentOutcome.BOOKED,
                null,
                null,
                false,
                false,
                true,
                session.bookedOn()));
        return new ClientRecord(
                ZoneOffset.UTC,
                opened,
                BORN,
                true,
                seen,
                responses.stream()
                        .filter(response -> response.answeredAt().isBefore(opened))
                        .toList(),
                notes.stream().filter(note -> note.writtenAt().isBefore(opened)).toList(),
                List.of(),
                List.of(),
                List.of());
    }
}
