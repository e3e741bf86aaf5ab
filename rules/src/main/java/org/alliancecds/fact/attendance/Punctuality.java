// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.attendance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.SessionNote;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.PastContact;
import org.alliancecds.therapy.PlacedNote;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** Late arrivals and wrong days, as the appointments and the therapist's notes tell them together. */
final class Punctuality {
    private static final Words WORDS = Words.beside(Punctuality.class);
    private static final int LEAST_KNOWN_ARRIVALS = 2;

    private final Therapy therapy;

    Punctuality(Therapy therapy) {
        this.therapy = therapy;
    }

    Answer lateAtLeast(int n, int of, int minutes) {
        Phrase unknown = therapy.attendanceUnknownBecause();
        if (unknown != null) {
            return Answer.notKnown(unknown);
        }
        if (therapy.sessions().isEmpty()) {
            return Answer.notKnown(WORDS.say("no-session"));
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
        int sessions = Math.min(of, therapy.sessions().size());
        if (known.size() < LEAST_KNOWN_ARRIVALS) {
            return Answer.notKnown(WORDS.say(
                    "arrivals-unknown", "known", known.size(), "sessions", sessions, "needed", LEAST_KNOWN_ARRIVALS));
        }
        Phrase reason = WORDS.say(
                "late",
                "count",
                late.size(),
                "sessions",
                sessions,
                "minutes",
                minutes,
                "days",
                late,
                "known",
                known.size() < sessions ? known.size() : -1);
        return late.size() >= n
                ? Answer.telling(
                        true,
                        reason,
                        WORDS.say(
                                "late.headline",
                                "count",
                                late.size(),
                                "last",
                                new Spoken.ShortDay(late.get(late.size() - 1))),
                        late)
                : Answer.stage(false, reason, known);
    }

    Answer wrongDayWithinWeeks(int weeks) {
        Phrase absent = therapy.absentBecause();
        if (absent != null) {
            return Answer.notKnown(absent);
        }
        LocalDate from = therapy.asOf().minusWeeks(weeks);
        TreeSet<LocalDate> wrong = new TreeSet<>();
        for (PastContact contact : therapy.contacts()) {
            if (contact.outcome() == AppointmentOutcome.WRONG_DAY
                    && !contact.day().isBefore(from)) {
                wrong.add(contact.day());
            }
        }
        for (PlacedNote placed : therapy.notes()) {
            if (Boolean.TRUE.equals(placed.note().wrongDay()) && !placed.about().isBefore(from)) {
                wrong.add(placed.about());
            }
        }
        if (wrong.isEmpty() && therapy.contacts().isEmpty() && therapy.notes().isEmpty()) {
            return Answer.notKnown(WORDS.say("no-day-known"));
        }
        return wrong.isEmpty()
                ? Answer.stage(false, WORDS.say("no-wrong-day", "weeks", weeks), List.of())
                : Answer.telling(
                        true,
                        WORDS.say("wrong-day", "days", List.copyOf(wrong), "weeks", weeks, "day", therapy.asOf()),
                        WORDS.say("wrong-day.headline", "last", new Spoken.ShortDay(wrong.last())),
                        wrong);
    }

    /** What the times say, or the note: the longer of the two, null when neither says. */
    private @Nullable Integer minutesLate(Session session) {
        PastContact contact = session.contact();
        Integer longest = contact == null ? null : contact.contact().minutesLate();
        for (SessionNote note : therapy.notes().of(session)) {
            Integer noted = note.lateMinutes();
            if (noted != null && (longest == null || noted > longest)) {
                longest = noted;
            }
        }
        return longest;
    }
}
