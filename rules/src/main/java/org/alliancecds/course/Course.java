// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.alliancecds.fact.alliance.AllianceSeries;
import org.alliancecds.fact.attendance.Attendance;
import org.alliancecds.fact.attendance.AttendanceSummary;
import org.alliancecds.fact.context.Barriers;
import org.alliancecds.fact.context.Diagnoses;
import org.alliancecds.fact.context.Treatment;
import org.alliancecds.fact.data.RatingGap;
import org.alliancecds.fact.data.UnusableForms;
import org.alliancecds.fact.notes.SessionNotes;
import org.alliancecds.fact.outcome.OutcomeSeries;
import org.alliancecds.fact.raters.RaterPairs;
import org.alliancecds.fact.raters.RatingSources;
import org.alliancecds.fact.risk.RiskItemAnswers;
import org.alliancecds.fact.signs.ChainedSign;
import org.alliancecds.fact.signs.Signs;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.Rater;
import org.alliancecds.therapy.CourseSettings;
import org.alliancecds.therapy.Deadline;
import org.alliancecds.therapy.OrderedRecord;
import org.alliancecds.therapy.Series;
import org.alliancecds.therapy.SeriesBuilder;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.therapy.TherapyBuilder;

/**
 * The therapy under way as of a day, and the facts of it that answer the sentences of rules. Data later than the day is
 * not there. The order of the record never matters.
 */
public final class Course {
    private final Deadline deadline;
    private final Set<String> oneEvent;
    private final Therapy therapy;
    private final Attendance attendance;
    private final List<AllianceSeries> alliance;
    private final List<OutcomeSeries> outcome;
    private final List<RaterPairs> pairs;
    private final RatingSources raters;
    private final SessionNotes notes;
    private final Treatment treatment;
    private final Barriers barriers;
    private final Diagnoses diagnoses;
    private final RatingGap ratings;
    private final UnusableForms unusable;
    private final List<RiskItemAnswers> risk;
    private final List<Series> series;
    private final List<DataNote> dataNotes;

    private Course(
            Therapy therapy,
            SeriesBuilder built,
            ClientRecord record,
            MeasureCatalogue measures,
            CourseSettings settings,
            Deadline deadline) {
        this.oneEvent = settings.definitions().oneEvent().value();
        this.deadline = deadline;
        this.therapy = therapy;
        this.series = built.series();
        this.attendance = new Attendance(therapy);
        this.alliance = alliance(therapy, built, measures);
        this.outcome = outcome(therapy, series, measures);
        this.pairs = RaterPairs.of(therapy, series, measures);
        this.raters = new RatingSources(therapy, measures);
        this.notes = new SessionNotes(therapy);
        this.treatment = new Treatment(therapy);
        this.barriers = new Barriers(therapy);
        this.diagnoses = new Diagnoses(record.conditions(), therapy.asOf());
        this.ratings = new RatingGap(therapy, record.leftOut(), record.zone(), measures);
        this.risk = RiskItemAnswers.of(therapy, measures);
        TreeSet<DataNote> all = new TreeSet<>(record.dataNotes());
        all.addAll(therapy.dataNotes());
        all.addAll(built.dataNotes());
        this.dataNotes = List.copyOf(all);
        this.unusable = new UnusableForms(therapy, record.leftOut(), record.zone(), all, measures);
    }

    static Course of(
            OrderedRecord record,
            LocalDate asOf,
            MeasureCatalogue measures,
            CourseSettings settings,
            Deadline deadline) {
        Therapy therapy = new TherapyBuilder(record, asOf, measures, settings).build();
        deadline.check();
        SeriesBuilder built = new SeriesBuilder(therapy.responses(), measures);
        deadline.check();
        return new Course(therapy, built, record.record(), measures, settings, deadline);
    }

    /** Until when this course may be asked. */
    public Deadline deadline() {
        return deadline;
    }

    /** The day as of which everything here is said. */
    public LocalDate asOf() {
        return therapy.asOf();
    }

    /** False when the record shows no therapy as of the day; then the facts answer "not known", risk aside. */
    public boolean underWay() {
        return therapy.absentBecause() == null;
    }

    /** The days of the attended sessions, oldest first. */
    public List<LocalDate> sessionDays() {
        return therapy.sessions().stream().map(Session::day).toList();
    }

    /** Sessions, appointments and bookings. */
    public Attendance attendance() {
        return attendance;
    }

    /** One series for each alliance measure that the client rated; one empty series when there is none. */
    public List<AllianceSeries> alliance() {
        return alliance;
    }

    /** One series for each outcome measure with scores; one empty series when there is none. */
    public List<OutcomeSeries> outcome() {
        return outcome;
    }

    /** One for each alliance measure that client and therapist both rated; one empty when there is none. */
    public List<RaterPairs> pairs() {
        return pairs;
    }

    /** Who rated the alliance, over all measures. */
    public RatingSources raters() {
        return raters;
    }

    /** What the therapist noted after sessions. */
    public SessionNotes notes() {
        return notes;
    }

    /** What kind of treatment it is. */
    public Treatment treatment() {
        return treatment;
    }

    /** Practical obstacles to coming. */
    public Barriers barriers() {
        return barriers;
    }

    /** Active diagnoses. */
    public Diagnoses diagnoses() {
        return diagnoses;
    }

    /** When the alliance was rated, by whomever and on whichever measure. */
    public RatingGap ratings() {
        return ratings;
    }

    /** Alliance forms that no rule could use. */
    public UnusableForms unusable() {
        return unusable;
    }

    /** One for each risk item answered in the last 365 days, in any course; one empty when there is none. */
    public List<RiskItemAnswers> risk() {
        return risk;
    }

    /** Every fact of this course that rules may ask, by its word in the vocabulary; what rules noted and raised aside. */
    public Map<String, List<?>> facts() {
        return Map.ofEntries(
                Map.entry("attendance", List.of(attendance)),
                Map.entry("alliance", alliance),
                Map.entry("outcome", outcome),
                Map.entry("pairs", pairs),
                Map.entry("raters", List.of(raters)),
                Map.entry("notes", List.of(notes)),
                Map.entry("therapy", List.of(treatment)),
                Map.entry("barriers", List.of(barriers)),
                Map.entry("diagnoses", List.of(diagnoses)),
                Map.entry("ratings", List.of(ratings)),
                Map.entry("data", List.of(unusable)),
                Map.entry("risk", risk));
    }

    /** What rules noted and raised so far, as a fact that further rules may ask. */
    public Signs signs(List<ChainedSign> chained) {
        return new Signs(chained, therapy.contactDays(), oneEvent);
    }

    /** Every measure, scale and rater of the course, in that order. */
    public List<Series> allSeries() {
        return series;
    }

    /** The remarks of the record and those that arise here, sorted, each once; of many of a kind some and how many. */
    public List<DataNote> dataNotes() {
        return dataNotes;
    }

    /** Attendance in numbers. */
    public AttendanceSummary attendanceSummary() {
        return attendance.summary();
    }

    private static List<AllianceSeries> alliance(Therapy therapy, SeriesBuilder built, MeasureCatalogue measures) {
        List<AllianceSeries> alliance = new ArrayList<>();
        for (Series one : built.series()) {
            Measure measure = Objects.requireNonNull(measures.byId(one.measure()));
            if (measure.kind() == Measure.Kind.ALLIANCE
                    && one.scale().equals(AllianceSeries.SCALE)
                    && one.rater() == Rater.CLIENT) {
                alliance.add(new AllianceSeries(therapy, measure, one.points(), built.itemAnswers(one)));
            }
        }
        return alliance.isEmpty()
                ? List.of(new AllianceSeries(therapy, null, List.of(), List.of()))
                : List.copyOf(alliance);
    }

    private static List<OutcomeSeries> outcome(Therapy therapy, List<Series> series, MeasureCatalogue measures) {
        List<OutcomeSeries> outcome = new ArrayList<>();
        for (Series one : series) {
            Measure measure = Objects.requireNonNull(measures.byId(one.measure()));
            if (measure.kind() == Measure.Kind.OUTCOME
                    && one.scale().equals(OutcomeSeries.SCALE)
                    && one.rater() == OutcomeSeries.raterOf(measure)) {
                outcome.add(new OutcomeSeries(therapy, measure, one.rater(), one.points()));
            }
        }
        return outcome.isEmpty()
                ? List.of(new OutcomeSeries(therapy, null, Rater.CLIENT, List.of()))
                : List.copyOf(outcome);
    }
}
