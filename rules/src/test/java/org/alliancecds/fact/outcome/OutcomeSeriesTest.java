// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.outcome;

import static org.alliancecds.course.Given.day;
import static org.alliancecds.sentence.Answer.Truth.FALSE;
import static org.alliancecds.sentence.Answer.Truth.NOT_KNOWN;
import static org.alliancecds.sentence.Answer.Truth.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alliancecds.course.Courses;
import org.alliancecds.course.Given;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.Rater;
import org.alliancecds.sentence.Expected;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;

class OutcomeSeriesTest {

    /** PHQ-9 scores by the client: day, score, day, score, ... with a session on each day. */
    private static Given scores(String... daysAndScores) {
        Given given = Given.asOf(daysAndScores[daysAndScores.length - 2]);
        for (int i = 0; i < daysAndScores.length; i += 2) {
            given.attended(daysAndScores[i])
                    .response("phq-9", Rater.CLIENT, Given.at(daysAndScores[i], "12:00"), false, daysAndScores[i + 1]);
        }
        return given;
    }

    private static OutcomeSeries series(Given given) {
        return given.course().outcome().get(0);
    }

    @Test
    void worseThanTheBestSoFarNamesTheFirstToo() {
        assertThat(series(scores("2026-01-06", "12", "2026-01-20", "8", "2026-02-03", "14"))
                        .worseThanFirstOrBest(14, 2))
                .isEqualTo(Expected.telling(
                        true,
                        "The latest PHQ-9 score by the client (3 February 2026) is 14. The first of the course was 12 (6"
                                + " January 2026), the best so far 8 (20 January 2026): against that one, the latest is"
                                + " 6 worse; the measure's reliable change is 6.",
                        "PHQ-9 14, best 8 on 20 Jan",
                        List.of(day("2026-01-20"), day("2026-02-03"))));
    }

    @Test
    void theBestCountsOnlyFarEnoughBefore() {
        OutcomeSeries series = series(scores("2026-01-06", "12", "2026-01-27", "8", "2026-02-03", "14"));

        assertThat(series.worseThanFirstOrBest(14, 2))
                .isEqualTo(Expected.telling(
                        false,
                        "The latest PHQ-9 score by the client (3 February 2026) is 14. The first of the course was 12 (6"
                                + " January 2026), and none was better: the latest is 2 worse; the measure's reliable"
                                + " change is 6.",
                        "PHQ-9 14, first 12 on 6 Jan",
                        List.of(day("2026-01-06"), day("2026-02-03"))));
        assertThat(series.worseThanFirstOrBest(7, 2).truth()).isEqualTo(TRUE);
    }

    @Test
    void betterAndUnchangedAreAgainstTheFirst() {
        OutcomeSeries better = series(scores("2026-01-06", "18", "2026-01-20", "12"));
        OutcomeSeries same = series(scores("2026-01-06", "18", "2026-01-20", "18"));

        assertThat(better.betterThanFirst(14, 2))
                .isEqualTo(Expected.telling(
                        true,
                        "The latest PHQ-9 score by the client (20 January 2026) is 12. The first of the course was 18 (6"
                                + " January 2026): the latest is 6 better; the measure's reliable change is 6.",
                        "PHQ-9 12, first 18 on 6 Jan",
                        List.of(day("2026-01-06"), day("2026-01-20"))));
        assertThat(better.withinReliableChangeOfFirst(14, 2).truth()).isEqualTo(FALSE);
        assertThat(same.withinReliableChangeOfFirst(14, 2).text()).contains("the latest is no different");
        assertThat(same.betterThanFirst(14, 2).truth()).isEqualTo(FALSE);
    }

    @Test
    void theClinicalRangeIsOnTheSideOfTheLineThatTheMeasureSays() {
        assertThat(series(scores("2026-01-06", "10")).latestInClinicalRange())
                .isEqualTo(Expected.stage(
                        true,
                        "The latest PHQ-9 score by the client (6 January 2026) is 10, in the clinical range (10 or"
                                + " higher).",
                        List.of(day("2026-01-06"))));
        assertThat(series(scores("2026-01-06", "9")).latestInClinicalRange().truth())
                .isEqualTo(FALSE);
    }

    @Test
    void whatCannotBeComparedIsNotKnown() {
        assertThat(series(scores("2026-01-06", "8")).worseThanFirstOrBest(14, 2))
                .isEqualTo(Expected.notKnown("There is 1 of the 2 PHQ-9 scores that this needs so far."));
        assertThat(series(scores("2026-01-06", "8", "2026-01-13", "20")).worseThanFirstOrBest(14, 2))
                .isEqualTo(Expected.notKnown("The earlier PHQ-9 scores lie less than 14 days and fewer than 2 sessions"
                        + " before the latest (13 January 2026), which is too close to compare."));
        assertThat(series(Given.asOf("2026-01-06").attended("2026-01-06")).betterThanFirst(14, 2))
                .isEqualTo(Expected.notKnown("There is no score on an outcome measure in this course."));
        assertThat(series(scores("2026-01-06", "8", "2026-01-20", "20").born("2010-01-01"))
                        .worseThanFirstOrBest(14, 2))
                .isEqualTo(Expected.notKnown("Thresholds are for adults; the client is 16."));
        assertThat(series(Given.asOf("2026-01-06")).latestIsRecent(28, 2).truth())
                .isEqualTo(NOT_KNOWN);
    }

    @Test
    void aMeasureWithoutReliableChangeOrLineSaysSo() {
        MeasureCatalogue bare = new MeasureCatalogue(List.of(Given.withThresholds(Given.PHQ, Map.of())));
        OutcomeSeries series = new Courses(
                        scores("2026-01-06", "8", "2026-01-20", "20").record(), bare, CourseSettings.DEFAULT)
                .asOf(day("2026-01-20"))
                .outcome()
                .get(0);

        assertThat(series.worseThanFirstOrBest(14, 2))
                .isEqualTo(Expected.notKnown("The PHQ-9 has no reliable change in this rulebook."));
        assertThat(series.latestInClinicalRange())
                .isEqualTo(Expected.notKnown("The PHQ-9 has no clinical line in this rulebook."));
    }

    @Test
    void ratersAreNotMixed() {
        Given given = scores("2026-01-06", "8");
        for (Rater rater : List.of(Rater.THERAPIST, Rater.OBSERVER, Rater.UNKNOWN)) {
            given.response("phq-9", rater, Given.at("2026-01-06", "13:00"), false, "27");
        }

        assertThat(given.course().outcome()).hasSize(1);
        assertThat(series(given).latestInClinicalRange().text()).contains("is 8, outside");
    }
}
