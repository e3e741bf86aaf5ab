// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.alliancecds.content.YamlValue;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Barrier;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.CodedCondition;
import org.alliancecds.record.Contact;
import org.alliancecds.record.Homework;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.record.SessionNote;
import org.alliancecds.record.TreatmentKind;
import org.jspecify.annotations.Nullable;

/**
 * Turns the entries of a course into the record of a client.
 *
 * <p>Keys of an entry: {@code day} (from 0; day 0 is Monday, 5 January 2026, in UTC), {@code time} ({@code "10:00"} when
 * left out), {@code session} (attended, no-show, cancelled-by-client, cancelled-by-service, wrong-day, booked), and with
 * a session {@code late} (minutes; in time when left out), {@code barrier}, {@code inpatient}, {@code assessment},
 * {@code booked-on} (day; not known when left out) and {@code treatment} (what its type codes say; untyped when left
 * out); {@code note} (the answers of the therapist's session note, by their
 * link ids), and a measure by its id, see {@link ResponseTeller}.
 */
public final class CourseTeller {
    static final LocalDate DAY_ZERO = LocalDate.of(2026, 1, 5);
    static final ZoneId ZONE = ZoneOffset.UTC;
    public static final int LAST_DAY = 3650;

    private static final LocalTime USUAL_TIME = LocalTime.of(10, 0);
    static final int MOST_MINUTES = 600;
    static final int WORST_TENSION = 5;
    static final int BEST_MOTIVATION = 10;
    static final Set<String> OF_AN_ENTRY = Set.of("day", "time", "session", "note");
    static final Set<String> OF_A_SESSION =
            Set.of("late", "barrier", "inpatient", "assessment", "booked-on", "treatment");
    static final Set<String> NOTE_KEYS = Set.of(
            "tension",
            "confrontation",
            "withdrawal",
            "repaired",
            "doubts-treatment",
            "disengaged",
            "wrong-day",
            "cried",
            "planned-ending",
            "late-minutes",
            "motivation",
            "homework",
            "barrier",
            "barrier-solved");
    static final Map<String, AppointmentOutcome> OUTCOMES = outcomes();
    private static final Map<String, Barrier> BARRIERS = words(Barrier.values());
    static final Map<String, Set<TreatmentKind>> TREATMENTS = Map.of(
            "trauma-focused", Set.of(TreatmentKind.TRAUMA_FOCUSED),
            "alliance-as-mechanism", Set.of(TreatmentKind.ALLIANCE_AS_MECHANISM),
            "other", Set.of());
    private static final Map<String, Homework> HOMEWORK = words(Homework.values());

    private final KnownNames known;
    private final List<Contact> contacts = new ArrayList<>();
    private final List<MeasureResponse> responses = new ArrayList<>();
    private final List<RiskAnswer> riskAnswers = new ArrayList<>();
    private final List<SessionNote> notes = new ArrayList<>();
    private final Map<String, Integer> references = new HashMap<>();
    private @Nullable Integer lastDayNotAhead;
    private boolean faultyEntry;

    public CourseTeller(KnownNames known) {
        this.known = known;
    }

    public static LocalDate date(int day) {
        return DAY_ZERO.plusDays(day);
    }

    /** The day of the last entry that is not booked ahead; null when there is none. */
    @Nullable
    Integer lastDayNotAhead() {
        return lastDayNotAhead;
    }

    /** True when an entry is booked, was missed or was cancelled: only an appointment can say so. */
    boolean tellsOfAppointments() {
        return contacts.stream().anyMatch(contact -> !contact.outcome().attended());
    }

    /** Whether something of an entry could not be read, so that its day may be the last one. */
    boolean hasFaultyEntry() {
        return faultyEntry;
    }

    /** Reads all entries behind {@code course}. */
    void tell(KeyReader scenario) {
        YamlValue course = scenario.value("course");
        if (course != null && course.isList()) {
            for (YamlValue entry : course.elements()) {
                if (entry.isMapping()) {
                    tell(scenario.inside(entry), null);
                } else {
                    faultyEntry = true;
                    scenario.faultAt(entry, "", "This is not an entry.", "- {day: 0, session: attended, srs: 38}");
                }
            }
        } else {
            faultyEntry = true;
            if (course != null || scenario.lacks("course")) {
                scenario.fault(
                        "course",
                        "A scenario needs its course.",
                        "course: with lines like - {day: 0, session: attended}");
            }
        }
    }

    /**
     * The record of the client.
     *
     * @param received the data arrived at the end of this day
     * @param conditions the client's diagnoses
     * @param bookingsKnown when false, the record holds no appointments: sessions are known as encounters
     */
    public ClientRecord record(
            LocalDate received, @Nullable LocalDate birthDate, boolean bookingsKnown, List<CodedCondition> conditions) {
        List<Contact> seen = bookingsKnown
                ? contacts
                : contacts.stream().map(CourseTeller::asEncounter).toList();
        Instant endOfDay = received.plusDays(1).atStartOfDay(ZONE).toInstant().minusSeconds(1);
        return new ClientRecord(
                ZONE, endOfDay, birthDate, bookingsKnown, seen, responses, notes, riskAnswers, conditions, List.of());
    }

    /**
     * Reads one entry.
     *
     * @param usuallyBookedOn the day on which its session was booked where the entry does not say; null for not known
     */
    public void tell(KeyReader entry, @Nullable Integer usuallyBookedOn) {
        Set<String> keys = new HashSet<>(OF_AN_ENTRY);
        keys.addAll(OF_A_SESSION);
        keys.addAll(known.unreadMeasures());
        known.measures().all().forEach(measure -> keys.add(measure.id()));
        entry.allow(keys);
        Integer told = entry.whole("day", 0, LAST_DAY);
        if (entry.lacks("day")) {
            entry.fault("day", "An entry has no day.", "{day: 0, …}");
        }
        faultyEntry |= told == null;
        int day = told == null ? 0 : told;
        Instant start = date(day).atTime(time(entry)).atZone(ZONE).toInstant();
        AppointmentOutcome outcome = session(entry, day, start, usuallyBookedOn);
        KeyReader note = entry.map("note");
        if (note != null) {
            notes.add(note(note, reference("QuestionnaireResponse/note", day), start.plus(Duration.ofHours(1))));
        }
        ResponseTeller teller = new ResponseTeller(responses, riskAnswers);
        known.measures().all().forEach(measure -> {
            if (entry.has(measure.id())) {
                teller.tell(entry, measure, start, prefix -> reference(prefix, day));
            }
        });
        boolean ahead = outcome == AppointmentOutcome.BOOKED;
        if (told != null && !ahead && (lastDayNotAhead == null || lastDayNotAhead < day)) {
            lastDayNotAhead = day;
        }
    }

    private static LocalTime time(KeyReader entry) {
        String time = entry.text("time");
        if (time == null) {
            return USUAL_TIME;
        }
        try {
            return LocalTime.parse(time);
        } catch (DateTimeParseException noTime) {
            entry.fault("time", "\"" + time + "\" is not a time of day.", "time: \"10:00\"");
            return USUAL_TIME;
        }
    }

    private @Nullable AppointmentOutcome session(
            KeyReader entry, int day, Instant start, @Nullable Integer usuallyBookedOn) {
        AppointmentOutcome outcome = entry.choice("session", OUTCOMES);
        Integer late = entry.whole("late", 0, MOST_MINUTES);
        Barrier barrier = entry.choice("barrier", BARRIERS);
        boolean inpatient = Boolean.TRUE.equals(entry.flag("inpatient"));
        boolean assessment = Boolean.TRUE.equals(entry.flag("assessment"));
        Integer said = entry.whole("booked-on", 0, LAST_DAY);
        Set<TreatmentKind> treatment = entry.choice("treatment", TREATMENTS);
        if (outcome == null) {
            for (String key : entry.names()) {
                if (entry.lacks("session") && OF_A_SESSION.contains(key)) {
                    entry.fault(key, "\"" + key + "\" belongs to a session.", "session: attended");
                }
            }
            return null;
        }
        if (late != null && !outcome.attended()) {
            entry.fault("late", "Only a session that took place can begin late.", "session: attended");
        }
        Integer bookedOn = said == null ? usuallyBookedOn : said;
        contacts.add(new Contact(
                reference("Appointment/session", day),
                start,
                outcome,
                late != null ? late : outcome.attended() ? Integer.valueOf(0) : null,
                barrier,
                inpatient,
                assessment,
                true,
                bookedOn == null
                        ? null
                        : date(bookedOn).atTime(USUAL_TIME).atZone(ZONE).toInstant(),
                treatment));
        return outcome;
    }

    private static SessionNote note(KeyReader note, String reference, Instant writtenAt) {
        note.allow(NOTE_KEYS);
        return new SessionNote(
                reference,
                writtenAt,
                note.whole("tension", 0, WORST_TENSION),
                note.flag("confrontation"),
                note.flag("withdrawal"),
                note.flag("repaired"),
                note.flag("doubts-treatment"),
                note.flag("disengaged"),
                note.choice("homework", HOMEWORK),
                note.whole("late-minutes", 0, MOST_MINUTES),
                note.flag("wrong-day"),
                note.flag("cried"),
                note.choice("barrier", BARRIERS),
                note.whole("motivation", 0, BEST_MOTIVATION),
                note.flag("planned-ending"),
                note.flag("barrier-solved"));
    }

    /** A made-up reference that is unique in the scenario, for example {@code Appointment/session-day-7}. */
    private String reference(String prefix, int day) {
        String reference = prefix + "-day-" + day;
        int nth = references.merge(reference, 1, Integer::sum);
        return nth == 1 ? reference : reference + "-" + nth;
    }

    private static Contact asEncounter(Contact contact) {
        return new Contact(
                contact.reference().replace("Appointment/", "Encounter/"),
                contact.start(),
                contact.outcome(),
                contact.minutesLate(),
                contact.barrier(),
                contact.inpatientStay(),
                contact.assessmentOnly(),
                false,
                null,
                contact.treatment());
    }

    private static Map<String, AppointmentOutcome> outcomes() {
        Map<String, AppointmentOutcome> outcomes = new LinkedHashMap<>(words(AppointmentOutcome.values()));
        outcomes.remove("unknown");
        return outcomes;
    }

    static <E extends Enum<E>> Map<String, E> words(E[] values) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : values) {
            words.put(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
        }
        return words;
    }
}
