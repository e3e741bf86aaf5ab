// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

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

class PartsOfLatestTest {

    /** Two earlier ratings with parts of 9, 9 and 9, and one of which only the total is known. */
    private static Given earlier() {
        return Given.asOf("2026-01-27")
                .attended("2026-01-06", "2026-01-13", "2026-01-20", "2026-01-27")
                .srs("2026-01-06", "36", "9", "8", "9")
                .srs("2026-01-13", "30")
                .srs("2026-01-20", "36", "9", "10", "9");
    }

    private static AllianceSeries latest(String bond, String goals, String tasks) {
        return earlier()
                .srs("2026-01-27", "33", bond, goals, tasks)
                .course()
                .alliance()
                .get(0);
    }

    @Test
    void comparesAPartWithTheEarlierRatingsThatTellAllThree() {
        assertThat(latest("6", "7", "9.5").partFell("bond"))
                .isEqualTo(Expected.telling(
                        true,
                        "Bond is 6 in the client's latest SRS rating (27 January 2026), and 9 on average in the 2"
                                + " earlier ratings that tell all three parts. It fell by 3, goals fell by 2 and tasks"
                                + " did not fall; one step of its scale is 2, a default to confirm locally.",
                        "SRS bond 6, earlier 9",
                        List.of(day("2026-01-06"), day("2026-01-20"), day("2026-01-27"))));
        assertThat(latest("6", "7", "9.5").partFell("goals").truth()).isEqualTo(FALSE);
        assertThat(latest("7.1", "9", "9").partFell("bond").truth()).isEqualTo(FALSE);
    }

    @Test
    void partsThatFellByAsManyStepsOfTheirScalesSpeakBoth() {
        // The step of bond is 2, that of tasks is 1: both fell by one and a half steps.
        AllianceSeries series = latest("6", "9", "7.5");

        assertThat(series.partFell("bond").truth()).isEqualTo(TRUE);
        assertThat(series.partFell("tasks").truth()).isEqualTo(TRUE);
        assertThat(latest("6", "9", "7.4").partFell("bond").truth()).isEqualTo(FALSE);
    }

    @Test
    void neverGuessesAPartFromATotal() {
        assertThat(latest("6", "7", "9").partsKnownFor(2))
                .isEqualTo(Expected.stage(
                        true,
                        "Bond, goals and tasks are known for the client's latest SRS rating and for 2 earlier ones.",
                        List.of(day("2026-01-06"), day("2026-01-20"), day("2026-01-27"))));
        assertThat(latest("6", "7", "9").partsKnownFor(3))
                .isEqualTo(Expected.notKnown("Bond, goals and tasks are known for 2 of the 3 earlier SRS ratings that"
                        + " this needs; a part is never guessed from a total."));
        Answer totalOnly =
                Expected.notKnown("The client's latest SRS rating (27 January 2026) does not tell bond, goals"
                        + " and tasks; a part is never guessed from a total.");
        AllianceSeries series =
                earlier().srs("2026-01-27", "20").course().alliance().get(0);
        assertThat(series.partsKnownFor(1)).isEqualTo(totalOnly);
        assertThat(series.partFell("bond")).isEqualTo(totalOnly);
    }

    @Test
    void thePartsAreThoseOfTheFormThatCounts() {
        Given corrected = earlier()
                .srs("2026-01-27", "12:30", false, "20", "2", "2", "7")
                .srs("2026-01-27", "12:00", true, "33", "8", "8", "8");

        assertThat(corrected.course().alliance().get(0).partFell("bond").text())
                .startsWith("Bond is 8 in the client's latest SRS rating");
        Given correctedTotal = earlier()
                .srs("2026-01-27", "20", "2", "2", "7")
                .response("srs", Rater.CLIENT, Given.at("2026-01-27", "13:00"), true, "38");
        assertThat(correctedTotal.course().alliance().get(0).partsKnownFor(1).truth())
                .isEqualTo(Answer.Truth.NOT_KNOWN);
    }

    @Test
    void aMeasureWithoutStepsOfItsPartsSaysSo() {
        assertThat(Given.asOf("2026-01-27")
                        .response("wai-sr", Rater.CLIENT, Given.at("2026-01-27", "12:00"), false, "40")
                        .course()
                        .alliance()
                        .get(0)
                        .partFell("bond"))
                .isEqualTo(Expected.notKnown("The WAI-SR has no step in this rulebook."));
    }
}
