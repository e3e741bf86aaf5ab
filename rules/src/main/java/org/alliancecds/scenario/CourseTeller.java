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
import org.alliancecds.measure.MeasureCatalogue;
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
    private static final Map<String, AppointmentOutcome> OUTCOMES = outcomes();
    private static final Map<String, Barrier> BARRIERS = words(Barrier.values());
    private static final Map<String, Set<TreatmentKind>> TREATMENTS = Map.of(
            "trauma-focused", Set.of(TreatmentKind.TRAUMA_FOCUSED),
            "alliance-as-mechanism", Set.of(TreatmentKind.ALLIANCE_AS_MECHANISM),
            "other", Set.of());
    private static final Map<String, Homework> HOMEWORK = words(Homework.values());

    private final MeasureCatalogue measures;
    private final List<Contact> contacts = new ArrayList<>();
    private final List<MeasureResponse> responses = new ArrayList<>();
    private final List<RiskAnswer> riskAnswers = new ArrayList<>();
    private final List<SessionNote> notes = new ArrayList<>();
    private final Map<String, Integer> references = new HashMap<>();
    private @Nullable Integer lastDayNotAhead;

    public CourseTeller(MeasureCatalogue measures) {
        this.measures = measures;
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

    /** Reads all entries behind {@code course}. */
    public void tell(KeyReader scenario) {
        if (scenario.tree("course") instanceof YamlTree.Rows entries) {
            for (YamlTree entry : entries.rows()) {
                if (entry instanceof YamlTree.Keys keys) {
                    entry(scenario.inside(keys));
                } else {
                    scenario.faultAt(
                            entry.line(), "", "This is not an entry. Maybe: - {day: 0, session: attended, srs: 38}");
                }
            }
        } else {
            scenario.fault(
                    "course",
                    "A scenario needs its course. Maybe: course: with lines like - {day: 0, session: attended}");
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

    private void entry(KeyReader entry) {
        Set<String> known = new HashSet<>(OF_A_SESSION);
        known.addAll(Set.of("day", "time", "session", "note"));
        measures.all().forEach(measure -> known.add(measure.id()));
        entry.allow(known);
        Integer day = entry.whole("day", 0, LAST_DAY);
        if (day == null) {
            if (!entry.has("day")) {
                entry.faultAt(entry.line(), "day", "An entry has no day. Maybe: {day: 0, …}");
            }
            return;
        }
        Instant start = date(day).atTime(time(entry)).atZone(ZONE).toInstant();
        AppointmentOutcome outcome = session(entry, day, start);
        KeyReader note = entry.map("note");
        if (note != null) {
            notes.add(note(note, reference("QuestionnaireResponse/note", day), start.plus(Duration.ofHours(1))));
        }
        ResponseTeller teller = new ResponseTeller(responses, riskAnswers);
        measures.all().forEach(measure -> {
            if (entry.has(measure.id())) {
                teller.tell(entry, measure, start, prefix -> reference(prefix, day));
            }
        });
        boolean ahead = outcome == AppointmentOutcome.BOOKED;
        if (!ahead && (lastDayNotAhead == null || lastDayNotAhead < day)) {
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
            entry.fault("time", "\"" + time + "\" is not a time of day. Maybe: time: \"10:00\"");
            return USUAL_TIME;
        }
    }

    private @Nullable AppointmentOutcome session(KeyReader entry, int day, Instant start) {
        AppointmentOutcome outcome = entry.choice("session", OUTCOMES);
        if (outcome == null) {
            for (String key : entry.names()) {
                if (!entry.has("session") && OF_A_SESSION.contains(key)) {
                    entry.fault(key, "\"" + key + "\" belongs to a session. Maybe: session: attended");
                }
            }
            return null;
        }
        Integer late = entry.whole("late", 0, 600);
        if (late != null && !outcome.attended()) {
            entry.fault("late", "Only a session that took place can begin late. Maybe: session: attended");
        }
        Integer bookedOn = entry.whole("booked-on", 0, LAST_DAY);
        contacts.add(new Contact(
                reference("Appointment/session", day),
                start,
                outcome,
                late != null ? late : outcome.attended() ? Integer.valueOf(0) : null,
                entry.choice("barrier", BARRIERS),
                Boolean.TRUE.equals(entry.flag("inpatient")),
                Boolean.TRUE.equals(entry.flag("assessment")),
                true,
                bookedOn == null
                        ? null
                        : date(bookedOn).atTime(USUAL_TIME).atZone(ZONE).toInstant(),
                entry.choice("treatment", TREATMENTS)));
        return outcome;
    }

    private static SessionNote note(KeyReader note, String reference, Instant writtenAt) {
        note.allow(NOTE_KEYS);
        return new SessionNote(
                reference,
                writtenAt,
                note.whole("tension", 0, 5),
                note.flag("confrontation"),
                note.flag("withdrawal"),
                note.flag("repaired"),
                note.flag("doubts-treatment"),
                note.flag("disengaged"),
                note.choice("homework", HOMEWORK),
                note.whole("late-minutes", 0, 600),
                note.flag("wrong-day"),
                note.flag("cried"),
                note.choice("barrier", BARRIERS),
                note.whole("motivation", 0, 10),
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
