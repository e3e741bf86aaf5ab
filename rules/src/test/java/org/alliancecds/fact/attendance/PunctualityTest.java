// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.attendance;

import static org.alliancecds.course.Given.Note.that;
import static org.alliancecds.course.Given.day;
import static org.alliancecds.record.AppointmentOutcome.WRONG_DAY;
import static org.alliancecds.sentence.Answer.Truth.FALSE;
import static org.alliancecds.sentence.Answer.Truth.NOT_KNOWN;
import static org.alliancecds.sentence.Answer.Truth.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliancecds.course.Given;
import org.alliancecds.sentence.Expected;
import org.junit.jupiter.api.Test;

class PunctualityTest {

    @Test
    void tenMinutesAreLateAndNineAreNot() {
        assertThat(Given.asOf("2026-03-31")
                        .late("2026-03-03", 10)
                        .late("2026-03-10", 0)
                        .attended("2026-03-17")
                        .late("2026-03-24", 25)
                        .course()
                        .attendance()
                        .lateAtLeast(2, 4, 10))
                .isEqualTo(Expected.telling(
                        true,
                        "2 of the last 4 sessions began 10 minutes or more late: 3 March 2026 and 24 March 2026. The"
                                + " time of arrival is known for 3 of them.",
                        "late 2 times, the last on 24 Mar",
                        List.of(day("2026-03-03"), day("2026-03-24"))));
        assertThat(Given.asOf("2026-03-31")
                        .late("2026-03-03", 9)
                        .late("2026-03-24", 25)
                        .course()
                        .attendance()
                        .lateAtLeast(2, 4, 10)
                        .text())
                .isEqualTo("1 of the last 2 sessions began 10 minutes or more late: 24 March 2026.");
    }

    @Test
    void looksNoFurtherBackThanAsked() {
        Given given = Given.asOf("2026-03-31")
                .late("2026-03-03", 15)
                .late("2026-03-10", 15)
                .late("2026-03-17", 0)
                .late("2026-03-24", 0);
        assertThat(given.course().attendance().lateAtLeast(2, 4, 10).truth()).isEqualTo(TRUE);
        assertThat(given.late("2026-03-31", 0)
                        .course()
                        .attendance()
                        .lateAtLeast(2, 4, 10)
                        .truth())
                .isEqualTo(FALSE);
    }

    @Test
    void needsTwoKnownArrivalsOfWhichANoteMayTellOne() {
        Given one = Given.asOf("2026-03-31").late("2026-03-03", 15).attended("2026-03-10");
        assertThat(one.course().attendance().lateAtLeast(2, 4, 10))
                .isEqualTo(Expected.notKnown(
                        "The time of arrival is known for 1 of the last 2 sessions; this needs at least 2."));
        assertThat(one.note("2026-03-11", that().late(12))
                        .course()
                        .attendance()
                        .lateAtLeast(2, 4, 10)
                        .truth())
                .isEqualTo(TRUE);
    }

    @Test
    void aWrongDayCountsForSoManyWeeks() {
        Given given = Given.asOf("2026-04-14").attended("2026-04-14").contact("2026-03-03", WRONG_DAY);
        assertThat(given.course().attendance().wrongDayWithinWeeks(6))
                .isEqualTo(Expected.telling(
                        true,
                        "The client came on another day than booked: 3 March 2026 (within 6 weeks of 14 April 2026).",
                        "came on another day on 3 Mar",
                        List.of(day("2026-03-03"))));
        Given older = Given.asOf("2026-04-15").contact("2026-03-03", WRONG_DAY);
        assertThat(older.course().attendance().wrongDayWithinWeeks(6))
                .isEqualTo(Expected.stage(
                        false, "The client did not come on a wrong day in the last 6 weeks.", List.of()));
    }

    @Test
    void aNoteMayTellOfAWrongDay() {
        Given given = Given.asOf("2026-04-14").attended("2026-04-07").note("2026-04-08", that().wrongDay());
        assertThat(given.course().attendance().wrongDayWithinWeeks(1).dates()).containsExactly(day("2026-04-07"));
        assertThat(Given.asOf("2026-04-14")
                        .withoutAppointments()
                        .srs("2026-04-14", "30")
                        .course()
                        .attendance()
                        .wrongDayWithinWeeks(6)
                        .truth())
                .isEqualTo(NOT_KNOWN);
    }
}
