// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.attendance;

import static org.alliancecds.course.Given.day;
import static org.alliancecds.record.AppointmentOutcome.ATTENDED;
import static org.alliancecds.record.AppointmentOutcome.BOOKED;
import static org.alliancecds.record.AppointmentOutcome.CANCELLED_BY_CLIENT;
import static org.alliancecds.record.AppointmentOutcome.CANCELLED_BY_SERVICE;
import static org.alliancecds.record.AppointmentOutcome.NO_SHOW;
import static org.alliancecds.record.AppointmentOutcome.UNKNOWN;
import static org.alliancecds.record.AppointmentOutcome.WRONG_DAY;
import static org.alliancecds.sentence.Answer.Truth.FALSE;
import static org.alliancecds.sentence.Answer.Truth.NOT_KNOWN;
import static org.alliancecds.sentence.Answer.Truth.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliancecds.course.Given;
import org.alliancecds.record.Barrier;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Expected;
import org.junit.jupiter.api.Test;

class AttendanceTest {

    @Test
    void countsAttendedSessionsAWrongDayIncluded() {
        Attendance attendance = Given.asOf("2026-03-20")
                .attended("2026-03-03", "2026-03-10")
                .contact("2026-03-17", WRONG_DAY)
                .contact("2026-03-18", UNKNOWN)
                .course()
                .attendance();

        assertThat(attendance.attendedAtLeast(3))
                .isEqualTo(Expected.stage(
                        true,
                        "The client has attended at least 3 sessions in this course (3 March to 17 March 2026); of 1 past"
                                + " contact the record does not say what became.",
                        List.of(day("2026-03-03"), day("2026-03-10"), day("2026-03-17"))));
        assertThat(attendance.attendedAtLeast(4).truth()).isEqualTo(NOT_KNOWN);
        assertThat(attendance.attendedAtLeast(5).truth()).isEqualTo(FALSE);
        assertThat(attendance.attendedFewerThan(5).truth()).isEqualTo(TRUE);
        assertThat(attendance.attendedFewerThan(4).truth()).isEqualTo(NOT_KNOWN);
        assertThat(attendance.attendedFewerThan(3).truth()).isEqualTo(FALSE);
        assertThat(attendance.missedInCourse().truth()).isEqualTo(NOT_KNOWN);
        assertThat(attendance.missedAtLeast(1, 2).truth()).isEqualTo(NOT_KNOWN);
    }

    @Test
    void aMissedAppointmentIsANoShowWithoutAReasonFromOutside() {
        assertThat(Given.asOf("2026-03-20")
                        .attended("2026-03-03")
                        .contact("2026-03-10", NO_SHOW)
                        .course()
                        .attendance()
                        .missedInCourse())
                .isEqualTo(Expected.telling(
                        true,
                        "1 of the 2 past appointments in this course was missed: 10 March 2026.",
                        "no-show on 10 Mar",
                        List.of(day("2026-03-10"))));
        assertThat(Given.asOf("2026-03-20")
                        .attended("2026-03-03")
                        .excused("2026-03-10", NO_SHOW, Barrier.TRANSPORT, false)
                        .excused("2026-03-17", NO_SHOW, null, true)
                        .course()
                        .attendance()
                        .missedInCourse())
                .isEqualTo(Expected.stage(
                        false,
                        "None of the 3 past appointments in this course was missed. One with a practical reason or"
                                + " during an in-patient stay is not counted among these.",
                        List.of(day("2026-03-03"), day("2026-03-10"), day("2026-03-17"))));
    }

    @Test
    void aCourseWithoutADefiniteOutcomeSaysNothingOfMisses() {
        Attendance attendance =
                Given.asOf("2026-03-20").contact("2026-03-10", UNKNOWN).course().attendance();

        Answer unknown = Expected.notKnown("No past appointment of this course has a recorded outcome.");
        assertThat(List.of(attendance.missedInCourse(), attendance.lastMissed(), attendance.missedAtLeast(2, 4)))
                .containsOnly(unknown);
    }

    @Test
    void withoutAppointmentsAMissWouldNotBeSeen() {
        Attendance attendance = Given.asOf("2026-03-20")
                .withoutAppointments()
                .attended("2026-03-10")
                .course()
                .attendance();

        Answer unseen = Expected.notKnown(
                "The record holds sessions but no appointments, so one that was not kept would not be seen.");
        assertThat(List.of(attendance.missedInCourse(), attendance.lastMissed(), attendance.missedAtLeast(2, 4)))
                .containsOnly(unseen);
    }

    @Test
    void theLastAppointmentIsTheLastPastOneWithADefiniteOutcome() {
        assertThat(Given.asOf("2026-03-20")
                        .attended("2026-03-03")
                        .contact("2026-03-10", NO_SHOW)
                        .contact("2026-03-17", UNKNOWN)
                        .contact("2026-03-24", BOOKED)
                        .course()
                        .attendance()
                        .lastMissed())
                .isEqualTo(Expected.telling(
                        true,
                        "The last past appointment (10 March 2026) was missed.",
                        "no-show on 10 Mar",
                        List.of(day("2026-03-10"))));
        assertThat(Given.asOf("2026-03-20")
                        .contact("2026-03-10", NO_SHOW)
                        .contact("2026-03-17", CANCELLED_BY_CLIENT)
                        .course()
                        .attendance()
                        .lastMissed())
                .isEqualTo(Expected.stage(
                        false,
                        "The last past appointment (17 March 2026) was cancelled by the client.",
                        List.of(day("2026-03-17"))));
        assertThat(Given.asOf("2026-03-20")
                        .excused("2026-03-17", NO_SHOW, Barrier.MONEY, false)
                        .course()
                        .attendance()
                        .lastMissed()
                        .text())
                .isEqualTo("The last past appointment (17 March 2026) was not kept, for a practical reason or during an"
                        + " in-patient stay.");
    }

    @Test
    void looksBackOnTheLastAppointmentsAndNoFurther() {
        Given two = Given.asOf("2026-03-31")
                .contact("2026-03-02", NO_SHOW)
                .attended("2026-03-09")
                .contact("2026-03-16", NO_SHOW)
                .contact("2026-03-23", CANCELLED_BY_SERVICE);
        assertThat(two.course().attendance().missedAtLeast(2, 4))
                .isEqualTo(Expected.telling(
                        true,
                        "2 of the last 4 appointments were missed: 2 March 2026 and 16 March 2026.",
                        "2 no-shows, the last on 16 Mar",
                        List.of(day("2026-03-02"), day("2026-03-16"))));
        assertThat(two.attended("2026-03-30")
                        .course()
                        .attendance()
                        .missedAtLeast(2, 4)
                        .text())
                .isEqualTo("1 of the last 4 appointments was missed: 16 March 2026.");
        assertThat(two.course().attendance().missedAtLeast(2, 4).truth()).isEqualTo(FALSE);
    }

    @Test
    void theLastAppointmentsWereAllKept() {
        Given kept =
                Given.asOf("2026-03-24").attended("2026-03-03", "2026-03-10").contact("2026-03-17", WRONG_DAY);

        assertThat(kept.course().attendance().lastAllKept(3))
                .isEqualTo(Expected.telling(
                        true,
                        "The last 3 appointments were all kept: 3 March 2026, 10 March 2026 and 17 March 2026.",
                        "the last 3 appointments kept",
                        List.of(day("2026-03-03"), day("2026-03-10"), day("2026-03-17"))));
        assertThat(kept.course().attendance().lastAllKept(4))
                .isEqualTo(Expected.notKnown("There are 3 of the 4 past appointments that this needs so far."));
        assertThat(kept.contact("2026-03-18", CANCELLED_BY_SERVICE)
                        .course()
                        .attendance()
                        .lastAllKept(3)
                        .truth())
                .isEqualTo(TRUE);
        assertThat(kept.contact("2026-03-20", UNKNOWN).course().attendance().lastAllKept(3))
                .isEqualTo(
                        Expected.notKnown("The record does not say what became of each of the last 3 appointments."));
        assertThat(kept.contact("2026-03-24", CANCELLED_BY_CLIENT)
                        .course()
                        .attendance()
                        .lastAllKept(3))
                .isEqualTo(Expected.stage(
                        false,
                        "Of the last 3 appointments, 1 was not kept: 24 March 2026.",
                        List.of(day("2026-03-17"), day("2026-03-20"), day("2026-03-24"))));
    }

    @Test
    void keptAppointmentsAreNotKnownWithoutAppointments() {
        assertThat(Given.asOf("2026-03-10")
                        .withoutAppointments()
                        .attended("2026-03-03", "2026-03-10")
                        .course()
                        .attendance()
                        .lastAllKept(2)
                        .truth())
                .isEqualTo(NOT_KNOWN);
    }

    @Test
    void withFewerAppointmentsTheMissedOfThoseSoFarCount() {
        Given one = Given.asOf("2026-03-31").contact("2026-03-02", NO_SHOW).attended("2026-03-09");
        assertThat(one.course().attendance().missedAtLeast(2, 4).text())
                .isEqualTo("1 of the 2 past appointments so far was missed: 2 March 2026.");
        assertThat(one.contact("2026-03-16", NO_SHOW)
                        .course()
                        .attendance()
                        .missedAtLeast(2, 4)
                        .truth())
                .isEqualTo(TRUE);
    }

    @Test
    void cancellationsNeedTheWholeLookback() {
        Given four = Given.asOf("2026-03-31")
                .contact("2026-03-02", CANCELLED_BY_CLIENT)
                .contact("2026-03-09", CANCELLED_BY_CLIENT)
                .contact("2026-03-16", CANCELLED_BY_CLIENT)
                .attended("2026-03-23");
        assertThat(four.course().attendance().cancelledByClientAtLeast(3, 5))
                .isEqualTo(Expected.notKnown("There are 4 of the 5 past appointments that this needs so far."));
        assertThat(four.attended("2026-03-30").course().attendance().cancelledByClientAtLeast(3, 5))
                .isEqualTo(Expected.telling(
                        true,
                        "3 of the last 5 appointments were cancelled by the client: 2 March 2026, 9 March 2026 and 16"
                                + " March 2026.",
                        "3 cancellations, the last on 16 Mar",
                        List.of(day("2026-03-02"), day("2026-03-09"), day("2026-03-16"))));
        assertThat(four.course().attendance().cancelledByClientAtLeast(4, 5).truth())
                .isEqualTo(FALSE);
        assertThat(Given.asOf("2026-03-31")
                        .contact("2026-03-02", CANCELLED_BY_CLIENT)
                        .excused("2026-03-09", CANCELLED_BY_CLIENT, Barrier.CHILDCARE, false)
                        .course()
                        .attendance()
                        .cancelledByClientAtLeast(2, 2)
                        .truth())
                .isEqualTo(FALSE);
    }

    @Test
    void nothingBookedIsSaidOnlyBeyondTheDaysAfterTheLastSession() {
        Given given = Given.asOf("2026-03-10").attended("2026-03-03");
        assertThat(given.course().attendance().nothingBookedWithin(14))
                .isEqualTo(Expected.telling(
                        true,
                        "Nothing is booked within 14 days of the last session (3 March 2026), nor later.",
                        "nothing booked since 3 Mar",
                        List.of(day("2026-03-03"))));
        assertThat(given.contact("2026-03-18", BOOKED).course().attendance().nothingBookedWithin(14))
                .isEqualTo(Expected.telling(
                        true,
                        "Nothing is booked within 14 days of the last session (3 March 2026); the next appointment is"
                                + " on 18 March 2026.",
                        "next appointment only on 18 Mar",
                        List.of(day("2026-03-03"))));
        assertThat(given.contact("2026-03-17", BOOKED).course().attendance().nothingBookedWithin(14))
                .isEqualTo(Expected.stage(
                        false,
                        "The next appointment is booked for 17 March 2026, within 14 days of the last session (3 March"
                                + " 2026).",
                        List.of(day("2026-03-03"))));
    }

    @Test
    void bookingsAreNotKnownWithoutAppointmentsOrASession() {
        assertThat(Given.asOf("2026-03-10")
                        .withoutAppointments()
                        .attended("2026-03-03")
                        .course()
                        .attendance()
                        .nothingBookedWithin(14))
                .isEqualTo(Expected.notKnown(
                        "The record holds no appointments, so it is not known what is booked ahead."));
        assertThat(Given.asOf("2026-03-10")
                        .contact("2026-03-03", NO_SHOW)
                        .course()
                        .attendance()
                        .nothingBookedWithin(14))
                .isEqualTo(Expected.notKnown("No session was attended in this course so far."));
    }

    @Test
    void lookingBackABookingIsKnownByTheDayItWasMade() {
        Given given = Given.asOf("2026-03-10").receivedOn("2026-06-01").attended("2026-03-03");
        Given after = Given.asOf("2026-03-10")
                .receivedOn("2026-06-01")
                .attended("2026-03-03")
                .bookedOn("2026-03-17", ATTENDED, "2026-03-11");
        Given before = Given.asOf("2026-03-10")
                .receivedOn("2026-06-01")
                .attended("2026-03-03")
                .contact("2026-03-24", ATTENDED)
                .bookedOn("2026-03-17", NO_SHOW, "2026-03-10");

        assertThat(given.course().attendance().nothingBookedAhead())
                .isEqualTo(Expected.telling(
                        true,
                        "No appointment is booked ahead as of 10 March 2026.",
                        "nothing booked ahead",
                        List.of(day("2026-03-03"))));
        assertThat(given.contact("2026-03-17", ATTENDED).course().attendance().nothingBookedAhead())
                .isEqualTo(
                        Expected.notKnown("It is not known what was booked ahead on 10 March 2026: a later appointment"
                                + " does not say when it was booked."));
        assertThat(after.course().attendance().nothingBookedAhead().truth()).isEqualTo(TRUE);
        assertThat(before.course().attendance().nothingBookedAhead())
                .isEqualTo(Expected.stage(false, "The next appointment is booked for 17 March 2026.", List.of()));
        assertThat(before.course().attendance().nothingBookedWithin(14).truth()).isEqualTo(FALSE);
        assertThat(before.course().attendance().nothingBookedWithin(13).truth()).isEqualTo(NOT_KNOWN);
    }

    @Test
    void theLastSessionIsSoManyDaysAgo() {
        assertThat(Given.asOf("2026-03-24")
                        .attended("2026-03-03")
                        .contact("2026-03-10", NO_SHOW)
                        .course()
                        .attendance()
                        .lastSessionAtLeastDaysAgo(21))
                .isEqualTo(Expected.telling(
                        true,
                        "The last session was on 3 March 2026, 21 days ago.",
                        "not seen since 3 Mar",
                        List.of(day("2026-03-03"))));
        assertThat(Given.asOf("2026-03-23")
                        .attended("2026-03-03")
                        .course()
                        .attendance()
                        .lastSessionAtLeastDaysAgo(21)
                        .truth())
                .isEqualTo(FALSE);
    }

    @Test
    void whereALaterContactWasNotClosedTheLastSessionIsNotKnown() {
        Given given = Given.asOf("2026-03-24").attended("2026-03-03");

        assertThat(given.contact("2026-03-04", BOOKED).course().attendance().lastSessionAtLeastDaysAgo(20))
                .isEqualTo(Expected.telling(
                        true,
                        "The last session was on 3 March 2026, 21 days ago.",
                        "not seen since 3 Mar",
                        List.of(day("2026-03-03"))));
        assertThat(given.contact("2026-03-17", BOOKED).course().attendance().lastSessionAtLeastDaysAgo(20))
                .isEqualTo(Expected.notKnown(
                        "The last session that is known was on 3 March 2026, and the record does not say"
                                + " what became of the contact on 17 March 2026."));
    }

    @Test
    void assessmentOnlyMeansEverySession() {
        Given given = Given.asOf("2026-03-24").assessment("2026-03-03");
        assertThat(given.course().attendance().assessmentOnly().truth()).isEqualTo(TRUE);
        assertThat(given.attended("2026-03-10")
                        .course()
                        .attendance()
                        .assessmentOnly()
                        .truth())
                .isEqualTo(FALSE);
        assertThat(Given.asOf("2026-03-24")
                        .contact("2026-03-10", NO_SHOW)
                        .course()
                        .attendance()
                        .assessmentOnly()
                        .truth())
                .isEqualTo(NOT_KNOWN);
    }

    @Test
    void countsWhatBecameOfAppointments() {
        assertThat(Given.asOf("2026-03-24")
                        .attended("2026-03-03", "2026-03-10")
                        .excused("2026-03-11", NO_SHOW, Barrier.MONEY, false)
                        .contact("2026-03-12", CANCELLED_BY_CLIENT)
                        .contact("2026-03-13", CANCELLED_BY_SERVICE)
                        .contact("2026-03-31", BOOKED)
                        .course()
                        .attendanceSummary())
                .isEqualTo(new AttendanceSummary(
                        2, null, 1, 1, 1, 0, day("2026-03-03"), day("2026-03-10"), true, day("2026-03-31")));
    }
}
