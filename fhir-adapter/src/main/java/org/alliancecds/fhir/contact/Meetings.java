// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliancecds.record.AppointmentOutcome;
import org.jspecify.annotations.Nullable;

/** Brings appointments and encounters together: an encounter and its appointment are one contact. */
final class Meetings {
    /** Without a reference, an encounter belongs to an appointment of its day that starts at most this far from it. */
    private static final Duration NEAR = Duration.ofHours(3);

    private final List<Booking> bookings;
    private final List<Visit> visits;
    private final @Nullable Visit[] visitOf;
    private final boolean[] taken;

    private Meetings(List<Booking> bookings, List<Visit> visits) {
        this.bookings = bookings;
        this.visits = visits.stream()
                .sorted(Comparator.comparing((Visit visit) -> visit.began().instant())
                        .thenComparing(visit -> visit.resource().reference()))
                .toList();
        this.visitOf = new Visit[bookings.size()];
        this.taken = new boolean[visits.size()];
    }

    /**
     * Each booking with its visit, then the visits without a booking.
     *
     * @param bookings in an order of their own, in which equal ones stand side by side; so the visits
     */
    static List<Meeting> of(List<Booking> bookings, List<Visit> visits) {
        Meetings meetings = new Meetings(onceEach(bookings), onceEach(visits));
        meetings.pairByReference();
        meetings.pairByTime();
        return meetings.all();
    }

    /** Copies of a resource without an id are one contact. */
    private static <T> List<T> onceEach(List<T> items) {
        List<T> once = new ArrayList<>();
        for (T item : items) {
            if (once.isEmpty() || !item.equals(once.get(once.size() - 1))) {
                once.add(item);
            }
        }
        return once;
    }

    private List<Meeting> all() {
        List<Meeting> meetings = new ArrayList<>();
        for (int i = 0; i < bookings.size(); i++) {
            meetings.add(new Meeting(bookings.get(i), visitOf[i]));
        }
        for (int i = 0; i < visits.size(); i++) {
            if (!taken[i]) {
                meetings.add(new Meeting(null, visits.get(i)));
            }
        }
        return meetings;
    }

    private void pairByReference() {
        Map<String, Integer> byReference = new HashMap<>();
        for (int i = 0; i < bookings.size(); i++) {
            byReference.put(bookings.get(i).resource().reference(), i);
        }
        for (int v = 0; v < visits.size(); v++) {
            for (String reference : visits.get(v).appointments()) {
                Integer booking = byReference.get(reference);
                if (booking != null) {
                    // A second encounter of one appointment is part of the same contact.
                    visitOf[booking] = visitOf[booking] == null ? visits.get(v) : visitOf[booking];
                    taken[v] = true;
                }
            }
        }
    }

    private void pairByTime() {
        Map<LocalDate, List<NearestPairs.Item>> openBookings = new TreeMap<>();
        for (int i = 0; i < bookings.size(); i++) {
            Booking booking = bookings.get(i);
            boolean open =
                    booking.outcome() == AppointmentOutcome.ATTENDED || booking.outcome() == AppointmentOutcome.BOOKED;
            if (open && visitOf[i] == null) {
                openBookings
                        .computeIfAbsent(booking.start().day(), fresh -> new ArrayList<>())
                        .add(new NearestPairs.Item(
                                i, booking.resource().reference(), booking.start(), booking.typing()));
            }
        }
        Map<LocalDate, List<NearestPairs.Item>> freeVisits = new TreeMap<>();
        for (int v = 0; v < visits.size(); v++) {
            Visit visit = visits.get(v);
            if (!taken[v] && visit.appointments().isEmpty()) {
                freeVisits
                        .computeIfAbsent(visit.began().day(), fresh -> new ArrayList<>())
                        .add(new NearestPairs.Item(v, visit.resource().reference(), visit.began(), visit.typing()));
            }
        }
        openBookings.forEach((day, open) ->
                NearestPairs.find(open, freeVisits.getOrDefault(day, List.of()), NEAR, (booking, visit) -> {
                    visitOf[booking] = visits.get(visit);
                    taken[visit] = true;
                }));
    }
}
