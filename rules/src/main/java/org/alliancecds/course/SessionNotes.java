// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

/** To be answered. */
public final class SessionNotes {
    SessionNotes() {}

    /** "a note of the last {n:1..20} session(s) says that the client doubts the treatment". */
    public Answer doubtsTreatment(int n) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the note of the last session says bored or disengaged". */
    public Answer disengagedAtLastSession() {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the notes of at least {n:1..20} of the last {of:1..20} sessions say bored or disengaged". */
    public Answer disengagedAtLeast(int n, int of) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "homework was not done at the last session". */
    public Answer homeworkNotDoneAtLastSession() {
        return Answer.notKnown("Not answered yet.");
    }

    /** "homework was not done at the last {n:1..20} sessions for which it was set". */
    public Answer homeworkNotDone(int n) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "a planned ending was announced". */
    public Answer plannedEnding() {
        return Answer.notKnown("Not answered yet.");
    }
}
