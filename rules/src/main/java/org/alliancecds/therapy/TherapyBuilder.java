// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alliancecds.definition.Definitions;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Contact;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.Gap;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.record.SessionNote;
import org.alliancecds.therapy.OrderedRecord.Dated;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** Finds the therapy under way in a record: what is there as of the day, the last chain of it, and its sessions. */
public final class TherapyBuilder {
    private static final Words WORDS = Words.beside(TherapyBuilder.class);

    private final OrderedRecord record;
    private final LocalDate asOf;
    private final MeasureCatalogue measures;
    private final CourseSettings settings;
    private final List<DataNote> dataNotes = new ArrayList<>();

    public TherapyBuilder(OrderedRecord record, LocalDate asOf, MeasureCatalogue measures, CourseSettings settings) {
        this.record = record;
        this.asOf = asOf;
        this.measures = measures;
        this.settings = settings;
    }

    public Therapy build() {
        List<PastContact> past = pastContacts();
        List<Dated<MeasureResponse>> responses = there(record.responses(), MeasureResponse::reference).stream()
                .filter(response -> isOfKnownMeasure(response.item()))
                .toList();
        List<Dated<SessionNote>> notes = there(record.notes(), SessionNote::reference);

        LocalDate start = startOfLastChain(past, responses, notes);
        List<PastContact> contacts =
                past.stream().filter(contact -> isFrom(start, contact.day())).toList();
        List<Dated<MeasureResponse>> ratings = responses.stream()
                .filter(response -> isFrom(start, response.day()))
                .toList();
        List<Session> attended = attended(contacts);
        // A rating of a session is given at a session. Where the course has no contacts, or some that nobody closed and
        // none that was attended, the days of ratings are better evidence than none. Where each contact is known not to
        // have been kept, there was no session, whatever was rated.
        boolean notToldOtherwise =
                attended.isEmpty() && (contacts.isEmpty() || contacts.stream().anyMatch(PastContact::isOpen));
        List<Session> sessions = notToldOtherwise ? sessionsFromRatings(ratings, contacts) : attended;
        boolean fromRatings = notToldOtherwise && !sessions.isEmpty();
        if (fromRatings) {
            dataNotes.add(new DataNote(
                    DataNote.Code.SESSIONS_FROM_RATINGS,
                    "",
                    WORDS.say("sessions-from-ratings", "empty", contacts.isEmpty())));
        }
        remarkUnknown(contacts, ratings);
        Integer age = age();
        return new Therapy(
                asOf,
                start == null ? absence() : null,
                attendanceUnknown(start, contacts, sessions),
                record.record().appointmentsSeen(),
                fromRatings,
                contacts,
                sessions,
                ratings.stream().map(rating -> placeResponse(rating, sessions)).toList(),
                new PlacedNotes(notes.stream()
                        .filter(note -> isFrom(start, note.day()))
                        .map(note -> placeNote(note, sessions))
                        .toList()),
                riskAnswers(),
                past.stream()
                        .filter(contact -> contact.outcome() == AppointmentOutcome.NO_SHOW)
                        .map(PastContact::day)
                        .toList(),
                Bookings.of(record, asOf),
                age,
                isUnderAge(age),
                record.record().gaps(),
                List.copyOf(dataNotes));
    }

    private List<PastContact> pastContacts() {
        List<PastContact> past = new ArrayList<>();
        for (Dated<Contact> dated : record.contacts()) {
            Contact contact = dated.item();
            LocalDate day = dated.day();
            // A cancellation ahead of time is as ordinary as a booking; a session in the future is not.
            boolean tookPlace = contact.outcome().attended() || contact.outcome() == AppointmentOutcome.NO_SHOW;
            if (tookPlace && day.isAfter(record.receivedOn())) {
                dataNotes.add(inFuture(contact.reference(), day, false));
                continue;
            }
            boolean booked = contact.outcome() == AppointmentOutcome.BOOKED;
            if (day.isAfter(asOf) || (booked && day.equals(asOf))) {
                continue;
            }
            past.add(new PastContact(
                    contact, day, booked ? AppointmentOutcome.UNKNOWN : contact.outcome(), dated.bookedOn()));
        }
        return past;
    }

    /** Those that are there as of the day, in order; those dated after receipt are remarked. */
    private <T> List<Dated<T>> there(List<Dated<T>> items, Function<T, String> reference) {
        List<Dated<T>> there = new ArrayList<>();
        for (Dated<T> dated : items) {
            if (dated.day().isAfter(record.receivedOn())) {
                dataNotes.add(inFuture(reference.apply(dated.item()), dated.day(), dated.item() instanceof RiskAnswer));
            } else if (!dated.day().isAfter(asOf)) {
                there.add(dated);
            }
        }
        return there;
    }

    private boolean isOfKnownMeasure(MeasureResponse response) {
        boolean known = measures.byId(response.measure()) != null;
        if (!known) {
            dataNotes.add(new DataNote(
                    DataNote.Code.MEASURE_UNKNOWN,
                    response.reference(),
                    WORDS.say("measure-unknown", "measure", response.measure())));
        }
        return known;
    }

    /** The first day of the last chain without a gap that is too long; null when it ended too long ago. */
    private @Nullable LocalDate startOfLastChain(
            List<PastContact> contacts, List<Dated<MeasureResponse>> responses, List<Dated<SessionNote>> notes) {
        TreeSet<LocalDate> days = new TreeSet<>();
        contacts.forEach(contact -> days.add(contact.day()));
        responses.forEach(response -> days.add(response.day()));
        notes.forEach(note -> days.add(note.day()));
        LocalDate start = asOf;
        for (LocalDate day : days.descendingSet()) {
            if (DAYS.between(day, start) > settings.gapDays()) {
                break;
            }
            start = day;
        }
        return days.contains(start) ? start : null;
    }

    private static boolean isFrom(@Nullable LocalDate start, LocalDate day) {
        return start != null && !day.isBefore(start);
    }

    private static List<Session> attended(List<PastContact> contacts) {
        List<Session> sessions = new ArrayList<>();
        for (PastContact contact : contacts) {
            if (contact.outcome().attended()) {
                sessions.add(new Session(
                        sessions.size() + 1, contact.day(), contact.contact().start(), contact));
            }
        }
        return List.copyOf(sessions);
    }

    /** The days of the client's own ratings, but for those on which the client is known not to have come. */
    private List<Session> sessionsFromRatings(List<Dated<MeasureResponse>> ratings, List<PastContact> contacts) {
        Set<LocalDate> notCome = contacts.stream()
                .filter(contact -> !contact.isOpen())
                .map(PastContact::day)
                .collect(Collectors.toSet());
        TreeMap<LocalDate, Instant> days = new TreeMap<>();
        ratings.stream()
                .filter(rating -> rating.item().rater() == Rater.CLIENT
                        && isAlliance(rating.item())
                        && !notCome.contains(rating.day()))
                .forEach(rating -> days.putIfAbsent(rating.day(), rating.item().answeredAt()));
        List<Session> sessions = new ArrayList<>();
        days.forEach((day, start) -> sessions.add(new Session(sessions.size() + 1, day, start, null)));
        return List.copyOf(sessions);
    }

    private boolean isAlliance(MeasureResponse response) {
        Measure measure = measures.byId(response.measure());
        return measure != null && measure.kind() == Measure.Kind.ALLIANCE;
    }

    private PlacedResponse placeResponse(Dated<MeasureResponse> dated, List<Session> sessions) {
        MeasureResponse response = dated.item();
        Definitions definitions = settings.definitions();
        int days = response.rater() == Rater.CLIENT
                ? definitions.clientRatingWithin().value()
                : definitions.otherRatingWithin().value();
        return new PlacedResponse(response, dated.day(), session(sessions, dated.day(), response.answeredAt(), days));
    }

    private PlacedNote placeNote(Dated<SessionNote> dated, List<Session> sessions) {
        SessionNote note = dated.item();
        return new PlacedNote(
                note,
                dated.day(),
                session(
                        sessions,
                        dated.day(),
                        note.writtenAt(),
                        settings.definitions().otherRatingWithin().value()));
    }

    /** The session of the day (of several the one begun last by then), else the last one up to so many days before. */
    static @Nullable Session session(List<Session> sessions, LocalDate day, Instant when, int days) {
        int next = Bisection.first(sessions.size(), i -> sessions.get(i).start().isAfter(when));
        Session begun = next == 0 ? null : sessions.get(next - 1);
        if (begun != null && begun.day().equals(day)) {
            return begun;
        }
        if (next < sessions.size() && sessions.get(next).day().equals(day)) {
            return sessions.get(next);
        }
        return begun != null && DAYS.between(begun.day(), day) <= days ? begun : null;
    }

    private List<DatedRiskAnswer> riskAnswers() {
        return there(record.riskAnswers(), RiskAnswer::reference).stream()
                .map(answer -> new DatedRiskAnswer(answer.item(), answer.day()))
                .toList();
    }

    private @Nullable Integer age() {
        LocalDate birthDate = record.record().birthDate();
        if (birthDate == null) {
            return null;
        }
        return Period.between(birthDate, asOf).getYears();
    }

    private boolean isUnderAge(@Nullable Integer age) {
        if (age == null || age >= settings.definitions().adultFrom().value()) {
            return false;
        }
        dataNotes.add(new DataNote(DataNote.Code.UNDER_AGE, "", WORDS.say("under-age", "age", age)));
        return true;
    }

    private void remarkUnknown(List<PastContact> contacts, List<Dated<MeasureResponse>> ratings) {
        for (PastContact contact : contacts) {
            if (!contact.isDefinite()) {
                dataNotes.add(new DataNote(
                        DataNote.Code.OUTCOME_UNKNOWN, contact.contact().reference(), WORDS.say("outcome-unknown")));
            }
        }
        for (Dated<MeasureResponse> rating : ratings) {
            if (rating.item().rater() == Rater.UNKNOWN) {
                dataNotes.add(new DataNote(
                        DataNote.Code.RATER_UNKNOWN,
                        rating.item().reference(),
                        WORDS.say("rater-unknown", "measure", shortName(rating.item()), "day", rating.day())));
            }
        }
    }

    private String shortName(MeasureResponse response) {
        Measure measure = measures.byId(response.measure());
        return measure == null ? response.measure() : measure.shortName();
    }

    private Phrase absence() {
        Phrase phrase = WORDS.say("no-therapy", "day", asOf, "gap", settings.gapDays());
        dataNotes.add(new DataNote(DataNote.Code.NO_COURSE, "", phrase));
        return phrase;
    }

    private @Nullable Phrase attendanceUnknown(
            @Nullable LocalDate start, List<PastContact> contacts, List<Session> sessions) {
        if (start == null) {
            return WORDS.say("no-sessions", "day", asOf);
        }
        long open = contacts.stream().filter(PastContact::isOpen).count();
        if (sessions.isEmpty() && open > 0) {
            return WORDS.say("outcomes-unknown", "open", open);
        }
        if (sessions.isEmpty() && record.record().gaps().contains(Gap.EARLIER_CONTACTS)) {
            return WORDS.say("sessions-not-given", "gap", Gaps.say(Gap.EARLIER_CONTACTS));
        }
        return contacts.isEmpty() && sessions.isEmpty() ? WORDS.say("nothing-to-count") : null;
    }

    private DataNote inFuture(String reference, LocalDate day, boolean isRisk) {
        return new DataNote(
                DataNote.Code.DATE_IN_FUTURE,
                reference,
                WORDS.say("in-future", "day", day, "received", record.receivedOn(), "risk", isRisk));
    }
}
