// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.Contact;
import org.alliancecds.record.Gap;
import org.alliancecds.therapy.OrderedRecord.Dated;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * Appointments ahead, as they stood on the day of evaluation.
 *
 * @param ahead days of those that are known to have been booked, soonest first
 * @param unknownBecause why more may have been booked than is known, null when all are known
 */
public record Bookings(List<LocalDate> ahead, @Nullable Phrase unknownBecause) {
    private static final Words WORDS = Words.beside(Bookings.class);

    static Bookings of(OrderedRecord record, LocalDate asOf) {
        List<LocalDate> ahead = new ArrayList<>();
        boolean undated = false;
        boolean live = !asOf.isBefore(record.receivedOn());
        for (Dated<Contact> dated : record.contacts()) {
            LocalDate day = dated.day();
            LocalDate bookedOn = dated.bookedOn();
            boolean bookedBy = bookedOn == null || !bookedOn.isAfter(asOf);
            if (live || day.equals(asOf)) {
                boolean booked = dated.item().outcome() == AppointmentOutcome.BOOKED;
                if (booked && !day.isBefore(asOf) && bookedBy) {
                    ahead.add(day);
                }
            } else if (dated.item().fromAppointment() && day.isAfter(asOf)) {
                // What became of it later does not matter: on that day it stood in the book.
                if (bookedOn == null) {
                    undated = true;
                } else if (bookedBy) {
                    ahead.add(day);
                }
            }
        }
        return new Bookings(List.copyOf(ahead), whyUnknown(record.record(), undated, asOf));
    }

    /** Whether anything can be said about bookings ahead. */
    public boolean known() {
        return unknownBecause == null;
    }

    /** The next appointment ahead; null where none is known. */
    public @Nullable LocalDate next() {
        return ahead.isEmpty() ? null : ahead.get(0);
    }

    private static @Nullable Phrase whyUnknown(ClientRecord record, boolean undated, LocalDate asOf) {
        if (record.gaps().contains(Gap.LATER_BOOKINGS)) {
            return WORDS.say("bookings-not-given", "gap", Gaps.say(Gap.LATER_BOOKINGS));
        }
        if (!record.appointmentsSeen()) {
            return WORDS.say("no-appointments");
        }
        return undated ? WORDS.say("undated", "day", asOf) : null;
    }
}
