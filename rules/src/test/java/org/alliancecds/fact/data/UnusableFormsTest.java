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

class UnusableFormsTest {
    private static final String STOPPED = "It has the status \"stopped\" and was not scored.";
    private static final Answer NONE =
            Expected.stage(false, "No newer alliance form than the ratings in use was left out.", List.of());

    private static Given twoSessions() {
        return Given.asOf("2026-03-31").attended("2026-03-23", "2026-03-30");
    }

    @Test
    void theNewestFormIsNamedWithItsReason() {
        assertThat(twoSessions()
                        .srs("2026-03-23", "38")
                        .leftOut("2026-03-30", "srs", Rater.CLIENT, STOPPED)
                        .course()
                        .unusable()
                        .newestWithin(28, 2))
                .isEqualTo(Expected.telling(
                        true,
                        "The SRS of 30 March 2026 (QuestionnaireResponse/out0) could not be used: " + STOPPED,
                        "SRS of 30 Mar",
                        List.of(day("2026-03-30"))));
    }

    @Test
    void aUsableRatingOfTheDayOrLaterSettlesIt() {
        assertThat(twoSessions()
                        .leftOut("2026-03-23", "srs", Rater.CLIENT, STOPPED)
                        .srs("2026-03-23", "38")
                        .course()
                        .unusable()
                        .newestWithin(28, 2))
                .isEqualTo(NONE);
    }

    @Test
    void formsOfOthersOfOtherMeasuresAndOfLaterDaysDoNotCount() {
        assertThat(twoSessions()
                        .leftOut("2026-03-30", "srs", Rater.THERAPIST, STOPPED)
                        .leftOut("2026-03-30", "phq-9", Rater.CLIENT, STOPPED)
                        .leftOut("2026-04-01", "srs", Rater.CLIENT, STOPPED)
                        .course()
                        .unusable()
                        .newestWithin(28, 2))
                .isEqualTo(NONE);
    }

    @Test
    void withoutACourseItIsNotKnown() {
        assertThat(Given.asOf("2026-03-31")
                        .leftOut("2026-03-30", "srs", Rater.CLIENT, STOPPED)
                        .course()
                        .unusable()
                        .newestWithin(28, 2)
                        .truth())
                .isEqualTo(Answer.Truth.NOT_KNOWN);
    }
}
