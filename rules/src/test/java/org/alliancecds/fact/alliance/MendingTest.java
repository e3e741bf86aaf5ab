// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import static org.alliancecds.course.Given.Note.that;
import static org.alliancecds.course.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.alliancecds.course.Given;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Expected;
import org.junit.jupiter.api.Test;

class MendingTest {
    private static final LocalDate FIRST = day("2026-01-06");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Weekly sessions from 6 January 2026 on; an empty total is a session without a rating. */
    private static Given weekly(String... totals) {
        Given given = Given.asOf(FIRST.plusWeeks(totals.length - 1L).toString());
        for (int week = 0; week < totals.length; week++) {
            String day = week(week).toString();
            given.attended(day);
            if (!totals[week].isEmpty()) {
                given.srs(day, totals[week]);
            }
        }
        return given;
    }

    private static LocalDate week(int week) {
        return FIRST.plusWeeks(week);
    }

    private static Answer noted(Given given) {
        return given.course().alliance().get(0).notBackSinceNotedTension(3, 2, 2, HALF);
    }

    private static Answer fell(Given given) {
        return given.course().alliance().get(0).notBackSinceFall(new BigDecimal("2.0"), 3, 2, 2, HALF);
    }

    @Test
    void tellsANotedTensionAfterWhichNoRatingCameBack() {
        assertThat(noted(weekly("38", "38", "36", "36.9", "36")
                        .note(week(2).toString(), that().confrontation(true).tension(4))))
                .isEqualTo(Expected.telling(
                        true,
                        "The therapist's note of 20 January 2026 tells of a confrontation and a tension of 4 (0 to 5)."
                                + " The 2 SRS ratings before it (6 January to 13 January 2026) have a mean of 38. The"
                                + " standard deviation of the client's earlier ratings is 0, no more than the measure's"
                                + " step, which counts in its place (2, a default to confirm locally). None of the"
                                + " 2 SRS ratings since (27 January to 3 February 2026: 36.9 and 36) came back to"
                                + " within 0.5 of it of that mean, and no note since says that it was repaired.",
                        "tension noted on 20 Jan, not back to 38 since",
                        List.of(week(0), week(1), week(2), week(3), week(4))));
    }

    @Test
    void tellsAFallAfterWhichNoRatingCameBack() {
        assertThat(fell(weekly("38", "38", "38", "34", "36.9", "36")).text())
                .startsWith("The client's SRS rating of 27 January 2026 was 34, a fall of at least 2 own standard"
                        + " deviations. The 3 SRS ratings before it (6 January to 20 January 2026) have a mean of 38.");
        assertThat(fell(weekly("38", "38", "38", "34", "36.9", "36")).headline())
                .isEqualTo("SRS 34 on 27 Jan, not back to 38 since");
        assertThat(fell(weekly("38", "38", "38", "34.1", "36.9", "36")))
                .isEqualTo(Expected.stage(
                        false,
                        "No SRS rating of the client (6 January to 10 February 2026) lay 2 own standard deviations or"
                                + " more below the mean of at least 3 earlier ones.",
                        List.of()));
    }

    @Test
    void aRatingWithinHalfADeviationCameBack() {
        assertThat(fell(weekly("38", "38", "38", "34", "37", "36")))
                .isEqualTo(Expected.stage(
                        false,
                        "The client's SRS rating of 27 January 2026 was 34, a fall of at least 2 own standard"
                                + " deviations. The 3 SRS ratings before it (6 January to 20 January 2026) have a mean"
                                + " of 38. The rating of 3 February 2026 came back to 37.",
                        List.of(week(3), week(4))));
    }

    @Test
    void withoutRatingsSinceItIsNotKnown() {
        assertThat(fell(weekly("38", "38", "38", "34", "", "")))
                .isEqualTo(Expected.notKnown("The client's SRS rating of 27 January 2026 was 34, a fall of at least 2"
                        + " own standard deviations. The client has given 0 of the 2 SRS ratings since that this needs,"
                        + " so whether it is mended is not known."));
        assertThat(noted(weekly("38", "38", "", "36", "").note(week(2).toString(), that().withdrawal(true))))
                .isEqualTo(Expected.notKnown("The therapist's note of 20 January 2026 tells of a withdrawal. The client"
                        + " has given 1 of the 2 SRS ratings since that this needs, so whether it is mended is not"
                        + " known."));
    }

    @Test
    void withoutARatingBeforeItIsNotKnown() {
        assertThat(noted(weekly("30", "30", "30").note(week(0).toString(), that().tension(3))))
                .isEqualTo(Expected.notKnown("The therapist's note of 6 January 2026 tells of a tension of 3 (0 to 5)."
                        + " There is no SRS rating before it, so the level before is not known."));
        assertThat(noted(weekly("", "", "").note(week(0).toString(), that().tension(3))))
                .isEqualTo(Expected.notKnown("There is no alliance rating by the client in this course."));
        assertThat(noted(weekly("38", "38", "38")))
                .isEqualTo(Expected.notKnown("There is no session note in this course."));
    }

    @Test
    void aNoteOfTheSameOrALaterSessionMendsIt() {
        Given given = weekly("38", "38", "38", "34", "34", "34");

        assertThat(fell(given.note(week(3).toString(), that().repaired())))
                .isEqualTo(Expected.stage(
                        false,
                        "The client's SRS rating of 27 January 2026 was 34, a fall of at least 2 own standard"
                                + " deviations. The note of 27 January 2026 says that it was repaired.",
                        List.of(week(3))));
        assertThat(fell(weekly("38", "38", "38", "34", "34", "34").note(week(2).toString(), that().repaired()))
                        .isHolds())
                .isTrue();
    }

    @Test
    void twoSessionsHaveToFollow() {
        assertThat(fell(weekly("38", "38", "38", "34", "34")))
                .isEqualTo(Expected.stage(
                        false,
                        "The client's SRS rating of 27 January 2026 was 34, a fall of at least 2 own standard"
                                + " deviations. 1 session was attended since; this asks for at least 2.",
                        List.of(week(3))));
    }
}
