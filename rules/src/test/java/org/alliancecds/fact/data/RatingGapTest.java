// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.data;

import static org.alliancecds.course.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliancecds.course.Given;
import org.alliancecds.record.Rater;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Expected;
import org.junit.jupiter.api.Test;

class RatingGapTest {
    private static final Answer NO_RATING = Expected.notKnown("There is no alliance rating by anyone in this course.");

    private static Given fiveSessions() {
        return Given.asOf("2026-03-31").attended("2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30");
    }

    @Test
    void withoutARatingOnlyTheAbsenceIsKnown() {
        RatingGap gap = fiveSessions().course().ratings();

        assertThat(gap.none())
                .isEqualTo(Expected.telling(
                        true,
                        "There is no alliance rating by anyone in this course.",
                        "none in this course",
                        List.of()));
        assertThat(gap.ratedOnAtLeast(3)).isEqualTo(NO_RATING);
        assertThat(gap.olderThanIntervals(2)).isEqualTo(NO_RATING);
        assertThat(gap.sessionsSinceAtLeast(2)).isEqualTo(NO_RATING);
    }

    @Test
    void ratingsOfAllMeasuresAndRatersCountByTheirDays() {
        RatingGap gap = fiveSessions()
                .srs("2026-03-02", "38")
                .response("wai-sr", Rater.THERAPIST, Given.at("2026-03-02", "13:00"), false, "50")
                .response("srs", Rater.UNKNOWN, Given.at("2026-03-09", "12:00"), false, "38")
                .response("phq-9", Rater.CLIENT, Given.at("2026-03-30", "12:00"), false, "9")
                .course()
                .ratings();

        assertThat(gap.none())
                .isEqualTo(Expected.stage(
                        false, "The alliance was last rated on 9 March 2026.", List.of(day("2026-03-09"))));
        assertThat(gap.ratedOnAtLeast(2))
                .isEqualTo(Expected.stage(
                        true,
                        "The alliance was rated on 2 days of this course, by anyone (2 March to 9 March 2026).",
                        List.of(day("2026-03-02"), day("2026-03-09"))));
        assertThat(gap.olderThanIntervals(2))
                .isEqualTo(Expected.telling(
                        true,
                        "The last alliance rating by anyone is of 9 March 2026, 22 days ago; the usual interval is 7"
                                + " days.",
                        "none since 9 Mar",
                        List.of(day("2026-03-09"))));
        assertThat(gap.sessionsSinceAtLeast(3))
                .isEqualTo(Expected.stage(
                        true,
                        "3 sessions were attended since the last alliance rating by anyone (9 March 2026): 16 March 2026, 23"
                                + " March 2026 and 30 March 2026.",
                        List.of(day("2026-03-16"), day("2026-03-23"), day("2026-03-30"))));
    }

    @Test
    void aFormThatCouldNotBeUsedWasStillFilledIn() {
        RatingGap gap = fiveSessions()
                .leftOut("2026-03-30", "srs", Rater.CLIENT, "It has the status \"stopped\" and was not scored.")
                .leftOut("2026-03-31", "phq-9", Rater.CLIENT, "It has the status \"stopped\" and was not scored.")
                .leftOut("2026-04-01", "srs", Rater.CLIENT, "It is of a later day.")
                .leftOut("2025-03-01", "srs", Rater.CLIENT, "It is of an earlier course.")
                .course()
                .ratings();

        assertThat(gap.none())
                .isEqualTo(Expected.stage(
                        false, "The alliance was last rated on 30 March 2026.", List.of(day("2026-03-30"))));
        assertThat(gap.olderThanIntervals(2))
                .isEqualTo(Expected.notKnown(
                        "The alliance was rated on one day only, so there is no usual interval yet."));
        assertThat(gap.sessionsSinceAtLeast(1))
                .isEqualTo(Expected.stage(
                        false,
                        "No session was attended since the last alliance rating by anyone (30 March 2026).",
                        List.of()));
    }
}
