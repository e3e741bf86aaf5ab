// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.attendance;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.alliancecds.words.InWords.count;
import static org.alliancecds.words.InWords.day;
import static org.alliancecds.words.InWords.shortDay;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Gap;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.PastContact;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.InWords;
import org.jspecify.annotations.Nullable;

/** Sessions, appointments and bookings of the course, and what they answer to rules. */
public final class Attendance {
    private static final String EXCUSED =
            " One with a practical reason or during an in-patient stay is not counted among these.";

    private final Therapy therapy;
    private final Punctuality punctuality;

    public Attendance(Therapy therapy) {
        this.therapy = therapy;
        this.punctuality = new Punctuality(therapy);
    }

    /** "the client has attended at least {n} session(s)". */
    public Answer attendedAtLeast(int n) {
        return attended(n, true);
    }

    /** "the client has attended fewer than {n} session(s)". */
    public Answer attendedFewerThan(int n) {
        return attended(n, false);
    }

    /** "an appointment was missed in this course": a no-show without a coded obstacle and not in an in-patient stay. */
    public Answer missedInCourse() {
        return among(
                definite(),
                count(definite().size(), "past appointment") + " in this course",
                1,
                PastContact::isMissed,
                Words.MISSED);
    }

    /** "the last appointment was missed". */
    public Answer lastMissed() {
        List<PastContact> appointments = definite();
        if (appointments.isEmpty()) {
            return noAppointment();
        }
        PastContact last = appointments.get(appointments.size() - 1);
        if (therapy.lacks(Gap.LATER_CONTACTS)) {
            return Answer.notKnown(Gap.LATER_CONTACTS.words() + ", so it is not known which was the last.");
        }
        if (!last.isMissed() && !therapy.appointmentsSeen()) {
            return missesUnseen();
        }
        String text = "The last past appointment (" + day(last.day()) + ") " + became(last) + ".";
        return last.isMissed()
                ? Answer.telling(true, text, Words.MISSED.headline(List.of(last.day())), List.of(last.day()))
                : Answer.stage(false, text, List.of(last.day()));
    }

    /** "at least {n} of the last {of} appointments were missed"; with fewer appointments, of those so far. */
    public Answer missedAtLeast(int n, int of) {
        return among(lastOf(definite(), of), window(of), n, PastContact::isMissed, Words.MISSED);
    }

    /** "at least {n} of the last {of} appointments were cancelled by the client"; not known with fewer of them. */
    public Answer cancelledByClientAtLeast(int n, int of) {
        int past = definite().size();
        if (therapy.absentBecause() == null && past < of) {
            return Answer.notKnown(
                    "There are " + past + " of the " + count(of, "past appointment") + " that this needs so far.");
        }
        return among(lastOf(definite(), of), window(of), n, PastContact::isCancelledByClient, Words.CANCELLED);
    }

    /**
     * "the last {n} appointments were all kept". Those that the service cancelled could not be kept and are left out; of
     * one whose outcome is not known it cannot be said.
     */
    public Answer lastAllKept(int n) {
        if (therapy.absentBecause() != null || definite().isEmpty()) {
            return noAppointment();
        }
        if (therapy.lacks(Gap.EARLIER_CONTACTS)) {
            return Answer.notKnown(Gap.EARLIER_CONTACTS.words() + ", so it is not known whether each was kept.");
        }
        List<PastContact> appointments = lastOf(
                therapy.contacts().stream()
                        .filter(contact -> contact.outcome() != AppointmentOutcome.CANCELLED_BY_SERVICE)
                        .toList(),
                n);
        List<LocalDate> days = appointments.stream().map(PastContact::day).toList();
        List<LocalDate> notKept = appointments.stream()
                .filter(contact -> contact.isDefinite() && !contact.outcome().attended())
                .map(PastContact::day)
                .toList();
        if (!notKept.isEmpty()) {
            return Answer.stage(
                    false,
                    "Of the last " + count(days.size(), "appointment") + ", " + notKept.size()
                            + (notKept.size() == 1 ? " was" : " were") + " not kept: " + InWords.days(notKept) + ".",
                    days);
        }
        if (days.size() < n) {
            return Answer.notKnown("There are " + days.size() + " of the " + count(n, "past appointment")
                    + " that this needs so far.");
        }
        if (appointments.stream().anyMatch(contact -> !contact.isDefinite())) {
            return Answer.notKnown(
                    "The record does not say what became of each of the last " + count(n, "appointment") + ".");
        }
        return therapy.appointmentsSeen()
                ? Answer.telling(
                        true,
                        "The last " + count(n, "appointment") + " were all kept: " + InWords.days(days) + ".",
                        "the last " + count(n, "appointment") + " kept",
                        days)
                : missesUnseen();
    }

    /** "at least {n} of the last {of} sessions began {minutes} minutes or more late"; needs 2 known arrivals. */
    public Answer lateAtLeast(int n, int of, int minutes) {
        return punctuality.lateAtLeast(n, of, minutes);
    }

    /** "the client came on the wrong day within the last {weeks} week(s)". */
    public Answer wrongDayWithinWeeks(int weeks) {
        return punctuality.wrongDayWithinWeeks(weeks);
    }

    /**
     * "nothing is booked within {days} days of the last session". Where the next appointment comes later, what was booked
     * for one of these days and then missed, or cancelled by the service, was booked all the same: it is a sign of its
     * own, or none of the client's. Where none comes at all, nothing is booked.
     */
    public Answer nothingBookedWithin(int days) {
        Session last = therapy.lastSession();
        if (last == null) {
            return noSession();
        }
        LocalDate next = therapy.bookings().next();
        String after = "the last session (" + day(last.day()) + ")";
        if (next != null && !next.isAfter(last.day().plusDays(days))) {
            return Answer.stage(
                    false,
                    "The next appointment is booked for " + day(next) + ", within " + count(days, "day") + " of "
                            + after + ".",
                    List.of(last.day()));
        }
        if (next != null) {
            LocalDate past = bookedAndPast(last.day(), last.day().plusDays(days));
            if (past != null) {
                return Answer.stage(
                        false,
                        "An appointment had been booked for " + day(past) + ", within " + count(days, "day") + " of "
                                + after + ", and the next is booked for " + day(next) + ".",
                        List.of(last.day()));
            }
        }
        String unknown = therapy.bookings().unknownBecause();
        if (unknown != null) {
            return Answer.notKnown(unknown);
        }
        String text = next == null
                ? "Nothing is booked within " + count(days, "day") + " of " + after + ", nor later."
                : "Nothing is booked within " + count(days, "day") + " of " + after + "; the next appointment is on "
                        + day(next) + ".";
        String headline = next == null
                ? "nothing booked since " + shortDay(last.day())
                : "next appointment only on " + shortDay(next);
        return Answer.telling(true, text, headline, List.of(last.day()));
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

    /** "no appointment is booked ahead". */
    public Answer nothingBookedAhead() {
        String absent = therapy.absentBecause();
        if (absent != null) {
            return Answer.notKnown(absent);
        }
        LocalDate next = therapy.bookings().next();
        if (next != null) {
            return Answer.stage(false, "The next appointment is booked for " + day(next) + ".", List.of());
        }
        String unknown = therapy.bookings().unknownBecause();
        if (unknown != null) {
            return Answer.notKnown(unknown);
        }
        Session last = therapy.lastSession();
        return Answer.telling(
                true,
                "No appointment is booked ahead as of " + day(therapy.asOf()) + ".",
                "nothing booked ahead",
                last == null ? List.of() : List.of(last.day()));
    }

    /** "the last session was at least {days} days ago". */
    public Answer lastSessionAtLeastDaysAgo(int days) {
        Session last = therapy.lastSession();
        if (last == null) {
            return noSession();
        }
        long ago = DAYS.between(last.day(), therapy.asOf());
        LocalDate open = therapy.openContacts().stream()
                .map(PastContact::day)
                .filter(day -> day.isAfter(last.day()) && DAYS.between(day, therapy.asOf()) < days)
                .reduce(null, (first, second) -> second);
        if (ago >= days && therapy.lacks(Gap.LATER_CONTACTS)) {
            return Answer.notKnown(Gap.LATER_CONTACTS.words() + ", so it is not known when the last session was.");
        }
        if (ago >= days && open != null) {
            return Answer.notKnown("The last session that is known was on " + day(last.day())
                    + ", and the record does not say what became of the contact on " + day(open) + ".");
        }
        String text = "The last session was on " + day(last.day()) + ", "
                + (ago == 0 ? "the same day" : count(ago, "day") + " ago") + ".";
        return Answer.telling(ago >= days, text, "not seen since " + shortDay(last.day()), List.of(last.day()));
    }

    /** "the contacts are for assessment only or a planned single session": all attended ones of the course. */
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
            return Answer.notKnown(Gap.EARLIER_CONTACTS.words() + ", so it is not known what the others were for.");
        }
        return Answer.stage(
                all,
                all
                        ? "Every session of this course is typed as an assessment or a planned single session."
                        : "The sessions of this course are not, or not only, typed as assessments or planned single"
                                + " sessions.",
                attended.stream().map(PastContact::day).toList());
    }

    /** How many appointments were missed in this course, as far as the record shows. */
    public int missed() {
        return (int) therapy.contacts().stream().filter(PastContact::isMissed).count();
    }

    public AttendanceSummary summary() {
        List<Session> sessions = therapy.sessions();
        boolean counted = therapy.attendanceUnknownBecause() == null;
        boolean whole = counted && therapy.openContacts().isEmpty() && !therapy.lacksEarlierSessions();
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
        String unknown = therapy.attendanceUnknownBecause();
        List<LocalDate> days = therapy.sessions().stream().map(Session::day).toList();
        int open = therapy.openContacts().size();
        boolean lacking = therapy.lacksEarlierSessions();
        boolean decided = days.size() >= n || (!lacking && days.size() + open < n);
        if (unknown != null && (open == 0 || !decided)) {
            return Answer.notKnown(unknown);
        }
        String text = "The client has attended " + (open == 0 && !lacking ? "" : "at least ")
                + count(days.size(), "session")
                + " in this course"
                + (days.isEmpty() ? "" : " (" + InWords.span(days.get(0), days.get(days.size() - 1)) + ")")
                + (therapy.sessionsFromRatings() ? ", counted by the days of the client's ratings" : "")
                + (open == 0 ? "" : "; of " + count(open, "past contact") + " the record does not say what became")
                + (lacking ? "; not all of the record was given." : ".");
        return decided ? Answer.stage(atLeast == (days.size() >= n), text, days) : Answer.notKnown(text);
    }

    private Answer among(
            List<PastContact> appointments, String where, int n, Predicate<PastContact> counts, Words words) {
        if (appointments.isEmpty()) {
            return noAppointment();
        }
        List<LocalDate> days =
                appointments.stream().filter(counts).map(PastContact::day).toList();
        boolean holds = days.size() >= n;
        if (!holds && !therapy.appointmentsSeen()) {
            return missesUnseen();
        }
        if (!holds && therapy.lacks(Gap.EARLIER_CONTACTS)) {
            return Answer.notKnown(
                    Gap.EARLIER_CONTACTS.words() + ", so one that was " + words.done + " may not have been seen.");
        }
        LocalDate from = appointments.get(0).day();
        long open = therapy.openContacts().stream()
                .filter(contact -> !contact.day().isBefore(from))
                .count();
        if (!holds && open > 0) {
            return Answer.notKnown("Of " + count(open, "past contact") + " since " + day(from)
                    + " the record does not say what became, so one that was " + words.done + " would not be seen.");
        }
        boolean excused =
                appointments.stream().anyMatch(contact -> words.outcome == contact.outcome() && contact.isExcused());
        String text = (days.isEmpty() ? "None" : String.valueOf(days.size())) + " of the "
                + where + " "
                + (days.size() > 1 ? "were " : "was ") + words.done
                + (days.isEmpty() ? "" : ": " + InWords.days(days)) + "." + (excused ? EXCUSED : "");
        return holds
                ? Answer.telling(true, text, words.headline(days), days)
                : Answer.stage(
                        false, text, appointments.stream().map(PastContact::day).toList());
    }

    private String became(PastContact last) {
        return switch (last.outcome()) {
            case ATTENDED -> "was attended";
            case WRONG_DAY -> "was attended, on another day than booked";
            case CANCELLED_BY_CLIENT -> "was cancelled by the client";
            case CANCELLED_BY_SERVICE -> "was cancelled by the service";
            case NO_SHOW ->
                last.isMissed() ? "was missed" : "was not kept, for a practical reason or during an in-patient stay";
            case BOOKED, CANCELLED, UNKNOWN -> throw new IllegalStateException("No definite outcome: " + last);
        };
    }

    private List<PastContact> definite() {
        return therapy.contacts().stream().filter(PastContact::isDefinite).toList();
    }

    private static List<PastContact> lastOf(List<PastContact> contacts, int of) {
        return contacts.subList(Math.max(0, contacts.size() - of), contacts.size());
    }

    private String window(int of) {
        int past = definite().size();
        return past < of ? count(past, "past appointment") + " so far" : "last " + count(of, "appointment");
    }

    private Answer noSession() {
        String unknown = therapy.attendanceUnknownBecause();
        return Answer.notKnown(unknown == null ? "No session was attended in this course so far." : unknown);
    }

    private Answer noAppointment() {
        String absent = therapy.absentBecause();
        return Answer.notKnown(absent == null ? "No past appointment of this course has a recorded outcome." : absent);
    }

    private static Answer missesUnseen() {
        return Answer.notKnown(
                "The record holds sessions but no appointments, so one that was not kept would not be" + " seen.");
    }

    /** How an outcome is spoken of. */
    private enum Words {
        MISSED(AppointmentOutcome.NO_SHOW, "missed", "no-show"),
        CANCELLED(AppointmentOutcome.CANCELLED_BY_CLIENT, "cancelled by the client", "cancellation");

        private final AppointmentOutcome outcome;
        private final String done;
        private final String thing;

        Words(AppointmentOutcome outcome, String done, String thing) {
            this.outcome = outcome;
            this.done = done;
            this.thing = thing;
        }

        String headline(List<LocalDate> days) {
            String last = shortDay(days.get(days.size() - 1));
            return days.size() == 1 ? thing + " on " + last : count(days.size(), thing) + ", the last on " + last;
        }
    }
}
