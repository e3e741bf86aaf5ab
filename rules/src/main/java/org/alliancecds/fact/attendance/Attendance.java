// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.attendance;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Gap;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.therapy.Gaps;
import org.alliancecds.therapy.PastContact;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** Sessions, appointments and bookings of the course, and what they answer to rules. */
public final class Attendance {
    private static final Words WORDS = Words.beside(Attendance.class);

    private final Therapy therapy;
    private final Punctuality punctuality;
    private final List<PastContact> definite;
    private final List<LocalDate> attendedDays;
    private final List<PastContact> open;

    public Attendance(Therapy therapy) {
        this.therapy = therapy;
        this.punctuality = new Punctuality(therapy);
        this.definite =
                therapy.contacts().stream().filter(PastContact::isDefinite).toList();
        this.attendedDays = therapy.sessions().stream().map(Session::day).toList();
        this.open = therapy.openContacts();
    }

    /** Whether so many sessions were attended. */
    @Sentence(value = "the client has attended at least {n:1..200} session(s)", onlyIf = "sessions attended >= {n}")
    public Answer attendedAtLeast(int n) {
        return attended(n, true);
    }

    /** Whether fewer sessions were attended. */
    @Sentence(value = "the client has attended fewer than {n:1..200} session(s)", onlyIf = "sessions attended < {n}")
    public Answer attendedFewerThan(int n) {
        return attended(n, false);
    }

    /** A no-show without a coded obstacle and not in an in-patient stay. */
    @Sentence("an appointment was missed in this course")
    public Answer missedInCourse() {
        return among(
                definite,
                WORDS.say("in-course", "past", definite.size()),
                1,
                PastContact::isMissed,
                AppointmentOutcome.NO_SHOW);
    }

    /** Whether the last appointment with a known outcome was missed. */
    @Sentence("the last appointment was missed")
    public Answer lastMissed() {
        if (definite.isEmpty()) {
            return noAppointment();
        }
        PastContact last = definite.get(definite.size() - 1);
        if (therapy.lacks(Gap.LATER_CONTACTS)) {
            return Answer.notKnown(WORDS.say("last-unknown", "gap", Gaps.say(Gap.LATER_CONTACTS)));
        }
        if (!last.isMissed() && !therapy.appointmentsSeen()) {
            return missesUnseen();
        }
        Phrase reason = WORDS.say("last", "day", last.day(), "became", last.isMissed() ? "missed" : last.outcome());
        List<LocalDate> days = List.of(last.day());
        return last.isMissed()
                ? Answer.telling(true, reason, headline(AppointmentOutcome.NO_SHOW, days), days)
                : Answer.stage(false, reason, days);
    }

    /** With fewer appointments, of those so far. */
    @Sentence(value = "at least {n:1..20} of the last {of:1..20} appointments were missed", onlyIf = "{n} <= {of}")
    public Answer missedAtLeast(int n, int of) {
        return among(lastOf(definite, of), window(of), n, PastContact::isMissed, AppointmentOutcome.NO_SHOW);
    }

    /** Not known with fewer appointments. */
    @Sentence(
            value = "at least {n:1..20} of the last {of:1..20} appointments were cancelled by the client",
            onlyIf = "{n} <= {of}")
    public Answer cancelledByClientAtLeast(int n, int of) {
        if (therapy.absentBecause() == null && definite.size() < of) {
            return Answer.notKnown(WORDS.say("too-few", "past", definite.size(), "needed", of));
        }
        return among(
                lastOf(definite, of),
                window(of),
                n,
                PastContact::isCancelledByClient,
                AppointmentOutcome.CANCELLED_BY_CLIENT);
    }

    /** Those that the service cancelled could not be kept and are left out; of one whose outcome is not known it cannot be said. */
    @Sentence("the last {n:1..20} appointments were all kept")
    public Answer lastAllKept(int n) {
        if (therapy.absentBecause() != null || definite.isEmpty()) {
            return noAppointment();
        }
        if (therapy.lacks(Gap.EARLIER_CONTACTS)) {
            return Answer.notKnown(WORDS.say("kept-unknown", "gap", Gaps.say(Gap.EARLIER_CONTACTS)));
        }
        List<PastContact> appointments = lastOf(
                therapy.contacts().stream()
                        .filter(contact -> contact.outcome() != AppointmentOutcome.CANCELLED_BY_SERVICE)
                        .toList(),
                n);
        List<LocalDate> days = days(appointments);
        List<LocalDate> notKept = days(appointments.stream()
                .filter(contact -> contact.isDefinite() && !contact.outcome().attended())
                .toList());
        if (!notKept.isEmpty()) {
            return Answer.stage(
                    false, WORDS.say("not-kept", "of", days.size(), "count", notKept.size(), "days", notKept), days);
        }
        if (days.size() < n) {
            return Answer.notKnown(WORDS.say("too-few", "past", days.size(), "needed", n));
        }
        if (appointments.stream().anyMatch(contact -> !contact.isDefinite())) {
            return Answer.notKnown(WORDS.say("outcomes-unknown", "n", n));
        }
        return therapy.appointmentsSeen()
                ? Answer.telling(
                        true, WORDS.say("all-kept", "n", n, "days", days), WORDS.say("all-kept.headline", "n", n), days)
                : missesUnseen();
    }

    /** Needs two known arrivals. */
    @Sentence(
            value = "at least {n:1..20} of the last {of:1..20} sessions began {minutes:1..120} minutes or more late",
            onlyIf = "{n} <= {of}")
    public Answer lateAtLeast(int n, int of, int minutes) {
        return punctuality.lateAtLeast(n, of, minutes);
    }

    /** As appointments or session notes tell. */
    @Sentence("the client came on the wrong day within the last {weeks:1..52} week(s)")
    public Answer wrongDayWithinWeeks(int weeks) {
        return punctuality.wrongDayWithinWeeks(weeks);
    }

    /**
     * Where the next appointment comes later, what was booked for one of these days and then missed, or cancelled by the
     * service, was booked all the same: it is a sign of its own, or none of the client's. Where none comes at all, nothing
     * is booked.
     */
    @Sentence("nothing is booked within {days:1..120} days of the last session")
    public Answer nothingBookedWithin(int days) {
        Session session = therapy.lastSession();
        if (session == null) {
            return noSession();
        }
        LocalDate last = session.day();
        LocalDate next = therapy.bookings().next();
        if (next != null && !next.isAfter(last.plusDays(days))) {
            return Answer.stage(
                    false, WORDS.say("booked-within", "next", next, "days", days, "last", last), List.of(last));
        }
        LocalDate past = next == null ? null : bookedAndPast(last, last.plusDays(days));
        if (next != null && past != null) {
            return Answer.stage(
                    false,
                    WORDS.say("was-booked-within", "past", past, "days", days, "last", last, "next", next),
                    List.of(last));
        }
        Phrase unknown = therapy.bookings().unknownBecause();
        if (unknown != null) {
            return Answer.notKnown(unknown);
        }
        return next == null
                ? Answer.telling(
                        true,
                        WORDS.say("nothing-booked", "days", days, "last", last),
                        WORDS.say("nothing-booked.headline", "last", new Spoken.ShortDay(last)),
                        List.of(last))
                : Answer.telling(
                        true,
                        WORDS.say("booked-late", "days", days, "last", last, "next", next),
                        WORDS.say("booked-late.headline", "next", new Spoken.ShortDay(next)),
                        List.of(last));
    }

    /** The first day after one and up to another for which the client had an appointment, whether it was kept or not. */
    private @Nullable LocalDate bookedAndPast(LocalDate after, LocalDate last) {
        return therapy.contacts().stream()
                .filter(contact -> contact.outcome() != AppointmentOutcome.CANCELLED_BY_CLIENT)
                .map(PastContact::day)
                .filter(day -> day.isAfter(after) && !day.isAfter(last))
                .findFirst()
                .orElse(null);
    }

    /** Whether the record shows no appointment ahead. */
    @Sentence("no appointment is booked ahead")
    public Answer nothingBookedAhead() {
        Phrase absent = therapy.absentBecause();
        if (absent != null) {
            return Answer.notKnown(absent);
        }
        LocalDate next = therapy.bookings().next();
        if (next != null) {
            return Answer.stage(false, WORDS.say("next", "next", next), List.of());
        }
        Phrase unknown = therapy.bookings().unknownBecause();
        if (unknown != null) {
            return Answer.notKnown(unknown);
        }
        Session last = therapy.lastSession();
        return Answer.telling(
                true,
                WORDS.say("none-ahead", "day", therapy.asOf()),
                WORDS.say("none-ahead.headline"),
                last == null ? List.of() : List.of(last.day()));
    }

    /** Not known where a contact of these days has no known outcome. */
    @Sentence("the last session was at least {days:1..120} days ago")
    public Answer lastSessionAtLeastDaysAgo(int days) {
        Session session = therapy.lastSession();
        if (session == null) {
            return noSession();
        }
        LocalDate last = session.day();
        long ago = DAYS.between(last, therapy.asOf());
        LocalDate from = therapy.asOf().minusDays(days);
        LocalDate later = open.stream()
                .map(PastContact::day)
                .filter(day -> day.isAfter(last) && day.isAfter(from))
                .reduce(null, (first, second) -> second);
        if (ago >= days && therapy.lacks(Gap.LATER_CONTACTS)) {
            return Answer.notKnown(WORDS.say("last-session-unknown", "gap", Gaps.say(Gap.LATER_CONTACTS)));
        }
        if (ago >= days && later != null) {
            return Answer.notKnown(WORDS.say("later-contact-open", "last", last, "open", later));
        }
        return Answer.telling(
                ago >= days,
                WORDS.say("last-session", "last", last, "ago", ago),
                WORDS.say("last-session.headline", "last", new Spoken.ShortDay(last)),
                List.of(last));
    }

    /** All attended sessions of the course. */
    @Sentence("the contacts are for assessment only or a planned single session")
    public Answer assessmentOnly() {
        List<PastContact> attended = therapy.sessions().stream()
                .map(Session::contact)
                .filter(Objects::nonNull)
                .toList();
        if (attended.isEmpty()) {
            return noSession();
        }
        boolean all = attended.stream().allMatch(contact -> contact.contact().assessmentOnly());
        if (all && therapy.lacks(Gap.EARLIER_CONTACTS)) {
            return Answer.notKnown(WORDS.say("purpose-unknown", "gap", Gaps.say(Gap.EARLIER_CONTACTS)));
        }
        return Answer.stage(all, WORDS.say(all ? "assessment-only" : "not-assessment-only"), days(attended));
    }

    /** How many appointments were missed in this course, as far as the record shows. */
    public int missed() {
        return (int) therapy.contacts().stream().filter(PastContact::isMissed).count();
    }

    /** Attendance in numbers. */
    public AttendanceSummary summary() {
        List<Session> sessions = therapy.sessions();
        boolean counted = therapy.attendanceUnknownBecause() == null;
        boolean whole = counted && open.isEmpty() && !therapy.lacksEarlierSessions();
        return new AttendanceSummary(
                whole ? Integer.valueOf(sessions.size()) : null,
                counted && !whole ? Integer.valueOf(sessions.size()) : null,
                number(AppointmentOutcome.NO_SHOW),
                number(AppointmentOutcome.CANCELLED_BY_CLIENT),
                number(AppointmentOutcome.CANCELLED_BY_SERVICE),
                (int) therapy.contacts().stream()
                        .filter(contact -> !contact.isDefinite())
                        .count(),
                sessions.isEmpty() ? null : sessions.get(0).day(),
                Optional.ofNullable(therapy.lastSession()).map(Session::day).orElse(null),
                therapy.bookings().known(),
                therapy.bookings().next());
    }

    private int number(AppointmentOutcome outcome) {
        return (int) therapy.contacts().stream()
                .filter(contact -> contact.outcome() == outcome)
                .count();
    }

    /** Contacts of which nobody knows what became make the count a lower bound; it decides where it can. */
    private Answer attended(int n, boolean atLeast) {
        Phrase unknown = therapy.attendanceUnknownBecause();
        List<LocalDate> days = attendedDays;
        boolean lacking = therapy.lacksEarlierSessions();
        boolean decided = days.size() >= n || (!lacking && days.size() + open.size() < n);
        if (unknown != null && (open.isEmpty() || !decided)) {
            return Answer.notKnown(unknown);
        }
        Phrase reason = WORDS.say(
                "attended",
                "bound",
                !open.isEmpty() || lacking,
                "count",
                days.size(),
                "span",
                days.isEmpty() ? "" : new Spoken.Span(days.get(0), days.get(days.size() - 1)),
                "ratings",
                therapy.sessionsFromRatings(),
                "open",
                open.size(),
                "lacking",
                lacking);
        return decided ? Answer.stage(atLeast == (days.size() >= n), reason, days) : Answer.notKnown(reason);
    }

    private Answer among(
            List<PastContact> appointments,
            Phrase window,
            int n,
            Predicate<PastContact> counts,
            AppointmentOutcome outcome) {
        if (appointments.isEmpty()) {
            return noAppointment();
        }
        List<LocalDate> days = days(appointments.stream().filter(counts).toList());
        boolean holds = days.size() >= n;
        if (!holds && !therapy.appointmentsSeen()) {
            return missesUnseen();
        }
        if (!holds && therapy.lacks(Gap.EARLIER_CONTACTS)) {
            return Answer.notKnown(
                    WORDS.say("among-unknown", "gap", Gaps.say(Gap.EARLIER_CONTACTS), "outcome", outcome));
        }
        LocalDate from = appointments.get(0).day();
        long unknown =
                open.stream().filter(contact -> !contact.day().isBefore(from)).count();
        if (!holds && unknown > 0) {
            return Answer.notKnown(WORDS.say("among-open", "open", unknown, "from", from, "outcome", outcome));
        }
        boolean excused =
                appointments.stream().anyMatch(contact -> outcome == contact.outcome() && contact.isExcused());
        Phrase reason = WORDS.say(
                "among", "count", days.size(), "window", window, "outcome", outcome, "days", days, "excused", excused);
        return holds
                ? Answer.telling(true, reason, headline(outcome, days), days)
                : Answer.stage(false, reason, days(appointments));
    }

    private static Phrase headline(AppointmentOutcome outcome, List<LocalDate> days) {
        return WORDS.say(
                "among.headline",
                "count",
                days.size(),
                "outcome",
                outcome,
                "last",
                new Spoken.ShortDay(days.get(days.size() - 1)));
    }

    private static List<PastContact> lastOf(List<PastContact> contacts, int of) {
        return contacts.subList(Math.max(0, contacts.size() - of), contacts.size());
    }

    private static List<LocalDate> days(List<PastContact> contacts) {
        return contacts.stream().map(PastContact::day).toList();
    }

    private Phrase window(int of) {
        return definite.size() < of
                ? WORDS.say("so-far", "past", definite.size())
                : WORDS.say("last-so-many", "of", of);
    }

    private Answer noSession() {
        Phrase unknown = therapy.attendanceUnknownBecause();
        return Answer.notKnown(unknown == null ? WORDS.say("no-session") : unknown);
    }

    private Answer noAppointment() {
        Phrase absent = therapy.absentBecause();
        return Answer.notKnown(absent == null ? WORDS.say("no-appointment") : absent);
    }

    private static Answer missesUnseen() {
        return Answer.notKnown(WORDS.say("misses-unseen"));
    }
}
