// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.raters;

import static org.alliancecds.course.Given.day;
import static org.alliancecds.sentence.Answer.Truth.FALSE;
import static org.alliancecds.sentence.Answer.Truth.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.alliancecds.course.Given;
import org.alliancecds.record.Rater;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Expected;
import org.junit.jupiter.api.Test;

class RaterPairsTest {
    private static final LocalDate FIRST = day("2026-01-06");
    private static final BigDecimal ONE = new BigDecimal("1.0");

    /** Weekly sessions, each rated by both: client, therapist, client, therapist, ... */
    private static Given both(String... totals) {
        Given given = Given.asOf(FIRST.plusWeeks(totals.length / 2 - 1L).toString());
        for (int i = 0; i < totals.length; i += 2) {
            String day = FIRST.plusWeeks(i / 2).toString();
            given.attended(day)
                    .srs(day, totals[i])
                    .response("srs", Rater.THERAPIST, Given.at(day, "14:00"), false, totals[i + 1]);
        }
        return given;
    }

    private static Answer furtherApart(Given given) {
        return given.course().pairs().get(0).furtherApartThanUsual(ONE, 3);
    }

    @Test
    void comparesTheLastPairWithWhatIsUsualForTheTwo() {
        assertThat(furtherApart(both("38", "37", "38", "37", "38", "37", "38", "35")))
                .isEqualTo(Expected.telling(
                        true,
                        "On 27 January 2026 the client rated the session 38 on the SRS and the therapist 35. At the 3"
                                + " earlier sessions that both rated, the client's rating was on average 1 higher. The"
                                + " standard deviation of their earlier differences is 0, no more than the measure's"
                                + " step, which counts in its place (2, a default to confirm locally).",
                        "SRS: client 38, therapist 35",
                        List.of(day("2026-01-27"))));
    }

    @Test
    void countsADistanceInEitherDirection() {
        Given lower = both("37", "38", "37", "38", "37", "38", "34", "37");
        assertThat(furtherApart(lower).truth()).isEqualTo(TRUE);
        assertThat(furtherApart(lower).text()).contains("the client's rating was on average 1 lower");
        assertThat(furtherApart(both("38", "37", "38", "37", "38", "37", "35", "38"))
                        .truth())
                .isEqualTo(TRUE);
    }

    @Test
    void closerThanUsualIsNoDisagreement() {
        assertThat(furtherApart(both("39", "33", "39", "33", "39", "33", "37", "37"))
                        .truth())
                .isEqualTo(FALSE);
    }

    @Test
    void whatIsUsualHasToBeKnown() {
        assertThat(furtherApart(both("38", "37", "38", "37", "38", "30")))
                .isEqualTo(
                        Expected.notKnown("Client and therapist both rated 2 of the 3 earlier sessions on the SRS that"
                                + " are needed to know what is usual for the two."));
        assertThat(furtherApart(
                        both("38", "37", "38", "37", "38", "37", "38", "30").born("2010-01-01")))
                .isEqualTo(Expected.notKnown("Thresholds are for adults; the client is 16."));
    }

    @Test
    void onlySessionsThatBothRatedArePairs() {
        Given given = Given.asOf("2026-01-13")
                .attended("2026-01-06", "2026-01-13")
                .srs("2026-01-06", "38")
                .response("srs", Rater.THERAPIST, Given.at("2026-01-13", "14:00"), false, "20")
                .response("srs", Rater.UNKNOWN, Given.at("2026-01-06", "14:00"), false, "20")
                .response("wai-sr", Rater.THERAPIST, Given.at("2026-01-06", "14:00"), false, "20");

        assertThat(furtherApart(given))
                .isEqualTo(Expected.notKnown(
                        "Client and therapist have not both rated any session on the same alliance measure."));
    }
}
