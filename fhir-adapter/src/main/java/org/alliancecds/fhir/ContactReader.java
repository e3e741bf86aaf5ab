// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.course.AppointmentOutcome;
import org.jspecify.annotations.Nullable;

/** Brings appointments and encounters together: an encounter and its appointment are one contact. */
final class ContactReader {
    /** Without a reference, an encounter belongs to an appointment of its day that starts at most this far from it. */
    private static final Duration NEAR = Duration.ofHours(3);

    private final List<Booking> bookings;
    private final List<Visit> visits;
    private final Map<Booking, Visit> pairs = new LinkedHashMap<>();
    private final Set<Visit> taken = new LinkedHashSet<>();

    private ContactReader(List<Booking> bookings, List<Visit> visits) {
        this.bookings = bookings;
        this.visits = visits.stream()
                .sorted(Comparator.comparing((Visit visit) -> visit.began().instant())
                        .thenComparing(visit -> visit.resource().reference()))
                .toList();
    }

    /** Each booking with its visit, then the visits without a booking. */
    static List<Meeting> meetings(List<Booking> bookings, List<Visit> visits) {
        ContactReader reader = new ContactReader(bookings, visits);
        reader.pairByReference();
        reader.pairByTime();
        return reader.meetings();
    }

    private List<Meeting> meetings() {
        List<Meeting> meetings = new ArrayList<>();
        for (Booking booking : bookings) {
            meetings.add(new Meeting(booking, pairs.get(booking)));
        }
        for (Visit visit : visits) {
            if (!taken.contains(visit)) {
                meetings.add(new Meeting(null, visit));
            }
        }
        return meetings;
    }

    private void pairByReference() {
        Map<String, Booking> byReference = new LinkedHashMap<>();
        bookings.forEach(booking -> byReference.put(booking.resource().reference(), booking));
        for (Visit visit : visits) {
            for (String reference : visit.appointments()) {
                Booking booking = byReference.get(reference);
                if (booking != null) {
                    // A second encounter of one appointment is part of the same contact.
                    pairs.putIfAbsent(booking, visit);
                    taken.add(visit);
                }
            }
        }
    }

    private void pairByTime() {
        List<Candidate> candidates = new ArrayList<>();
        for (Booking booking : bookings) {
            for (Visit visit : visits) {
                Duration gap = gap(booking, visit);
                if (gap != null) {
                    candidates.add(new Candidate(booking, visit, gap));
                }
            }
        }
        candidates.stream()
                .sorted(Comparator.comparing(Candidate::gap)
                        .thenComparing(
                                candidate -> candidate.booking().resource().reference())
                        .thenComparing(candidate -> candidate.visit().resource().reference()))
                .forEach(candidate -> {
                    if (!pairs.containsKey(candidate.booking()) && taken.add(candidate.visit())) {
                        pairs.put(candidate.booking(), candidate.visit());
                    }
                });
    }

    /** How far the two start apart; null when they cannot be one contact. */
    private @Nullable Duration gap(Booking booking, Visit visit) {
        boolean open =
                booking.outcome() == AppointmentOutcome.ATTENDED || booking.outcome() == AppointmentOutcome.BOOKED;
        boolean free = !pairs.containsKey(booking)
                && !taken.contains(visit)
                && visit.appointments().isEmpty();
        if (!open
                || !free
                || !booking.typing().goesWith(visit.typing())
                || !booking.start().day().equals(visit.began().day())) {
            return null;
        }
        if (booking.start().dayOnly() || visit.began().dayOnly()) {
            return NEAR;
        }
        Duration gap = Duration.between(booking.start().instant(), visit.began().instant())
                .abs();
        return gap.compareTo(NEAR) <= 0 ? gap : null;
    }

    private record Candidate(Booking booking, Visit visit, Duration gap) {}
}
