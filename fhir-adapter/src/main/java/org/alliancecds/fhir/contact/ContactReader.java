// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.util.ArrayList;
import java.util.List;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.call.Guard;
import org.alliancecds.fhir.call.ReadingSettings;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.record.Contact;

/** Reads the contacts of one client from appointments and encounters. */
public final class ContactReader {
    private final ReadingSettings settings;
    private final Call call;

    public ContactReader(ReadingSettings settings, Call call) {
        this.settings = settings;
        this.call = call;
    }

    /**
     * The contacts that count, each once; what does not count has a data note.
     *
     * @param appointments of this client, in an order that the order of the prefetch does not change
     * @param encounters likewise
     */
    public List<Contact> read(List<Resource> appointments, List<Resource> encounters) {
        List<Booking> bookings = bookings(appointments);
        EncounterReader reader = new EncounterReader(settings, call);
        for (Resource encounter : encounters) {
            Guard.read(encounter, call, () -> reader.read(encounter));
        }
        return new ContactNotes(call, new Stays(reader.stays())).counted(Meetings.of(bookings, reader.visits()));
    }

    private List<Booking> bookings(List<Resource> appointments) {
        AppointmentReader reader = new AppointmentReader(settings, call);
        List<Booking> bookings = new ArrayList<>();
        for (Resource appointment : appointments) {
            Guard.read(appointment, call, () -> {
                Booking booking = reader.read(appointment);
                if (booking != null) {
                    bookings.add(booking);
                }
            });
        }
        return bookings;
    }
}
