// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import java.time.LocalDate;
import java.util.List;
import org.alliancecds.measure.MeasureCatalogue;

/** The therapy under way as of a day, and what it answers to the sentences of rules. */
public final class Course {
    private final LocalDate asOf;

    private Course(LocalDate asOf) {
        this.asOf = asOf;
    }

    /** Reads the therapy that is under way as of that day out of a client's record. */
    public static Course of(ClientRecord record, LocalDate asOf, MeasureCatalogue measures, CourseSettings settings) {
        return new Course(asOf);
    }

    public LocalDate asOf() {
        return asOf;
    }

    /** False when the record shows no therapy as of the day; then the facts answer "not known". */
    public boolean underWay() {
        return false;
    }

    public Attendance attendance() {
        return new Attendance();
    }

    /** One series for each alliance measure that the client rated; one empty series when there is none. */
    public List<AllianceSeries> alliance() {
        return List.of(new AllianceSeries());
    }

    public SessionNotes notes() {
        return new SessionNotes();
    }

    /** One for each risk item answered in the last 365 days, in any course; one empty when there is none. */
    public List<RiskItemAnswers> risk() {
        return List.of(new RiskItemAnswers());
    }

    /** What rules noted and raised so far, as a fact that further rules may ask. */
    public Signs signs(List<ChainedSign> chained) {
        return new Signs();
    }

    /** Every measure, scale and rater of the course. */
    public List<Series> allSeries() {
        return List.of();
    }

    /** The remarks of the record and those that arise here, sorted, each once. */
    public List<DataNote> dataNotes() {
        return List.of();
    }

    public AttendanceSummary attendanceSummary() {
        return new AttendanceSummary(0, 0, 0, 0, null, null, false, null);
    }
}
