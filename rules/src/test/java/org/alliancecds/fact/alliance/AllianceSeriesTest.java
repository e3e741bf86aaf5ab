// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import static org.alliancecds.course.Given.day;
import static org.alliancecds.record.AppointmentOutcome.BOOKED;
import static org.alliancecds.sentence.Answer.Truth.FALSE;
import static org.alliancecds.sentence.Answer.Truth.NOT_KNOWN;
import static org.alliancecds.sentence.Answer.Truth.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.alliancecds.course.Given;
import org.alliancecds.record.Rater;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Expected;
import org.junit.jupiter.api.Test;

class AllianceSeriesTest {
    private static final LocalDate FIRST = day("2026-01-06");

    /** Weekly ratings from 6 January 2026 on, one at each session, as of the day of the last. */
    private static Given weekly(String... totals) {
        Given given = Given.asOf(FIRST.plusWeeks(totals.length - 1L).toString());
        for (int week = 0; week < totals.length; week++) {
            String day = FIRST.plusWeeks(week).toString();
            given.attended(day).srs(day, totals[week]);
        }
        return given;
    }

    private static AllianceSeries series(String... totals) {
        return weekly(totals).course().alliance().get(0);
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }

    @Test
    void countsRatings() {
        assertThat(series("38", "37", "36").givenAtLeast(3))
                .isEqualTo(Expected.stage(
                        true,
                        "The client has given 3 SRS ratings in this course (6 January to 20 January 2026).",
                        List.of(FIRST, FIRST.plusWeeks(1), FIRST.plusWeeks(2))));
        assertThat(series("38", "37").givenAtLeast(3).truth()).isEqualTo(FALSE);
        assertThat(series("38", "37").givenFewerThan(3).truth()).isEqualTo(TRUE);
        assertThat(series("38", "37", "36").givenFewerThan(3).truth()).isEqualTo(FALSE);
    }

    @Test
    void comparesTheLatestWithTheLineAndItsOperator() {
        assertThat(series("38", "36").latestAtConcernLine())
                .isEqualTo(Expected.telling(
                        true,
                        "The client's latest SRS rating (13 January 2026) is 36; the concern line is 36 or lower.",
                        "latest SRS 36 (line 36)",
                        List.of(FIRST.plusWeeks(1))));
        assertThat(series("30", "36.1").latestAtConcernLine())
                .isEqualTo(Expected.telling(
                        false,
                        "The client's latest SRS rating (13 January 2026) is 36.1, better than the concern line (36 or"
                                + " lower).",
                        "latest SRS 36.1 (line 36)",
                        List.of(FIRST.plusWeeks(1))));
    }

    @Test
    void saysOfALineBelowThatItIsADefault() {
        assertThat(wai("41.9").latestAtConcernLine().text())
                .isEqualTo("The client's latest WAI-SR rating (6 January 2026) is 41.9; the concern line is below 42, a"
                        + " default to confirm locally.");
        assertThat(wai("42").latestAtConcernLine().truth()).isEqualTo(FALSE);
    }

    private static AllianceSeries wai(String total) {
        return Given.asOf("2026-01-06")
                .attended("2026-01-06")
                .response("wai-sr", Rater.CLIENT, Given.at("2026-01-06", "12:00"), false, total)
                .course()
                .alliance()
                .get(0);
    }

    @Test
    void aMeasureWithoutTheThresholdSaysSo() {
        assertThat(wai("40").recentMeanBelowEarlier(3, decimal("1.0")))
                .isEqualTo(Expected.notKnown("The WAI-SR has no step in this rulebook."));
        assertThat(wai("40").runningMeanFellByReliableChange(decimal("0.5"), 3))
                .isEqualTo(Expected.notKnown("The WAI-SR has no reliable change in this rulebook."));
    }

    @Test
    void theFirstRatingCountsOnlyAtTheSessionAskedFor() {
        assertThat(series("36", "40").firstAtConcernLine(1))
                .isEqualTo(Expected.telling(
                        true,
                        "The client's first SRS rating (6 January 2026), given at session 1, is 36; the concern line"
                                + " is 36 or lower.",
                        "first SRS 36 (line 36)",
                        List.of(FIRST)));
        assertThat(series("37", "30").firstAtConcernLine(1).truth()).isEqualTo(FALSE);
        Given second =
                Given.asOf("2026-01-13").attended("2026-01-06", "2026-01-13").srs("2026-01-13", "30");
        assertThat(second.course().alliance().get(0).firstAtConcernLine(1))
                .isEqualTo(Expected.stage(
                        false,
                        "The client's first SRS rating (13 January 2026) was given at session 2, not at session 1.",
                        List.of(day("2026-01-13"))));
        Given none = Given.asOf("2026-01-13").attended("2026-01-13").srs("2026-01-06", "30");
        assertThat(none.course().alliance().get(0).firstAtConcernLine(1))
                .isEqualTo(Expected.notKnown("The client's first SRS rating (6 January 2026) belongs to no session."));
    }

    @Test
    void comparesTheMeanExactlyAndShowsOnWhichSideItLies() {
        assertThat(series("34", "33", "33").meanAtConcernLine())
                .isEqualTo(Expected.telling(
                        true,
                        "The client's 3 SRS ratings of this course (6 January to 20 January 2026) have a mean of 33.3;"
                                + " the concern line is 36 or lower.",
                        "mean 33.3 over 3 SRS ratings (line 36)",
                        List.of(FIRST, FIRST.plusWeeks(1), FIRST.plusWeeks(2))));
        assertThat(series("36", "37", "35").meanAtConcernLine().truth()).isEqualTo(TRUE);
        assertThat(series("36", "36", "36.1").meanAtConcernLine().text())
                .contains("have a mean of 36.03, better than the concern line");
    }

    @Test
    void theMeanOfTheLastNeedsAsManyRatings() {
        assertThat(series("40", "36", "36", "36").recentMeanAtConcernLine(3).headline())
                .isEqualTo("mean 36 over the last 3 SRS ratings (line 36)");
        assertThat(series("30", "36", "36", "37").recentMeanAtConcernLine(3).truth())
                .isEqualTo(FALSE);
        assertThat(series("30", "30").recentMeanAtConcernLine(3))
                .isEqualTo(Expected.notKnown("The client has given 2 of the 3 SRS ratings that this needs so far."));
    }

    @Test
    void theLastAreNotAllAboveWhenOneIsAtTheLine() {
        assertThat(series("20", "37", "36", "38").lastNotAllAboveConcernLine(3))
                .isEqualTo(Expected.stage(
                        true,
                        "The client's last 3 SRS ratings (13 January to 27 January 2026): 37, 36 and 38; 1 of them at"
                                + " the concern line (36 or lower).",
                        List.of(FIRST.plusWeeks(1), FIRST.plusWeeks(2), FIRST.plusWeeks(3))));
        assertThat(series("20", "37", "37", "38").lastNotAllAboveConcernLine(3).truth())
                .isEqualTo(FALSE);
        assertThat(series("20", "37").lastNotAllAboveConcernLine(3).truth()).isEqualTo(TRUE);
        assertThat(series("37", "37").lastNotAllAboveConcernLine(3))
                .isEqualTo(Expected.notKnown("The client has given 2 of the 3 SRS ratings that this needs so far."));
    }

    @Test
    void aSlideIsNotOneLowRatingAmongGoodOnes() {
        assertThat(series("38", "38", "38", "37.9", "33", "37").lastAllBelowEarlierMean(3))
                .isEqualTo(Expected.stage(
                        true,
                        "The client's last 3 SRS ratings (27 January to 10 February 2026) are 37.9, 33 and 37; the mean of"
                                + " the 3 earlier ones (6 January to 20 January 2026) is 38.",
                        Stream.iterate(FIRST, day -> day.plusWeeks(1)).limit(6).toList()));
        assertThat(series("38", "38", "38", "38", "33", "37")
                        .lastAllBelowEarlierMean(3)
                        .truth())
                .isEqualTo(FALSE);
        assertThat(series("38", "38", "33").lastAllBelowEarlierMean(3))
                .isEqualTo(Expected.notKnown("The client has given 3 of the 4 SRS ratings that this needs so far."));
        assertThat(series().lastAllBelowEarlierMean(3).truth()).isEqualTo(NOT_KNOWN);
    }

    @Test
    void ownDeviationIsNeverTakenAsLessThanTheStep() {
        assertThat(series("38", "38", "38", "36", "36", "36")
                        .recentMeanBelowEarlier(3, decimal("1.0"))
                        .text())
                .isEqualTo("The client's last 3 SRS ratings (27 January to 10 February 2026) have a mean of 36, the 3"
                        + " earlier ones (6 January to 20 January 2026) of 38. The standard deviation of the client's"
                        + " earlier ratings is 0, no more than the measure's step, which counts in its place (2, a"
                        + " default to confirm locally); this asks for a fall of at least 1 of it.");
        assertThat(series("38", "38", "38", "36", "36", "36.1")
                        .recentMeanBelowEarlier(3, decimal("1.0"))
                        .truth())
                .isEqualTo(FALSE);
        assertThat(series("38", "38", "38", "36", "36", "36")
                        .recentMeanBelowEarlier(3, decimal("1.1"))
                        .truth())
                .isEqualTo(FALSE);
    }

    @Test
    void ownDeviationIsTheSampleOneOfTheEarlierRatings() {
        // 32, 36, 40: mean 36, sample standard deviation exactly 4.
        Answer exactly = series("32", "36", "40", "32", "32", "32").recentMeanBelowEarlier(3, decimal("1.0"));
        assertThat(exactly.truth()).isEqualTo(TRUE);
        assertThat(exactly.text())
                .contains("The standard deviation of the client's earlier ratings is 4 (never taken as less than the"
                        + " measure's step, 2, a default to confirm locally)");
        assertThat(exactly.headline()).isEqualTo("mean of the last 3 SRS 32, earlier 36");
        assertThat(series("32", "36", "40", "32", "32", "32.1")
                        .recentMeanBelowEarlier(3, decimal("1.0"))
                        .truth())
                .isEqualTo(FALSE);
        assertThat(series("32", "36", "40", "40", "40", "40")
                        .recentMeanBelowEarlier(3, decimal("1.0"))
                        .truth())
                .isEqualTo(FALSE);
        assertThat(series("32", "36", "20", "20", "20")
                        .recentMeanBelowEarlier(3, decimal("1.0"))
                        .truth())
                .isEqualTo(TRUE);
        assertThat(series("36", "20", "20", "20").recentMeanBelowEarlier(3, decimal("1.0")))
                .isEqualTo(Expected.notKnown("The client has given 4 of the 5 SRS ratings that this needs so far."));
    }

    @Test
    void theRunningMeanFallsByAShareOfTheReliableChange() {
        // Mean of the first 3 is 39, of all 6 it is 36: half the reliable change of 6.
        assertThat(series("39", "39", "39", "33", "33", "33").runningMeanFellByReliableChange(decimal("0.5"), 3))
                .isEqualTo(Expected.telling(
                        true,
                        "The mean of the client's SRS ratings was 39 at rating 3 (20 January 2026) and is 36 over all 6"
                                + " (6 January to 10 February 2026); this asks for a fall of at least 3, 0.5 of the"
                                + " measure's reliable change (6).",
                        "SRS running mean 36, was 39 at rating 3",
                        List.of(
                                FIRST,
                                FIRST.plusWeeks(1),
                                FIRST.plusWeeks(2),
                                FIRST.plusWeeks(3),
                                FIRST.plusWeeks(4),
                                FIRST.plusWeeks(5))));
        assertThat(series("39", "39", "39", "33", "33", "33.1")
                        .runningMeanFellByReliableChange(decimal("0.5"), 3)
                        .truth())
                .isEqualTo(FALSE);
        assertThat(series("39", "39", "39")
                        .runningMeanFellByReliableChange(decimal("0.5"), 3)
                        .truth())
                .isEqualTo(NOT_KNOWN);
    }

    @Test
    void theCeilingIsTheTopOfTheScale() {
        assertThat(series("30", "38", "38", "38").recentMeanWithinStepOfCeiling(3))
                .isEqualTo(Expected.stage(
                        true,
                        "The client's last 3 SRS ratings (13 January to 27 January 2026) have a mean of 38; the top of"
                                + " the scale is 40 and one step is 2, a default to confirm locally.",
                        List.of(FIRST.plusWeeks(1), FIRST.plusWeeks(2), FIRST.plusWeeks(3))));
        assertThat(series("40", "38", "38", "37.9")
                        .recentMeanWithinStepOfCeiling(3)
                        .truth())
                .isEqualTo(FALSE);
    }

    @Test
    void recentIsByDaysByTheUsualIntervalOrByABookingAhead() {
        assertThat(last("2026-01-29", "2026-01-01").latestIsRecent(28, 2).truth())
                .isEqualTo(TRUE);
        assertThat(last("2026-01-30", "2026-01-01").latestIsRecent(28, 2))
                .isEqualTo(Expected.stage(
                        false,
                        "The client's latest SRS rating is of 1 January 2026, 29 days ago; no session is booked ahead.",
                        List.of(day("2026-01-01"))));
        // Every 20 days: twice that is 40.
        assertThat(last("2026-03-22", "2026-01-01", "2026-01-21", "2026-02-10")
                        .latestIsRecent(28, 2)
                        .text())
                .isEqualTo("The client's latest SRS rating is of 10 February 2026, 40 days ago; the usual interval is"
                        + " 20 days.");
        assertThat(last("2026-03-23", "2026-01-01", "2026-01-21", "2026-02-10")
                        .latestIsRecent(28, 2)
                        .truth())
                .isEqualTo(FALSE);
        assertThat(last("2026-03-22", "2026-01-21", "2026-02-10")
                        .latestIsRecent(28, 2)
                        .truth())
                .isEqualTo(FALSE);
        assertThat(Given.asOf("2026-01-30")
                        .srs("2026-01-01", "30")
                        .contact("2026-02-20", BOOKED)
                        .course()
                        .alliance()
                        .get(0)
                        .latestIsRecent(28, 2)
                        .text())
                .endsWith("29 days ago; the next session is booked for 20 February 2026.");
        assertThat(Given.asOf("2026-01-30")
                        .withoutAppointments()
                        .srs("2026-01-01", "30")
                        .course()
                        .alliance()
                        .get(0)
                        .latestIsRecent(28, 2)
                        .truth())
                .isEqualTo(NOT_KNOWN);
    }

    private static AllianceSeries last(String asOf, String... days) {
        Given given = Given.asOf(asOf);
        for (String day : days) {
            given.attended(day).srs(day, "30");
        }
        return given.course().alliance().get(0);
    }

    @Test
    void belowEighteenEveryThresholdAnswerIsNotKnown() {
        AllianceSeries minor = weekly("30", "30", "30", "20", "20", "20")
                .born("2010-01-01")
                .course()
                .alliance()
                .get(0);

        assertThat(minor.givenAtLeast(3).truth()).isEqualTo(TRUE);
        assertThat(List.of(
                        minor.latestAtConcernLine(),
                        minor.firstAtConcernLine(1),
                        minor.meanAtConcernLine(),
                        minor.recentMeanAtConcernLine(3),
                        minor.lastNotAllAboveConcernLine(3),
                        minor.recentMeanBelowEarlier(3, decimal("1.0")),
                        minor.runningMeanFellByReliableChange(decimal("0.5"), 3),
                        minor.recentMeanWithinStepOfCeiling(3),
                        minor.latestBelowEarlier(decimal("1.5")),
                        minor.partFell("bond"),
                        minor.notBackSinceNotedTension(3, 2, 2, decimal("0.5")),
                        minor.notBackSinceFall(decimal("2.0"), 3, 2, 2, decimal("0.5"))))
                .containsOnly(Expected.notKnown("Thresholds are for adults; the client is 16."));
    }
}
