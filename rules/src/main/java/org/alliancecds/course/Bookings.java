// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appointments ahead, as they stood on the day of evaluation.
 *
 * @param ahead days of those that are known to have been booked, soonest first
 * @param unknownBecause why more may have been booked than is known, null when all are known
 */
record Bookings(List<LocalDate> ahead, @Nullable String unknownBecause) {

    static Bookings of(ClientRecord record, LocalDate asOf) {
        List<LocalDate> ahead = new ArrayList<>();
        boolean undated = false;
        boolean live = !asOf.isBefore(day(record, record.receivedAt()));
        for (Contact contact : record.contacts()) {
            LocalDate day = day(record, contact.start());
            boolean booked = contact.outcome() == AppointmentOutcome.BOOKED;
            if (live || day.equals(asOf)) {
                if (booked && !day.isBefore(asOf) && !bookedAfter(record, contact, asOf)) {
                    ahead.add(day);
                }
            } else if (contact.fromAppointment() && day.isAfter(asOf)) {
                // What became of it later does not matter: on that day it stood in the book.
                if (contact.bookedOn() == null) {
                    undated = true;
                } else if (!bookedAfter(record, contact, asOf)) {
                    ahead.add(day);
                }
            }
        }
        Collections.sort(ahead);
        return new Bookings(List.copyOf(ahead), unknownBecause(record.appointmentsSeen(), undated, asOf));
    }

    boolean known() {
        return unknownBecause == null;
    }

    @Nullable
    LocalDate next() {
        return ahead.isEmpty() ? null : ahead.get(0);
    }

    private static @Nullable String unknownBecause(boolean appointmentsSeen, boolean undated, LocalDate asOf) {
        if (!appointmentsSeen) {
            return "The record holds no appointments, so it is not known what is booked ahead.";
        }
        return undated
                ? "It is not known what was booked ahead on " + InWords.day(asOf)
                        + ": a later appointment does not say when it was booked."
                : null;
    }

    private static boolean bookedAfter(ClientRecord record, Contact contact, LocalDate asOf) {
        Instant bookedOn = contact.bookedOn();
        return bookedOn != null && day(record, bookedOn).isAfter(asOf);
    }

    private static LocalDate day(ClientRecord record, Instant instant) {
        return instant.atZone(record.zone()).toLocalDate();
    }
}
