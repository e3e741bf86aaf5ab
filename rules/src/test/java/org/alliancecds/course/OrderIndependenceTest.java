// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.alliancecds.fact.alliance.AllianceSeries;
import org.alliancecds.fact.attendance.Attendance;
import org.alliancecds.fact.notes.SessionNotes;
import org.alliancecds.fact.risk.RiskItemAnswers;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.Homework;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.therapy.CourseSettings;

/** Whatever is in a record, and in whatever order, the course answers the same. */
class OrderIndependenceTest {

    @Property(tries = 100)
    void theOrderOfTheRecordNeverMatters(@ForAll long seed) {
        Random random = new Random(seed);
        LocalDate asOf = LocalDate.parse("2026-06-30");
        ClientRecord record = anyRecord(random, asOf);
        ClientRecord other = Given.shuffled(record, random);

        assertThat(allThatIsSaid(other, asOf)).isEqualTo(allThatIsSaid(record, asOf));
    }

    /** Few days and few hours, so that items often fall together. */
    private static ClientRecord anyRecord(Random random, LocalDate asOf) {
        Given given = Given.asOf(asOf.toString());
        if (random.nextBoolean()) {
            given.receivedOn("2026-08-01");
        }
        AppointmentOutcome[] outcomes = AppointmentOutcome.values();
        for (int i = random.nextInt(10); i > 0; i--) {
            given.contact(anyDay(random, asOf), anyOf(random, outcomes));
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            given.response(
                    random.nextBoolean() ? "srs" : "wai-sr",
                    anyOf(random, Rater.values()),
                    Given.at(anyDay(random, asOf), "12:00"),
                    random.nextBoolean(),
                    String.valueOf(20 + random.nextInt(20)));
        }
        Homework[] homework = Homework.values();
        for (int i = random.nextInt(6); i > 0; i--) {
            given.note(
                    anyDay(random, asOf),
                    Given.Note.that().doubts(random.nextBoolean()).homework(anyOf(random, homework)));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            given.risk(anyDay(random, asOf), random.nextInt(4));
        }
        return random.nextBoolean() ? given.record() : withOneReference(given.record());
    }

    /** Versions of one resource, which differ in nothing but what they say. */
    private static ClientRecord withOneReference(ClientRecord record) {
        return new ClientRecord(
                record.zone(),
                record.receivedAt(),
                record.birthDate(),
                record.appointmentsSeen(),
                record.contacts(),
                record.responses().stream()
                        .map(it -> new MeasureResponse(
                                "QuestionnaireResponse/0",
                                it.measure(),
                                it.rater(),
                                it.answeredAt(),
                                it.amended(),
                                it.values()))
                        .toList(),
                record.notes(),
                record.riskAnswers(),
                record.conditions(),
                record.dataNotes());
    }

    private static <T> T anyOf(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static String anyDay(Random random, LocalDate asOf) {
        return asOf.minusDays(random.nextInt(20) * 8L - 16).toString();
    }

    private static List<Object> allThatIsSaid(ClientRecord record, LocalDate asOf) {
        Course course = new Courses(record, Given.MEASURES, CourseSettings.DEFAULT).asOf(asOf);
        List<Object> said = new ArrayList<>();
        said.add(course.dataNotes());
        said.add(course.allSeries());
        said.add(course.attendanceSummary());
        Attendance attendance = course.attendance();
        said.add(List.of(
                attendance.attendedAtLeast(3),
                attendance.missedInCourse(),
                attendance.lastMissed(),
                attendance.missedAtLeast(2, 4),
                attendance.cancelledByClientAtLeast(1, 2),
                attendance.lateAtLeast(2, 4, 10),
                attendance.wrongDayWithinWeeks(6),
                attendance.nothingBookedWithin(14),
                attendance.nothingBookedAhead()));
        for (AllianceSeries series : course.alliance()) {
            said.add(List.of(
                    series.givenAtLeast(3),
                    series.latestAtConcernLine(),
                    series.firstAtConcernLine(1),
                    series.meanAtConcernLine(),
                    series.recentMeanBelowEarlier(3, new BigDecimal("1.0")),
                    series.latestIsRecent(28, 2)));
        }
        SessionNotes notes = course.notes();
        said.add(List.of(notes.doubtsTreatment(2), notes.homeworkNotDone(2), notes.homeworkNotDoneAtLastSession()));
        for (RiskItemAnswers risk : course.risk()) {
            said.add(List.of(risk.latestAtLeast(90, 1), risk.latestBelowButEarlierAtLeast(1, 90)));
        }
        return said;
    }
}
