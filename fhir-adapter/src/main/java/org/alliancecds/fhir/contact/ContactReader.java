// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
     * @param ahead what the call says is about to be
     */
    public List<Contact> read(List<Resource> appointments, List<Resource> encounters, Ahead ahead) {
        EncounterReader reader = new EncounterReader(settings, call);
        for (Resource encounter : encounters) {
            Guard.read(encounter, call, () -> reader.read(encounter));
        }
        List<Booking> bookings = bookings(appointments, reader.visits(), ahead);
        return new ContactNotes(call, new Stays(reader.stays())).counted(Meetings.of(bookings, reader.visits()));
    }

    private List<Booking> bookings(List<Resource> appointments, List<Visit> visits, Ahead ahead) {
        if (ahead.isNothing()) {
            return bookings(appointments, call);
        }
        AheadReader reader = new AheadReader(ahead, settings, call);
        List<Meeting> before = Meetings.of(bookings(appointments, call.aside()), visits);
        List<Resource> others = appointments.stream()
                .filter(appointment -> !reader.isBookedAnew(appointment))
                .toList();
        Set<String> given = others.stream().map(Resource::reference).collect(Collectors.toSet());
        return reader.with(bookings(others, call), before, given);
    }

    private List<Booking> bookings(List<Resource> appointments, Call call) {
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
