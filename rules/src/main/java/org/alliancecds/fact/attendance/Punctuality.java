// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.attendance;

import static org.alliancecds.words.InWords.count;
import static org.alliancecds.words.InWords.day;
import static org.alliancecds.words.InWords.shortDay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.SessionNote;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.PastContact;
import org.alliancecds.therapy.PlacedNote;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.InWords;
import org.jspecify.annotations.Nullable;

/** Late arrivals and wrong days, as the appointments and the therapist's notes tell them together. */
final class Punctuality {
    private static final int LEAST_KNOWN_ARRIVALS = 2;

    private final Therapy therapy;

    Punctuality(Therapy therapy) {
        this.therapy = therapy;
    }

    Answer lateAtLeast(int n, int of, int minutes) {
        String unknown = therapy.attendanceUnknownBecause();
        if (unknown != null) {
            return Answer.notKnown(unknown);
        }
        if (therapy.sessions().isEmpty()) {
            return Answer.notKnown("No session was attended in this course so far.");
        }
        List<LocalDate> known = new ArrayList<>();
        List<LocalDate> late = new ArrayList<>();
        for (Session session : therapy.lastSessions(of)) {
            Integer arrival = minutesLate(session);
            if (arrival != null) {
                known.add(session.day());
                if (arrival >= minutes) {
                    late.add(session.day());
                }
            }
        }
        if (known.size() < LEAST_KNOWN_ARRIVALS) {
            return Answer.notKnown("The time of arrival is known for " + known.size() + " of the last "
                    + count(Math.min(of, therapy.sessions().size()), "session") + "; this needs at least "
                    + LEAST_KNOWN_ARRIVALS + ".");
        }
        int sessions = Math.min(of, therapy.sessions().size());
        String text = (late.isEmpty() ? "None" : String.valueOf(late.size())) + " of the last "
                + count(sessions, "session") + " began " + count(minutes, "minute") + " or more late"
                + (late.isEmpty() ? "" : ": " + InWords.days(late)) + "."
                + (known.size() < sessions ? " The time of arrival is known for " + known.size() + " of them." : "");
        return late.size() >= n
                ? Answer.telling(
                        true,
                        text,
                        "late " + count(late.size(), "time") + ", the last on " + shortDay(late.get(late.size() - 1)),
                        late)
                : Answer.stage(false, text, known);
    }

    Answer wrongDayWithinWeeks(int weeks) {
        String absent = therapy.absentBecause();
        if (absent != null) {
            return Answer.notKnown(absent);
        }
        LocalDate from = therapy.asOf().minusWeeks(weeks);
        TreeSet<LocalDate> wrong = new TreeSet<>();
        Stream.concat(
                        therapy.contacts().stream()
                                .filter(contact -> contact.outcome() == AppointmentOutcome.WRONG_DAY)
                                .map(PastContact::day),
                        therapy.notes().stream()
                                .filter(placed ->
                                        Boolean.TRUE.equals(placed.note().wrongDay()))
                                .map(PlacedNote::about))
                .filter(day -> !day.isBefore(from))
                .forEach(wrong::add);
        if (wrong.isEmpty() && therapy.contacts().isEmpty() && therapy.notes().isEmpty()) {
            return Answer.notKnown("The record holds neither appointments nor session notes that could tell.");
        }
        return wrong.isEmpty()
                ? Answer.stage(
                        false,
                        "The client did not come on a wrong day in the last " + count(weeks, "week") + ".",
                        List.of())
                : Answer.telling(
                        true,
                        "The client came on another day than booked: " + InWords.days(List.copyOf(wrong)) + " (within "
                                + count(weeks, "week") + " of " + day(therapy.asOf()) + ").",
                        "came on another day on " + shortDay(wrong.last()),
                        wrong);
    }

    /** What the times say, or the note: the longer of the two, null when neither says. */
    private @Nullable Integer minutesLate(Session session) {
        PastContact contact = session.contact();
        return Stream.concat(
                        Stream.ofNullable(
                                contact == null ? null : contact.contact().minutesLate()),
                        therapy.notes().of(session).stream()
                                .map(SessionNote::lateMinutes)
                                .filter(Objects::nonNull))
                .max(Integer::compare)
                .orElse(null);
    }
}
