// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import static org.alliancecds.course.Given.at;
import static org.alliancecds.course.Given.day;
import static org.alliancecds.record.AppointmentOutcome.ATTENDED;
import static org.alliancecds.record.AppointmentOutcome.BOOKED;
import static org.alliancecds.record.AppointmentOutcome.CANCELLED_BY_CLIENT;
import static org.alliancecds.record.AppointmentOutcome.NO_SHOW;
import static org.alliancecds.record.AppointmentOutcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.alliancecds.fact.attendance.Attendance;
import org.alliancecds.fact.attendance.AttendanceSummary;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Contact;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.Rater;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Expected;
import org.alliancecds.therapy.Series;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CourseTest {

    @Test
    void aGapOf120DaysIsOneTherapyAndOneOf121DaysIsTwo() {
        Course one =
                Given.asOf("2026-06-01").attended("2026-02-01", "2026-06-01").course();
        Course two =
                Given.asOf("2026-06-02").attended("2026-02-01", "2026-06-02").course();

        assertThat(one.attendanceSummary().attended()).isEqualTo(2);
        assertThat(two.attendanceSummary().attended()).isEqualTo(1);
    }

    @Test
    void aRatingOrNoteOrCancellationBridgesTheGap() {
        assertThat(Given.asOf("2026-06-02")
                        .attended("2026-02-01", "2026-06-02")
                        .response("phq-9", Rater.UNKNOWN, at("2026-04-01", "12:00"), false, "9")
                        .course()
                        .attendanceSummary()
                        .attended())
                .isEqualTo(2);
        assertThat(Given.asOf("2026-06-02")
                        .attended("2026-02-01", "2026-06-02")
                        .note("2026-04-01", Given.Note.that())
                        .course()
                        .attendanceSummary()
                        .attended())
                .isEqualTo(2);
        assertThat(Given.asOf("2026-06-02")
                        .attended("2026-02-01", "2026-06-02")
                        .contact("2026-04-01", CANCELLED_BY_CLIENT)
                        .course()
                        .attendanceSummary()
                        .attended())
                .isEqualTo(2);
    }

    @Test
    void noTherapyIsUnderWayMoreThan120DaysAfterTheLastContact() {
        Given within = Given.asOf("2026-06-01").attended("2026-02-01");
        Given after = Given.asOf("2026-06-02").attended("2026-02-01");

        assertThat(within.course().underWay()).isTrue();
        Course over = after.course();
        assertThat(over.underWay()).isFalse();
        String text = "No therapy is under way as of 2 June 2026: the record shows no past contact or rating in the 120"
                + " days before.";
        assertThat(over.dataNotes()).containsExactly(new DataNote(DataNote.Code.NO_COURSE, "", language -> text));
        assertThat(over.attendance().missedInCourse()).isEqualTo(Expected.notKnown(text));
        assertThat(over.attendance().attendedFewerThan(4).truth()).isEqualTo(Answer.Truth.NOT_KNOWN);
        assertThat(over.attendance().nothingBookedAhead()).isEqualTo(Expected.notKnown(text));
        assertThat(over.alliance()).hasSize(1);
        assertThat(over.alliance().get(0).givenFewerThan(3)).isEqualTo(Expected.notKnown(text));
        assertThat(over.notes().plannedEnding()).isEqualTo(Expected.notKnown(text));
        assertThat(over.allSeries()).isEmpty();
    }

    @Test
    void whatComesLaterThanTheDayIsNotThere() {
        Given record = Given.asOf("2026-03-10")
                .receivedOn("2026-04-01")
                .attended("2026-03-03", "2026-03-10", "2026-03-17")
                .srs("2026-03-10", "34")
                .srs("2026-03-11", "20");

        assertThat(record.course().attendanceSummary().attended()).isEqualTo(2);
        assertThat(record.course().allSeries())
                .containsExactly(new Series(
                        "srs",
                        "total",
                        Rater.CLIENT,
                        List.of(new Series.Point(2, day("2026-03-10"), new BigDecimal("34")))));
        assertThat(record.course().dataNotes()).isEmpty();
    }

    @Test
    void whatIsDatedAfterReceiptIsRemarkedButBookingsAndCancellationsAreNot() {
        Course course = Given.asOf("2026-03-10")
                .attended("2026-03-03", "2026-03-11")
                .contact("2026-03-17", BOOKED)
                .contact("2026-03-24", CANCELLED_BY_CLIENT)
                .risk("2026-03-11", 3)
                .course();

        assertThat(course.dataNotes())
                .containsExactly(
                        new DataNote(
                                DataNote.Code.DATE_IN_FUTURE,
                                "Appointment/1",
                                language ->
                                        "It is dated 11 March 2026, after the day on which the data arrived (10 March 2026), so"
                                                + " it is not used."),
                        new DataNote(
                                DataNote.Code.DATE_IN_FUTURE,
                                "QuestionnaireResponse/r0",
                                language ->
                                        "It is dated 11 March 2026, after the day on which the data arrived (10 March 2026), so"
                                                + " it is not used. It answers a risk item: please look at it."));
        assertThat(course.attendanceSummary())
                .isEqualTo(new AttendanceSummary(
                        1, null, 0, 0, 0, 0, day("2026-03-03"), day("2026-03-03"), true, day("2026-03-17")));
    }

    @Test
    void aClientRatingBelongsToTheSessionOfUpTo7DaysBefore() {
        assertThat(sessionOf(Rater.CLIENT, "2026-03-03")).isEqualTo(1);
        assertThat(sessionOf(Rater.CLIENT, "2026-03-10")).isEqualTo(1);
        assertThat(sessionOf(Rater.CLIENT, "2026-03-11")).isNull();
        assertThat(sessionOf(Rater.CLIENT, "2026-03-02")).isNull();
    }

    @Test
    void aTherapistRatingBelongsToTheSessionOfUpTo3DaysBefore() {
        assertThat(sessionOf(Rater.THERAPIST, "2026-03-06")).isEqualTo(1);
        assertThat(sessionOf(Rater.THERAPIST, "2026-03-07")).isNull();
    }

    private static @Nullable Integer sessionOf(Rater rater, String day) {
        Series.Point point = Given.asOf("2026-03-20")
                .attended("2026-03-03")
                .response("srs", rater, at(day, "08:00"), false, "34")
                .course()
                .allSeries()
                .get(0)
                .points()
                .get(0);
        return point.session();
    }

    @Test
    void aDayIsADayOfTheClinicsZoneAlsoWhenTheClocksChange() {
        // 29 March 2026 has 23 hours in Berlin; half past midnight there is still the 28th in UTC.
        Course course = Given.asOf("2026-03-29")
                .contact("2026-03-29", ATTENDED, it -> movedTo(it, "2026-03-29", "00:30"))
                .response("srs", Rater.CLIENT, at("2026-03-29", "23:30"), false, "34")
                .course();
        Course bridged = Given.asOf("2026-07-19")
                .contact("2026-03-21", ATTENDED, it -> movedTo(it, "2026-03-21", "00:15"))
                .contact("2026-07-19", ATTENDED, it -> movedTo(it, "2026-07-19", "23:45"))
                .course();

        assertThat(course.allSeries().get(0).points())
                .containsExactly(new Series.Point(1, day("2026-03-29"), new BigDecimal("34")));
        assertThat(bridged.attendanceSummary().attended()).isEqualTo(2);
    }

    private static Contact movedTo(Contact it, String day, String time) {
        return new Contact(
                it.reference(),
                Given.at(day, time),
                it.outcome(),
                it.minutesLate(),
                it.barrier(),
                it.inpatientStay(),
                it.assessmentOnly(),
                it.fromAppointment(),
                it.bookedOn());
    }

    @Test
    void ofTwoInOneSessionTheLaterAmendedOneElseTheLaterOneCounts() {
        Course later = Given.asOf("2026-03-10")
                .attended("2026-03-03")
                .srs("2026-03-03", "34")
                .srs("2026-03-05", "38")
                .course();
        Course amended = Given.asOf("2026-03-10")
                .attended("2026-03-03")
                .response("srs", Rater.CLIENT, Given.at("2026-03-03", "12:00"), true, "34")
                .srs("2026-03-05", "38")
                .course();

        assertThat(later.allSeries().get(0).points())
                .containsExactly(new Series.Point(1, day("2026-03-05"), new BigDecimal("38")));
        assertThat(later.dataNotes())
                .containsExactly(new DataNote(
                        DataNote.Code.TWO_IN_ONE_SESSION,
                        "QuestionnaireResponse/0",
                        language ->
                                "The SRS of 3 March 2026 is not used: for session 1 an amended or later one by the same rater"
                                        + " counts."));
        assertThat(amended.allSeries().get(0).points())
                .containsExactly(new Series.Point(1, day("2026-03-03"), new BigDecimal("34")));
        Course twiceAmended = Given.asOf("2026-03-10")
                .attended("2026-03-03")
                .response("srs", Rater.CLIENT, Given.at("2026-03-03", "12:00"), true, "34")
                .response("srs", Rater.CLIENT, Given.at("2026-03-04", "12:00"), true, "35")
                .srs("2026-03-05", "38")
                .course();
        assertThat(twiceAmended.allSeries().get(0).points())
                .containsExactly(new Series.Point(1, day("2026-03-04"), new BigDecimal("35")));
    }

    @Test
    void ratersAreNeverMixedAndAnUnknownRaterIsRemarkedAndNotUsed() {
        Course course = Given.asOf("2026-03-10")
                .attended("2026-03-03")
                .response("srs", Rater.THERAPIST, Given.at("2026-03-03", "12:00"), false, "30")
                .response("srs", Rater.UNKNOWN, Given.at("2026-03-03", "12:00"), false, "31")
                .course();

        assertThat(course.allSeries()).extracting(Series::rater).containsExactly(Rater.THERAPIST, Rater.UNKNOWN);
        assertThat(course.alliance()).hasSize(1);
        assertThat(course.alliance().get(0).givenAtLeast(1))
                .isEqualTo(Expected.notKnown("There is no alliance rating by the client in this course."));
        assertThat(course.dataNotes())
                .containsExactly(new DataNote(
                        DataNote.Code.RATER_UNKNOWN,
                        "QuestionnaireResponse/1",
                        language ->
                                "The record does not say who filled in the SRS of 3 March 2026, so no rule uses it."));
    }

    @Test
    void eachAllianceMeasureIsASeriesOfItsOwn() {
        Course course = Given.asOf("2026-03-10")
                .attended("2026-03-03")
                .srs("2026-03-03", "36")
                .response("wai-sr", Rater.CLIENT, Given.at("2026-03-03", "12:00"), false, "42")
                .response("phq-9", Rater.CLIENT, Given.at("2026-03-03", "12:00"), false, "12")
                .course();

        assertThat(course.alliance())
                .extracting(series -> series.latestAtConcernLine().truth())
                .containsExactly(Answer.Truth.TRUE, Answer.Truth.FALSE);
    }

    @Test
    void withoutAnyContactTheDaysOfClientRatingsAreTheSessions() {
        Course course = Given.asOf("2026-03-10")
                .withoutAppointments()
                .srs("2026-03-03", "36")
                .srs("2026-03-10", "37")
                .response("srs", Rater.THERAPIST, Given.at("2026-03-08", "12:00"), false, "30")
                .course();

        assertThat(course.attendance().attendedAtLeast(2))
                .isEqualTo(Expected.stage(
                        true,
                        "The client has attended 2 sessions in this course (3 March to 10 March 2026), counted by the"
                                + " days of the client's ratings.",
                        List.of(day("2026-03-03"), day("2026-03-10"))));
        assertThat(course.dataNotes()).extracting(DataNote::code).containsExactly(DataNote.Code.SESSIONS_FROM_RATINGS);
        assertThat(course.attendance().lastMissed().truth()).isEqualTo(Answer.Truth.NOT_KNOWN);
    }

    @Test
    void whereNoContactOfTheCourseIsKnownToBeAttendedTheDaysOfRatingsAreTheSessions() {
        Given unclosed = Given.asOf("2026-03-24")
                .contact("2026-03-03", BOOKED)
                .contact("2026-03-10", BOOKED)
                .contact("2026-03-17", BOOKED)
                .srs("2026-03-03", "36")
                .srs("2026-03-10", "37")
                .contact("2026-03-24", NO_SHOW)
                .srs("2026-03-24", "37");
        Attendance attendance = unclosed.course().attendance();

        assertThat(attendance.attendedAtLeast(2))
                .isEqualTo(Expected.stage(
                        true,
                        "The client has attended at least 2 sessions in this course (3 March to 10 March 2026), counted by"
                                + " the days of the client's ratings; of 1 past contact the record does not say what"
                                + " became.",
                        List.of(day("2026-03-03"), day("2026-03-10"))));
        assertThat(attendance.attendedAtLeast(3).truth()).isEqualTo(Answer.Truth.NOT_KNOWN);
        assertThat(attendance.attendedAtLeast(4).truth()).isEqualTo(Answer.Truth.FALSE);
        assertThat(attendance.attendedFewerThan(3).truth()).isEqualTo(Answer.Truth.NOT_KNOWN);
        assertThat(attendance.attendedFewerThan(4).truth()).isEqualTo(Answer.Truth.TRUE);
        assertThat(unclosed.course().attendanceSummary())
                .isEqualTo(
                        new AttendanceSummary(null, 2, 1, 0, 0, 3, day("2026-03-03"), day("2026-03-10"), true, null));
        assertThat(unclosed.course().dataNotes())
                .extracting(DataNote::code)
                .contains(DataNote.Code.SESSIONS_FROM_RATINGS);
    }

    @Test
    void aContactOfAnEarlierCourseSaysNothingOfThisOne() {
        Course course = Given.asOf("2026-03-10")
                .withoutAppointments()
                .attended("2021-05-04")
                .srs("2026-03-03", "36")
                .srs("2026-03-10", "37")
                .course();

        assertThat(course.attendance().attendedAtLeast(2).truth()).isEqualTo(Answer.Truth.TRUE);
        assertThat(course.attendance().attendedFewerThan(2).truth()).isEqualTo(Answer.Truth.FALSE);
        assertThat(course.attendanceSummary().attended()).isEqualTo(2);
    }

    @Test
    void aCourseOfWhichNobodySaysWhatBecameHasNoCount() {
        Course course = Given.asOf("2026-03-24")
                .contact("2026-03-03", UNKNOWN)
                .contact("2026-03-10", BOOKED)
                .course();

        Answer unknown = Expected.notKnown("The record does not say what became of 2 past contacts of this course, so"
                + " attended sessions cannot be counted.");
        assertThat(List.of(
                        course.attendance().attendedAtLeast(1),
                        course.attendance().attendedFewerThan(2),
                        course.attendance().lastSessionAtLeastDaysAgo(1),
                        course.attendance().nothingBookedWithin(14),
                        course.attendance().lateAtLeast(1, 2, 10)))
                .containsOnly(unknown);
        // Of two contacts no more than two can have been attended.
        assertThat(course.attendance().attendedFewerThan(3).truth()).isEqualTo(Answer.Truth.TRUE);
        assertThat(course.attendanceSummary())
                .isEqualTo(new AttendanceSummary(null, null, 0, 0, 0, 2, null, null, true, null));
    }

    @Test
    void whatWasCancelledByNobodyKnowsWhomWasNotAttended() {
        Course course = Given.asOf("2026-03-24")
                .attended("2026-03-03")
                .contact("2026-03-10", AppointmentOutcome.CANCELLED)
                .contact("2026-03-17", AppointmentOutcome.CANCELLED)
                .course();

        assertThat(course.attendance().attendedFewerThan(2).truth()).isEqualTo(Answer.Truth.TRUE);
        assertThat(course.attendanceSummary())
                .isEqualTo(
                        new AttendanceSummary(1, null, 0, 0, 0, 2, day("2026-03-03"), day("2026-03-03"), true, null));
    }

    @Test
    void scoresAloneDoNotSayHowManySessionsThereWere() {
        Course course = Given.asOf("2026-03-10")
                .withoutAppointments()
                .response("phq-9", Rater.CLIENT, Given.at("2026-03-03", "12:00"), false, "12")
                .course();

        assertThat(course.attendance().attendedFewerThan(4).truth()).isEqualTo(Answer.Truth.NOT_KNOWN);
    }

    @Test
    void aBookingWhoseDayHasPassedIsUnknownAndSaidSo() {
        Course course = Given.asOf("2026-03-10")
                .contact("2026-03-09", BOOKED)
                .contact("2026-03-02", UNKNOWN)
                .contact("2026-03-10", BOOKED)
                .contact("2026-03-08", NO_SHOW)
                .course();

        assertThat(course.dataNotes())
                .extracting(DataNote::code, DataNote::reference)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(DataNote.Code.OUTCOME_UNKNOWN, "Appointment/0"),
                        org.assertj.core.groups.Tuple.tuple(DataNote.Code.OUTCOME_UNKNOWN, "Appointment/1"));
        assertThat(course.attendance().lastMissed().truth()).isEqualTo(Answer.Truth.TRUE);
        assertThat(course.attendanceSummary().nextBooked()).isEqualTo(day("2026-03-10"));
    }

    @Test
    void belowEighteenIsRemarked() {
        assertThat(Given.asOf("2026-03-10")
                        .attended("2026-03-03")
                        .born("2008-03-11")
                        .course()
                        .dataNotes())
                .containsExactly(
                        new DataNote(
                                DataNote.Code.UNDER_AGE,
                                "",
                                language ->
                                        "The client is 17; the thresholds are for adults, so the rules that use them stay silent."));
        assertThat(Given.asOf("2026-03-10")
                        .attended("2026-03-03")
                        .born("2008-03-10")
                        .course()
                        .dataNotes())
                .isEmpty();
    }
}
