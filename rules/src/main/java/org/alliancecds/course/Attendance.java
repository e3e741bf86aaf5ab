// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

/** To be answered. */
public final class Attendance {
    Attendance() {}

    /** "the client has attended at least {n:1..200} session(s)". */
    public Answer attendedAtLeast(int n) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the client has attended fewer than {n:1..200} session(s)". */
    public Answer attendedFewerThan(int n) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "an appointment was missed in this course". */
    public Answer missedInCourse() {
        return Answer.notKnown("Not answered yet.");
    }

    /** "nothing is booked within {days:1..120} days of the last session". */
    public Answer nothingBookedWithin(int days) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the last appointment was missed". */
    public Answer lastMissed() {
        return Answer.notKnown("Not answered yet.");
    }

    /** "at least {n:1..20} of the last {of:1..20} appointments were missed". */
    public Answer missedAtLeast(int n, int of) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "at least {n:1..20} of the last {of:1..20} sessions began {minutes:1..120} minutes or more late". */
    public Answer lateAtLeast(int n, int of, int minutes) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the client came on the wrong day within the last {weeks:1..52} week(s)". */
    public Answer wrongDayWithinWeeks(int weeks) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "at least {n:1..20} of the last {of:1..20} appointments were cancelled by the client". */
    public Answer cancelledByClientAtLeast(int n, int of) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the last session was at least {days:1..120} days ago". */
    public Answer lastSessionAtLeastDaysAgo(int days) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "no appointment is booked ahead". */
    public Answer nothingBookedAhead() {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the contacts are for assessment only or a planned single session". */
    public Answer assessmentOnly() {
        return Answer.notKnown("Not answered yet.");
    }
}
