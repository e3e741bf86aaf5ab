// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.raters;

import static org.alliancecds.course.Given.day;
import static org.alliancecds.sentence.Answer.Truth.FALSE;
import static org.alliancecds.sentence.Answer.Truth.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliancecds.course.Given;
import org.alliancecds.record.Rater;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Expected;
import org.junit.jupiter.api.Test;

class RatingSourcesTest {

    private static Given rated(String day, Rater rater) {
        return alsoRated(Given.asOf("2026-02-10"), day, rater);
    }

    private static Given alsoRated(Given given, String day, Rater rater) {
        return given.attended(day).response("srs", rater, Given.at(day, "12:00"), false, "38");
    }

    private static Given twoByTheTherapist() {
        return alsoRated(rated("2026-01-06", Rater.THERAPIST), "2026-01-13", Rater.THERAPIST);
    }

    private static Answer lastThree(Given given) {
        return given.course().raters().lastAllByOthers(3);
    }

    @Test
    void theLastRatingsAreByOthers() {
        assertThat(lastThree(alsoRated(twoByTheTherapist(), "2026-01-20", Rater.OBSERVER)))
                .isEqualTo(Expected.telling(
                        true,
                        "The last 3 alliance ratings (6 January to 20 January 2026) are by the therapist and observer;"
                                + " none of them is the client's.",
                        "last 3 ratings by the therapist and observer",
                        List.of(day("2026-01-06"), day("2026-01-13"), day("2026-01-20"))));
        assertThat(lastThree(twoByTheTherapist()))
                .isEqualTo(Expected.notKnown(
                        "There are 2 of the 3 alliance ratings by a known rater that this needs so far."));
        assertThat(lastThree(Given.asOf("2026-02-10").attended("2026-01-06")))
                .isEqualTo(Expected.notKnown("There is no alliance rating by a known rater in this course."));
    }

    @Test
    void aClientsRatingOfTheSameDayCounts() {
        Given given =
                alsoRated(twoByTheTherapist(), "2026-01-20", Rater.THERAPIST).srs("2026-01-20", "38");

        assertThat(lastThree(given).truth()).isEqualTo(FALSE);
    }

    @Test
    void aRatingByNobodyKnowsWhomMayBeTheClients() {
        Given after = alsoRated(twoByTheTherapist(), "2026-01-20", Rater.THERAPIST);
        Given before = alsoRated(rated("2025-12-30", Rater.UNKNOWN), "2026-01-06", Rater.THERAPIST);

        assertThat(lastThree(alsoRated(after, "2026-01-27", Rater.UNKNOWN)))
                .isEqualTo(Expected.notKnown(
                        "The record does not say who rated on 27 January 2026; it may have been the client."));
        alsoRated(before, "2026-01-13", Rater.THERAPIST);
        assertThat(lastThree(alsoRated(before, "2026-01-20", Rater.THERAPIST)).truth())
                .isEqualTo(TRUE);
    }
}
