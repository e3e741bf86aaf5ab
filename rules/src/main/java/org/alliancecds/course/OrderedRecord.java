// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client's record put in order, with the day of everything in it. Done once, however many days it is then looked at as
 * of: finding the day of an instant is most of the work of cutting a course out.
 *
 * @param receivedOn the day on which the data arrived
 * @param contacts oldest first, as the rest
 */
record OrderedRecord(
        ClientRecord record,
        LocalDate receivedOn,
        List<Dated<Contact>> contacts,
        List<Dated<MeasureResponse>> responses,
        List<Dated<SessionNote>> notes,
        List<Dated<RiskAnswer>> riskAnswers) {

    /**
     * Something of the record, with its day.
     *
     * @param bookedOn of a contact, the day on which it was booked; else null
     */
    record Dated<T>(T item, LocalDate day, @Nullable LocalDate bookedOn) {}

    static OrderedRecord of(ClientRecord record) {
        return new OrderedRecord(
                record,
                day(record, record.receivedAt()),
                inOrder(record, record.contacts(), Contact::start, Contact::reference),
                inOrder(record, record.responses(), MeasureResponse::answeredAt, MeasureResponse::reference),
                inOrder(record, record.notes(), SessionNote::writtenAt, SessionNote::reference),
                inOrder(record, record.riskAnswers(), RiskAnswer::answeredAt, RiskAnswer::reference));
    }

    /** By instant, then by reference, then by all that they say, so that the order of the record never matters. */
    private static <T> List<Dated<T>> inOrder(
            ClientRecord record, List<T> items, Function<T, Instant> when, Function<T, String> reference) {
        return items.stream()
                .distinct()
                .sorted(Comparator.comparing(when).thenComparing(reference).thenComparing(OrderedRecord::contentOf))
                .map(item -> new Dated<>(item, day(record, when.apply(item)), bookedOn(record, item)))
                .toList();
    }

    private static @Nullable LocalDate bookedOn(ClientRecord record, Object item) {
        Instant bookedOn = item instanceof Contact contact ? contact.bookedOn() : null;
        return bookedOn == null ? null : day(record, bookedOn);
    }

    private static String contentOf(Object item) {
        // The order of an immutable map differs from run to run; that of a sorted one does not.
        return item instanceof MeasureResponse response
                ? response.measure()
                        + response.rater()
                        + response.amended()
                        + new TreeMap<>(response.values())
                        + new TreeMap<>(response.itemAnswers())
                : item.toString();
    }

    private static LocalDate day(ClientRecord record, Instant instant) {
        return instant.atZone(record.zone()).toLocalDate();
    }
}
