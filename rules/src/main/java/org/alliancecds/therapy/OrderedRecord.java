// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.Contact;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.record.SessionNote;
import org.jspecify.annotations.Nullable;

/**
 * A client's record put in order, with the day of everything in it. Done once, however many days it is then looked at as
 * of: finding the day of an instant is most of the work of cutting a course out.
 *
 * @param receivedOn the day on which the data arrived
 * @param contacts oldest first, as the rest
 */
public record OrderedRecord(
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

    public static OrderedRecord of(ClientRecord record) {
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
        List<Ordered<T>> ordered = new ArrayList<>();
        items.forEach(item -> ordered.add(new Ordered<>(item, when.apply(item), reference.apply(item))));
        ordered.sort(Comparator.comparing((Ordered<T> one) -> one.when)
                .thenComparing(one -> one.reference)
                .thenComparing(Ordered::content));
        List<Dated<T>> dated = new ArrayList<>();
        T before = null;
        for (Ordered<T> one : ordered) {
            // Equal ones stand side by side.
            if (!one.item.equals(before)) {
                dated.add(new Dated<>(one.item, day(record, one.when), bookedOn(record, one.item)));
            }
            before = one.item;
        }
        return List.copyOf(dated);
    }

    /** Something to be put in order; all that it says is written out only where nothing else decides, and once. */
    private static final class Ordered<T> {
        private final T item;
        private final Instant when;
        private final String reference;
        private @Nullable String content;

        Ordered(T item, Instant when, String reference) {
            this.item = item;
            this.when = when;
            this.reference = reference;
        }

        String content() {
            String known = content;
            if (known == null) {
                known = contentOf(item);
                content = known;
            }
            return known;
        }
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
