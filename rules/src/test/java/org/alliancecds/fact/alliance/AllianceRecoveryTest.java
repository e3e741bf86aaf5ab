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
import java.util.Map;
import org.alliancecds.course.Given;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Expected;
import org.junit.jupiter.api.Test;

class AllianceRecoveryTest {
    private static final LocalDate FIRST = day("2026-01-06");

    private static Given weekly(String... totals) {
        Given given = Given.asOf(FIRST.plusWeeks(totals.length - 1L).toString());
        for (int week = 0; week < totals.length; week++) {
            String day = FIRST.plusWeeks(week).toString();
            given.attended(day).srs(day, totals[week]);
        }
        return given;
    }

    private static Answer afterFall(String... totals) {
        return weekly(totals)
                .course()
                .alliance()
                .get(0)
                .cameBackAfterFall(new BigDecimal("2.0"), new BigDecimal("0.5"), 4);
    }

    private static Answer afterTension(Given given) {
        return given.course().alliance().get(0).backAfterCodedTension(3, 4, new BigDecimal("0.5"));
    }

    @Test
    void backAfterAFall() {
        assertThat(afterFall("39", "39", "39", "35", "38"))
                .isEqualTo(Expected.telling(
                        true,
                        "The client's SRS rating fell to 35 on 27 January 2026 and came back on 3 February 2026. The"
                                + " latest SRS rating by the client (3 February 2026) is 38; the mean before was 39. The"
                                + " standard deviation of the client's earlier ratings is 0, no more than the measure's"
                                + " step, which counts in its place (2, a default to confirm locally).",
                        "SRS back at 38 after 27 Jan",
                        List.of(day("2026-01-27"), day("2026-02-03"))));
    }

    @Test
    void notBackOrNeverDown() {
        assertThat(afterFall("39", "39", "39", "35", "37").text()).contains("and has not come back since");
        assertThat(afterFall("39", "39", "39", "35", "37").truth()).isEqualTo(FALSE);
        assertThat(afterFall("39", "39", "39", "38", "39").text())
                .isEqualTo(
                        "None of the client's SRS ratings fell by 2 of the client's own standard deviations or more.");
        assertThat(afterFall("39", "39", "35", "39").truth()).isEqualTo(NOT_KNOWN);
    }

    @Test
    void aTroughIsMeasuredAgainstTheLevelBeforeItBegan() {
        assertThat(afterFall("39", "39", "39", "35", "31", "30", "38").truth()).isEqualTo(TRUE);
        assertThat(afterFall("39", "39", "39", "35", "31", "30", "37.9").truth())
                .isEqualTo(FALSE);
    }

    @Test
    void afterATensionARatingOfALaterSessionCounts() {
        Given given = weekly("39", "39", "39", "34", "39");
        given.note("2026-01-27", Given.Note.that().tension(3));

        assertThat(afterTension(given).truth()).isEqualTo(TRUE);
        assertThat(afterTension(given).text())
                .startsWith("The therapist noted a tension on 27 January 2026. The latest SRS rating by the client (3"
                        + " February 2026) is 39; the mean before was 39.");
        assertThat(afterTension(weekly("39", "39", "39", "34", "39")).text())
                .isEqualTo("There is no session note of the last 4 sessions.");
        assertThat(afterTension(weekly("39", "39", "39", "34")
                        .note("2026-01-27", Given.Note.that().withdrawal())))
                .isEqualTo(
                        Expected.notKnown("The therapist noted a tension on 27 January 2026; a level before it (3 of 3"
                                + " SRS ratings) and a rating after it are needed."));
    }

    @Test
    void ratingsAtTheCeilingAreShown() {
        assertThat(weekly("39.5", "40").course().alliance().get(0).lastAllAtCeiling(2))
                .isEqualTo(Expected.telling(
                        true,
                        "The client's last 2 SRS ratings (6 January to 13 January 2026) are 39.5 and 40; the ceiling is"
                                + " 39.5 or higher, a default to confirm locally, of 40 at most.",
                        "last 2 SRS ratings at the ceiling",
                        List.of(FIRST, FIRST.plusWeeks(1))));
        assertThat(weekly("39.4", "40")
                        .course()
                        .alliance()
                        .get(0)
                        .lastAllAtCeiling(2)
                        .truth())
                .isEqualTo(FALSE);
    }

    @Test
    void withoutItemsItIsNotKnownWhetherFormsAreAlike() {
        assertThat(weekly("36", "36")
                        .course()
                        .alliance()
                        .get(0)
                        .lastSameInEveryItem(2)
                        .truth())
                .isEqualTo(NOT_KNOWN);
        assertThat(Given.asOf("2026-01-13")
                        .srsItems("2026-01-06", "36", Map.of("bond", "9"))
                        .srsItems("2026-01-13", "36", Map.of("bond", "9"))
                        .course()
                        .alliance()
                        .get(0)
                        .lastSameInEveryItem(2)
                        .truth())
                .isEqualTo(NOT_KNOWN);
    }
}
