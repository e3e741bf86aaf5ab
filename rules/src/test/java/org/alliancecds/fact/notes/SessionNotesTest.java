// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.notes;

import static org.alliancecds.course.Given.Note.that;
import static org.alliancecds.course.Given.day;
import static org.alliancecds.sentence.Answer.Truth.FALSE;
import static org.alliancecds.sentence.Answer.Truth.NOT_KNOWN;
import static org.alliancecds.sentence.Answer.Truth.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.alliancecds.course.Given;
import org.alliancecds.record.Homework;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Expected;
import org.junit.jupiter.api.Test;

class SessionNotesTest {

    private static Given threeSessions() {
        return Given.asOf("2026-03-20").attended("2026-03-03", "2026-03-10", "2026-03-17");
    }

    @Test
    void doubtsAreSaidByANoteOfTheLastSessionsOnly() {
        Given given = threeSessions().note("2026-03-10", that().doubts(true)).note("2026-03-17", that().doubts(false));

        assertThat(given.course().notes().doubtsTreatment(2))
                .isEqualTo(Expected.telling(
                        true,
                        "The therapist's note of 10 March 2026 says that the client doubts that the treatment will or"
                                + " can work.",
                        "doubts the treatment on 10 Mar",
                        List.of(day("2026-03-10"))));
        assertThat(given.course().notes().doubtsTreatment(1))
                .isEqualTo(Expected.stage(
                        false,
                        "No session note of the last session says that the client doubts that the treatment will or"
                                + " can work.",
                        List.of(day("2026-03-17"))));
    }

    @Test
    void withoutANoteNothingIsKnown() {
        SessionNotes notes =
                threeSessions().note("2026-03-03", that().doubts(true)).course().notes();

        assertThat(notes.doubtsTreatment(2))
                .isEqualTo(Expected.notKnown("There is no session note of the last 2 sessions."));
        assertThat(notes.disengagedAtLastSession())
                .isEqualTo(Expected.notKnown("There is no session note of the last session."));
        assertThat(Given.asOf("2026-03-20")
                        .note("2026-03-17", that().doubts(true))
                        .course()
                        .notes()
                        .doubtsTreatment(2)
                        .truth())
                .isEqualTo(NOT_KNOWN);
    }

    @Test
    void aNoteBelongsToTheSessionOfUpTo3DaysBefore() {
        assertThat(threeSessions()
                        .note("2026-03-20", that().disengaged())
                        .course()
                        .notes()
                        .disengagedAtLastSession()
                        .dates())
                .containsExactly(day("2026-03-17"));
        Given late = Given.asOf("2026-03-21").attended("2026-03-17").note("2026-03-21", that().disengaged());
        assertThat(late.course().notes().disengagedAtLastSession().truth()).isEqualTo(NOT_KNOWN);
    }

    @Test
    void countsSessionsThatSayDisengaged() {
        Given given = threeSessions()
                .note("2026-03-03", that().disengaged())
                .note("2026-03-10", that())
                .note("2026-03-17", that().disengaged());

        assertThat(given.course().notes().disengagedAtLeast(2, 3))
                .isEqualTo(Expected.telling(
                        true,
                        "The therapist's notes of 3 March 2026 and 17 March 2026 say that the client was bored or"
                                + " disengaged.",
                        "bored or disengaged on 17 Mar",
                        List.of(day("2026-03-03"), day("2026-03-17"))));
        assertThat(given.course().notes().disengagedAtLeast(2, 2).text())
                .isEqualTo("1 of the 2 notes needed of the last 2 sessions says that the client was bored or"
                        + " disengaged: 17 March 2026.");
        assertThat(given.course().notes().disengagedAtLastSession().truth()).isEqualTo(TRUE);
    }

    @Test
    void homeworkAtTheLastSession() {
        assertThat(lastHomework(Homework.NOT_DONE))
                .isEqualTo(Expected.telling(
                        true,
                        "The therapist's note of session 3 (17 March 2026) says: homework not done.",
                        "homework not done on 17 Mar",
                        List.of(day("2026-03-17"))));
        assertThat(lastHomework(Homework.PARTLY))
                .isEqualTo(Expected.stage(
                        false,
                        "The therapist's note of session 3 (17 March 2026) says: homework partly done, which counts as"
                                + " done.",
                        List.of(day("2026-03-17"))));
        assertThat(lastHomework(Homework.NONE_SET).truth()).isEqualTo(FALSE);
        assertThat(threeSessions().note("2026-03-17", that()).course().notes().homeworkNotDoneAtLastSession())
                .isEqualTo(Expected.notKnown("No note of the last session (17 March 2026) speaks of homework."));
    }

    private static Answer lastHomework(Homework homework) {
        return threeSessions()
                .note("2026-03-17", that().homework(homework))
                .course()
                .notes()
                .homeworkNotDoneAtLastSession();
    }

    @Test
    void sessionsWithoutATaskAreSkipped() {
        Given given = threeSessions()
                .note("2026-03-03", that().homework(Homework.NOT_DONE))
                .note("2026-03-10", that().homework(Homework.NONE_SET))
                .note("2026-03-17", that().homework(Homework.NOT_DONE));

        assertThat(given.course().notes().homeworkNotDone(2))
                .isEqualTo(Expected.telling(
                        true,
                        "The therapist's notes say that homework was not done at 2 of the last 2 sessions for which it"
                                + " was set (3 March 2026 and 17 March 2026).",
                        "homework not done, last on 17 Mar",
                        List.of(day("2026-03-03"), day("2026-03-17"))));
        assertThat(given.course().notes().homeworkNotDone(3))
                .isEqualTo(Expected.notKnown(
                        "The therapist's notes tell of homework for 2 of the 3 sessions that this needs so far."));
        assertThat(threeSessions()
                        .note("2026-03-03", that().homework(Homework.NOT_DONE))
                        .note("2026-03-10", that().homework(Homework.PARTLY))
                        .note("2026-03-17", that().homework(Homework.NOT_DONE))
                        .course()
                        .notes()
                        .homeworkNotDone(2)
                        .truth())
                .isEqualTo(FALSE);
    }

    @Test
    void aPlannedEndingIsSaidByAnyNoteOfTheCourse() {
        assertThat(threeSessions()
                        .note("2026-03-07", that().ending())
                        .course()
                        .notes()
                        .plannedEnding())
                .isEqualTo(Expected.telling(
                        true,
                        "The therapist's note of 7 March 2026 says that a planned ending was announced.",
                        "planned ending announced on 7 Mar",
                        List.of(day("2026-03-07"))));
        assertThat(threeSessions().note("2026-03-17", that()).course().notes().plannedEnding())
                .isEqualTo(
                        Expected.stage(false, "No session note of this course speaks of a planned ending.", List.of()));
        assertThat(threeSessions().course().notes().plannedEnding())
                .isEqualTo(Expected.notKnown("There is no session note in this course."));
    }

    @Test
    void aConfrontationSpeaksUntilItIsNotedAsRepaired() {
        assertThat(threeSessions()
                        .note("2026-03-10", that().confrontation(true).tension(3))
                        .note("2026-03-17", that().confrontation(true))
                        .course()
                        .notes()
                        .confrontationNotRepaired(2, 3))
                .isEqualTo(Expected.telling(
                        true,
                        "The therapist's note of 10 March 2026 tells of a confrontation and a tension of 3 (0 to 5)."
                                + " The therapist's note of 17 March 2026 tells of a confrontation. No note since says"
                                + " that it was repaired.",
                        "confrontation noted on 17 Mar",
                        List.of(day("2026-03-10"), day("2026-03-17"))));
        assertThat(threeSessions()
                        .note("2026-03-10", that().confrontation(true))
                        .note("2026-03-17", that().repaired())
                        .course()
                        .notes()
                        .confrontationNotRepaired(2, 3))
                .isEqualTo(Expected.stage(
                        false,
                        "A confrontation was noted, and the note of 17 March 2026 says that it was repaired.",
                        List.of(day("2026-03-10"))));
        assertThat(threeSessions()
                        .note("2026-03-17", that().confrontation(true).tension(2))
                        .course()
                        .notes()
                        .confrontationNotRepaired(2, 3))
                .isEqualTo(Expected.stage(
                        false, "A confrontation was noted, with tension rated below 3.", List.of(day("2026-03-17"))));
    }

    @Test
    void aRepairThatBelongsToNoSessionCountsFromItsDay() {
        Given given = Given.asOf("2026-03-31")
                .attended("2026-03-10")
                .note("2026-03-10", that().withdrawal(true))
                .note("2026-03-20", that().repaired());

        assertThat(given.course().notes().withdrawalNotRepaired(2))
                .isEqualTo(Expected.stage(
                        false,
                        "A withdrawal was noted, and the note of 20 March 2026 says that it was repaired.",
                        List.of(day("2026-03-10"))));
    }

    @Test
    void aQuestionThatNoNoteAnswersIsNotANo() {
        assertThat(threeSessions().note("2026-03-17", that()).course().notes().withdrawalNotRepaired(2))
                .isEqualTo(Expected.notKnown(
                        "No session note of the last 2 sessions says whether there was a withdrawal."));
        assertThat(threeSessions()
                        .note("2026-03-17", that().withdrawal(false))
                        .course()
                        .notes()
                        .withdrawalNotRepaired(2))
                .isEqualTo(Expected.stage(
                        false,
                        "No session note of the last 2 sessions tells of a withdrawal.",
                        List.of(day("2026-03-17"))));
        assertThat(Given.asOf("2026-03-20")
                        .srs("2026-01-01", "30")
                        .course()
                        .notes()
                        .confrontationNotRepaired(2, 3)
                        .truth())
                .isEqualTo(NOT_KNOWN);
    }

    @Test
    void theLatestNoteOfTheLastSessionThatTellsTheMotivationCounts() {
        Given given = Given.asOf("2026-03-10")
                .attended("2026-03-10")
                .note("2026-03-10", Given.Note.that().motivation(8))
                .note("2026-03-10", Given.Note.that().motivation(4))
                .note("2026-03-10", Given.Note.that().cried());

        assertThat(given.course().notes().motivationAtMost(4))
                .isEqualTo(Expected.telling(
                        true,
                        "The therapist's note of session 1 (10 March 2026) puts the motivation at 4 of 10.",
                        "motivation 4 of 10 on 10 Mar",
                        List.of(LocalDate.of(2026, 3, 10))));
        assertThat(given.course().notes().motivationAtMost(3).truth()).isEqualTo(Answer.Truth.FALSE);
        assertThat(given.course().notes().criedAtLastSession())
                .isEqualTo(Expected.telling(
                        true,
                        "The therapist's note of 10 March 2026 says that the client cried.",
                        "cried on 10 Mar",
                        List.of(LocalDate.of(2026, 3, 10))));
    }

    @Test
    void aMotivationThatNobodyNotedIsNotKnown() {
        assertThat(Given.asOf("2026-03-10")
                        .attended("2026-03-10")
                        .course()
                        .notes()
                        .motivationAtMost(4))
                .isEqualTo(Expected.notKnown("No note of the last session (10 March 2026) tells the motivation."));
        assertThat(Given.asOf("2026-03-10").course().notes().motivationAtMost(4).truth())
                .isEqualTo(Answer.Truth.NOT_KNOWN);
    }
}
