// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.measure.Threshold;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Barrier;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.CodedCondition;
import org.alliancecds.record.Contact;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.Homework;
import org.alliancecds.record.LeftOutForm;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.record.RiskKind;
import org.alliancecds.record.SessionNote;
import org.alliancecds.record.TreatmentKind;
import org.alliancecds.therapy.CourseSettings;
import org.jspecify.annotations.Nullable;

/** A small client record in the making; days are "2026-03-03", at noon unless a time is given. */
public final class Given {
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Measure SRS = measure(
            "srs",
            "SRS",
            Measure.Kind.ALLIANCE,
            "40",
            Map.of(
                    "concern-line", threshold("36", Threshold.Operator.AT_OR_BELOW, true),
                    "ceiling", threshold("39.5", Threshold.Operator.AT_OR_ABOVE, false),
                    "step", threshold("2", Threshold.Operator.AT_LEAST, false),
                    "reliable-change", threshold("6", Threshold.Operator.AT_LEAST, true),
                    "step.bond", threshold("2", Threshold.Operator.AT_LEAST, false),
                    "step.goals", threshold("2", Threshold.Operator.AT_LEAST, false),
                    "step.tasks", threshold("1", Threshold.Operator.AT_LEAST, false)),
            Map.of());
    static final Measure WAI = measure(
            "wai-sr",
            "WAI-SR",
            Measure.Kind.ALLIANCE,
            "60",
            Map.of("concern-line", threshold("42", Threshold.Operator.BELOW, false)),
            Map.of());
    public static final Measure PHQ = measure(
            "phq-9",
            "PHQ-9",
            Measure.Kind.OUTCOME,
            "27",
            Map.of(
                    "reliable-change", threshold("6", Threshold.Operator.AT_LEAST, true),
                    "clinical-line", threshold("10", Threshold.Operator.AT_OR_ABOVE, true)),
            Map.of("/44260-8", RiskKind.HARM_TO_SELF, "/plans", RiskKind.PLANS));
    static final MeasureCatalogue MEASURES = new MeasureCatalogue(List.of(SRS, WAI, PHQ));

    private final LocalDate asOf;
    private Instant receivedAt;
    private @Nullable LocalDate birthDate;
    private boolean appointmentsSeen = true;
    private final List<Contact> contacts = new ArrayList<>();
    private final List<MeasureResponse> responses = new ArrayList<>();
    private final List<SessionNote> notes = new ArrayList<>();
    private final List<RiskAnswer> riskAnswers = new ArrayList<>();
    private final List<CodedCondition> conditions = new ArrayList<>();
    private final List<DataNote> dataNotes = new ArrayList<>();
    private final List<LeftOutForm> leftOut = new ArrayList<>();

    private Given(String asOf) {
        this.asOf = LocalDate.parse(asOf);
        this.receivedAt = at(asOf, "20:00");
    }

    /** A record read and received on that day. */
    public static Given asOf(String day) {
        return new Given(day);
    }

    public static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    public static Instant at(String day, String time) {
        return LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(BERLIN).toInstant();
    }

    public Given receivedOn(String day) {
        receivedAt = at(day, "20:00");
        return this;
    }

    public Given born(String day) {
        birthDate = LocalDate.parse(day);
        return this;
    }

    public Given withoutAppointments() {
        appointmentsSeen = false;
        return this;
    }

    public Given attended(String... days) {
        for (String day : days) {
            contact(day, AppointmentOutcome.ATTENDED);
        }
        return this;
    }

    public Given contact(String day, AppointmentOutcome outcome) {
        return contact(day, outcome, contact -> contact);
    }

    public Given contact(String day, AppointmentOutcome outcome, UnaryOperator<Contact> change) {
        contacts.add(change.apply(new Contact(
                "Appointment/" + contacts.size(), at(day, "12:00"), outcome, null, null, false, false, true, null)));
        return this;
    }

    public Given late(String day, int minutes) {
        return contact(
                day,
                AppointmentOutcome.ATTENDED,
                it -> new Contact(it.reference(), it.start(), it.outcome(), minutes, null, false, false, true, null));
    }

    public Given excused(String day, AppointmentOutcome outcome, @Nullable Barrier barrier, boolean inpatient) {
        return contact(
                day,
                outcome,
                it -> new Contact(it.reference(), it.start(), outcome, null, barrier, inpatient, false, true, null));
    }

    public Given assessment(String day) {
        return contact(
                day,
                AppointmentOutcome.ATTENDED,
                it -> new Contact(it.reference(), it.start(), it.outcome(), null, null, false, true, true, null));
    }

    public Given typed(String day, TreatmentKind... kinds) {
        return contact(
                day,
                AppointmentOutcome.ATTENDED,
                it -> new Contact(
                        it.reference(), it.start(), it.outcome(), null, null, false, false, true, null, Set.of(kinds)));
    }

    public Given bookedOn(String day, AppointmentOutcome outcome, String bookedOn) {
        return contact(
                day,
                outcome,
                it -> new Contact(
                        it.reference(), it.start(), outcome, null, null, false, false, true, at(bookedOn, "09:00")));
    }

    public Given srs(String day, String total) {
        return response("srs", Rater.CLIENT, at(day, "12:00"), false, total);
    }

    public Given response(String measure, Rater rater, Instant answeredAt, boolean amended, String total) {
        responses.add(new MeasureResponse(
                "QuestionnaireResponse/" + responses.size(),
                measure,
                rater,
                answeredAt,
                amended,
                Map.of("total", new BigDecimal(total))));
        return this;
    }

    /** An SRS with its parts. */
    public Given srs(String day, String total, String bond, String goals, String tasks) {
        return srs(day, "12:00", false, total, bond, goals, tasks);
    }

    public Given srs(String day, String time, boolean amended, String total, String bond, String goals, String tasks) {
        responses.add(new MeasureResponse(
                "QuestionnaireResponse/" + responses.size(),
                "srs",
                Rater.CLIENT,
                at(day, time),
                amended,
                Map.of(
                        "total", new BigDecimal(total),
                        "bond", new BigDecimal(bond),
                        "goals", new BigDecimal(goals),
                        "tasks", new BigDecimal(tasks))));
        return this;
    }

    /** A client's SRS with its answers to items. */
    public Given srsItems(String day, String total, Map<String, String> answers) {
        Map<String, BigDecimal> items = new HashMap<>();
        answers.forEach((item, value) -> items.put(item, new BigDecimal(value)));
        responses.add(new MeasureResponse(
                "QuestionnaireResponse/" + responses.size(),
                "srs",
                Rater.CLIENT,
                at(day, "12:00"),
                false,
                Map.of("total", new BigDecimal(total)),
                items));
        return this;
    }

    public Given note(String day, Note note) {
        notes.add(new SessionNote(
                "QuestionnaireResponse/n" + notes.size(),
                at(day, "15:00"),
                note.tension,
                note.confrontation,
                note.withdrawal,
                note.repaired,
                note.doubts,
                note.disengaged,
                note.homework,
                note.late,
                note.wrongDay,
                note.cried,
                note.barrier,
                note.motivation,
                note.ending,
                note.solved));
        return this;
    }

    public Given risk(String day, int answer) {
        return risk(day, "/44260-8", RiskKind.HARM_TO_SELF, answer, Rater.CLIENT, false);
    }

    public Given risk(String day, String item, RiskKind kind, int answer, Rater rater, boolean amended) {
        riskAnswers.add(new RiskAnswer(
                "QuestionnaireResponse/r" + riskAnswers.size(),
                "phq-9",
                item,
                kind,
                at(day, "12:00"),
                rater,
                answer,
                amended));
        return this;
    }

    public Given condition(boolean substanceUse, @Nullable String recordedOn) {
        conditions.add(new CodedCondition(
                "Condition/" + conditions.size(),
                substanceUse,
                recordedOn == null ? null : LocalDate.parse(recordedOn)));
        return this;
    }

    /** A form that the adapter left out, with the remark that says why. */
    public Given leftOut(String day, String measure, Rater rater, String why) {
        String reference = "QuestionnaireResponse/out" + leftOut.size();
        leftOut.add(new LeftOutForm(reference, measure, rater, at(day, "12:00")));
        dataNotes.add(new DataNote(DataNote.Code.STATUS_NOT_USED, reference, language -> why));
        return this;
    }

    public ClientRecord record() {
        return new ClientRecord(
                BERLIN,
                receivedAt,
                birthDate,
                appointmentsSeen,
                contacts,
                responses,
                notes,
                riskAnswers,
                conditions,
                dataNotes,
                leftOut);
    }

    public Course course() {
        return course(CourseSettings.DEFAULT);
    }

    Course course(CourseSettings settings) {
        return new Courses(record(), MEASURES, settings).asOf(asOf);
    }

    /** The same record with everything in another order. */
    public static ClientRecord shuffled(ClientRecord record, Random random) {
        return new ClientRecord(
                record.zone(),
                record.receivedAt(),
                record.birthDate(),
                record.appointmentsSeen(),
                shuffled(record.contacts(), random),
                shuffled(record.responses(), random),
                shuffled(record.notes(), random),
                shuffled(record.riskAnswers(), random),
                record.conditions(),
                shuffled(record.dataNotes(), random));
    }

    private static <T> List<T> shuffled(List<T> items, Random random) {
        List<T> other = new ArrayList<>(items);
        Collections.shuffle(other, random);
        return other;
    }

    /** What a session note says; nothing unless set. */
    public static final class Note {
        private @Nullable Integer tension;
        private @Nullable Boolean confrontation;
        private @Nullable Boolean withdrawal;
        private @Nullable Boolean repaired;
        private @Nullable Boolean doubts;
        private @Nullable Boolean disengaged;
        private @Nullable Homework homework;
        private @Nullable Integer late;
        private @Nullable Boolean wrongDay;
        private @Nullable Boolean ending;
        private @Nullable Boolean cried;
        private @Nullable Barrier barrier;
        private @Nullable Boolean solved;
        private @Nullable Integer motivation;

        public static Note that() {
            return new Note();
        }

        public Note tension(int value) {
            tension = value;
            return this;
        }

        public Note confrontation(boolean value) {
            confrontation = value;
            return this;
        }

        public Note withdrawal(boolean value) {
            withdrawal = value;
            return this;
        }

        public Note repaired() {
            repaired = true;
            return this;
        }

        public Note withdrawal() {
            withdrawal = true;
            return this;
        }

        public Note doubts(boolean value) {
            doubts = value;
            return this;
        }

        public Note disengaged() {
            disengaged = true;
            return this;
        }

        public Note homework(Homework value) {
            homework = value;
            return this;
        }

        public Note late(int minutes) {
            late = minutes;
            return this;
        }

        public Note wrongDay() {
            wrongDay = true;
            return this;
        }

        public Note cried() {
            cried = true;
            return this;
        }

        public Note barrier(Barrier value) {
            barrier = value;
            return this;
        }

        public Note solved() {
            solved = true;
            return this;
        }

        public Note motivation(int value) {
            motivation = value;
            return this;
        }

        public Note ending() {
            ending = true;
            return this;
        }
    }

    /** The measure with other thresholds. */
    public static Measure withThresholds(Measure measure, Map<String, Threshold> thresholds) {
        return new Measure(
                measure.id(),
                measure.name(),
                measure.shortName(),
                measure.kind(),
                measure.rater(),
                measure.therapistForm(),
                measure.highIsGood(),
                measure.canonicals(),
                measure.panelCodes(),
                measure.items(),
                measure.scales(),
                thresholds,
                measure.riskItems(),
                measure.toConfirm(),
                measure.licence());
    }

    private static Threshold threshold(String value, Threshold.Operator operator, boolean confirmed) {
        return new Threshold(new BigDecimal(value), operator, "a figure for tests", confirmed);
    }

    private static Measure measure(
            String id,
            String shortName,
            Measure.Kind kind,
            String max,
            Map<String, Threshold> thresholds,
            Map<String, RiskKind> riskItems) {
        List<Measure.Item> items = new ArrayList<>();
        new java.util.TreeMap<>(riskItems)
                .forEach((linkId, risk) -> items.add(new Measure.Item(
                        linkId,
                        List.of(),
                        null,
                        risk == RiskKind.PLANS ? "has made plans" : "thoughts of death or self-harm",
                        BigDecimal.ZERO,
                        BigDecimal.valueOf(3),
                        false,
                        List.of())));
        Map<String, Measure.Scale> scales = new HashMap<>();
        scales.put(
                "total",
                new Measure.Scale(
                        "total",
                        "Total",
                        List.of(),
                        Measure.Method.STORED_ONLY,
                        0,
                        BigDecimal.ZERO,
                        new BigDecimal(max),
                        List.of(),
                        List.of(),
                        List.of()));
        return new Measure(
                id,
                shortName,
                shortName,
                kind,
                Rater.CLIENT,
                false,
                kind == Measure.Kind.ALLIANCE,
                List.of(),
                List.of(),
                items,
                Map.copyOf(scales),
                new LinkedHashMap<>(thresholds),
                riskItems,
                List.of(),
                new Measure.Licence("structure-only", "nobody", "for tests"));
    }
}
