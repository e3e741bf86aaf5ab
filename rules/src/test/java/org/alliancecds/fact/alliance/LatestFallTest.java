// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import static org.alliancecds.course.Given.day;
import static org.alliancecds.sentence.Answer.Truth.FALSE;
import static org.alliancecds.sentence.Answer.Truth.NOT_KNOWN;
import static org.alliancecds.sentence.Answer.Truth.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.alliancecds.course.Given;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Expected;
import org.junit.jupiter.api.Test;

class LatestFallTest {
    private static final LocalDate FIRST = day("2026-01-06");

    /** Weekly ratings from 6 January 2026 on, one at each session. */
    private static AllianceSeries weekly(String... totals) {
        Given given = Given.asOf(FIRST.plusWeeks(totals.length - 1L).toString());
        for (int week = 0; week < totals.length; week++) {
            String day = FIRST.plusWeeks(week).toString();
            given.attended(day).srs(day, totals[week]);
        }
        return given.course().alliance().get(0);
    }

    @Test
    void countsAFallInTheClientsOwnDeviationsAndNeverInLessThanTheStep() {
        assertThat(weekly("38", "38", "38", "35").latestBelowEarlier(new BigDecimal("1.5")))
                .isEqualTo(Expected.telling(
                        true,
                        "The client's latest SRS rating (27 January 2026) is 35; the 3 earlier ones (6 January to 20"
                                + " January 2026) have a mean of 38. The standard deviation of the client's earlier"
                                + " ratings is 0, no more than the measure's step, which counts in its place (2, a"
                                + " default to confirm locally); this asks for a fall of at least 1.5 of it.",
                        "latest SRS 35, own mean before 38",
                        List.of(FIRST, FIRST.plusWeeks(1), FIRST.plusWeeks(2), FIRST.plusWeeks(3))));
        assertThat(below("1.5", "38", "38", "38", "35.1")).isEqualTo(FALSE);
        // 32, 36, 40: mean 36, standard deviation 4.
        assertThat(below("1.5", "32", "36", "40", "30")).isEqualTo(TRUE);
        assertThat(below("1.5", "32", "36", "40", "30.1")).isEqualTo(FALSE);
        assertThat(below("1.0", "32", "33", "34", "40")).isEqualTo(FALSE);
        assertThat(below("1.0", "38", "20")).isEqualTo(NOT_KNOWN);
    }

    private static Answer.Truth below(String times, String... totals) {
        return weekly(totals).latestBelowEarlier(new BigDecimal(times)).truth();
    }

    @Test
    void theRatingBeforeTheLatestMayBeTooOldToTellTheUsualLevel() {
        assertThat(after("2026-01-06", "2026-02-03").truth()).isEqualTo(TRUE);
        assertThat(after("2026-01-06", "2026-02-04"))
                .isEqualTo(Expected.notKnown("The SRS rating before the latest one is of 6 January 2026, 29 days"
                        + " earlier; whether the break was planned is not known."));
        // Every 20 days: twice that is 40, the last gap aside.
        assertThat(after("2026-01-01", "2026-01-21", "2026-02-10", "2026-03-22").text())
                .isEqualTo("The SRS rating before the latest one is of 10 February 2026, 40 days earlier; the usual"
                        + " interval was 20 days.");
        assertThat(after("2026-01-01", "2026-01-21", "2026-02-10", "2026-03-23").truth())
                .isEqualTo(NOT_KNOWN);
        assertThat(after("2026-01-06").truth()).isEqualTo(NOT_KNOWN);
    }

    private static Answer after(String... days) {
        Given given = Given.asOf(days[days.length - 1]);
        for (String day : days) {
            given.attended(day).srs(day, "30");
        }
        return given.course().alliance().get(0).earlierWereRecent(28, 2);
    }

    @Test
    void aSessionThatWasBookedInTimeMakesTheGapAPlannedBreak() {
        assertThat(booked("2026-02-03"))
                .isEqualTo(Expected.stage(
                        true,
                        "The SRS rating before the latest one is of 6 January 2026, 56 days earlier; the session after"
                                + " the break was booked on 3 February 2026.",
                        List.of(FIRST, day("2026-03-03"))));
        assertThat(booked("2026-02-04").truth()).isEqualTo(FALSE);
    }

    private static Answer booked(String on) {
        return Given.asOf("2026-03-03")
                .attended("2026-01-06")
                .srs("2026-01-06", "38")
                .bookedOn("2026-03-03", AppointmentOutcome.ATTENDED, on)
                .srs("2026-03-03", "30")
                .course()
                .alliance()
                .get(0)
                .earlierWereRecent(28, 2);
    }
}
