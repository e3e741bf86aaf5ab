// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.risk;

import static org.alliancecds.course.Given.day;
import static org.alliancecds.record.AppointmentOutcome.NO_SHOW;
import static org.alliancecds.sentence.Answer.Truth.FALSE;
import static org.alliancecds.sentence.Answer.Truth.NOT_KNOWN;
import static org.alliancecds.sentence.Answer.Truth.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliancecds.course.Given;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskKind;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Expected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RiskItemAnswersTest {
    private static final String ITEM = "PHQ-9 item 1 (thoughts of death or self-harm; harm to self)";

    private static RiskItemAnswers only(Given given) {
        List<RiskItemAnswers> risk = given.course().risk();
        assertThat(risk).hasSize(1);
        return risk.get(0);
    }

    @Test
    void theLatestAnswerSpeaksWithWhoWhatAndWhen() {
        assertThat(only(Given.asOf("2026-03-10").risk("2026-03-03", 3)).latestAtLeast(90, 3))
                .isEqualTo(Expected.telling(
                        true,
                        "The client answered 3 to " + ITEM + " on 3 March 2026. It is new: no earlier answer is known"
                                + " from the 365 days up to 10 March 2026.",
                        "harm to self, PHQ-9 item 1: 3 on 3 Mar, new",
                        List.of(day("2026-03-03"))));
        assertThat(only(Given.asOf("2026-03-10").risk("2026-03-03", 2))
                        .latestAtLeast(90, 3)
                        .truth())
                .isEqualTo(FALSE);
    }

    @Test
    void anAnswerSpeaksFor90DaysAndThenNothingIsKnown() {
        assertThat(only(Given.asOf("2026-06-01").risk("2026-03-03", 1))
                        .latestAtLeast(90, 1)
                        .truth())
                .isEqualTo(TRUE);
        assertThat(only(Given.asOf("2026-06-02").risk("2026-03-03", 1)).latestAtLeast(90, 1))
                .isEqualTo(Expected.notKnown(
                        ITEM + " was not answered in the 90 days up to 2 June 2026; that is not a 0."));
        assertThat(only(Given.asOf("2027-03-04").risk("2026-03-03", 1)).kind()).isNull();
        assertThat(only(Given.asOf("2027-03-03").risk("2026-03-03", 1)).kind()).isEqualTo(RiskKind.HARM_TO_SELF);
        assertThat(only(Given.asOf("2026-06-02")).latestAtLeast(90, 1))
                .isEqualTo(Expected.notKnown(
                        "A risk item was not answered in the 90 days up to 2 June 2026; that is not a 0."));
    }

    @Test
    void saysWhetherItIsNewRisenLowerOrUnchanged() {
        assertThat(answers(0, 1)).endsWith("It is new: it was 0 on 3 March 2026.");
        assertThat(answers(1, 2)).endsWith("It has risen: it was 1 on 3 March 2026.");
        assertThat(answers(3, 2)).endsWith("It is lower than before: it was 3 on 3 March 2026.");
        assertThat(answers(2, 2)).endsWith("This is unchanged since 3 March 2026.");
    }

    @Test
    void theSummaryOfTheCardSaysItToo() {
        assertThat(headline(0, 1)).isEqualTo("harm to self, PHQ-9 item 1: 1 on 10 Mar, new");
        assertThat(headline(1, 2)).isEqualTo("harm to self, PHQ-9 item 1: 2 on 10 Mar, risen from 1");
        assertThat(headline(3, 2)).isEqualTo("harm to self, PHQ-9 item 1: 2 on 10 Mar, lower than before (3)");
        assertThat(headline(2, 2)).isEqualTo("harm to self, PHQ-9 item 1: 2 on 10 Mar, unchanged since 3 Mar");
        assertThat(headline(0, 0)).endsWith("0 on 10 Mar, unchanged since 3 Mar");
        assertThat(only(Given.asOf("2026-03-10").risk("2026-03-03", 0))
                        .latestAtLeast(90, 1)
                        .headline())
                .endsWith("0 on 3 Mar, none before");
    }

    private static @Nullable String headline(int first, int second) {
        return only(Given.asOf("2026-03-10").risk("2026-03-03", first).risk("2026-03-10", second))
                .latestAtLeast(90, 1)
                .headline();
    }

    @Test
    void harmToSelfSpeaksBeforePlansAndBeforeHarmToOthers() {
        Given given = Given.asOf("2026-03-10")
                .risk("2026-03-03", "/others", RiskKind.HARM_TO_OTHERS, 3, Rater.CLIENT, false)
                .risk("2026-03-03", "/plans", RiskKind.PLANS, 3, Rater.CLIENT, false)
                .risk("2026-03-03", 3);

        assertThat(given.course().risk())
                .extracting(RiskItemAnswers::kind)
                .containsExactly(RiskKind.HARM_TO_SELF, RiskKind.PLANS, RiskKind.HARM_TO_OTHERS);
        assertThat(given.course().risk().get(2).latestAtLeast(90, 3).text())
                .startsWith("The client answered 3 to PHQ-9 item /others (harm to others) on 3 March 2026.");
    }

    private static String answers(int first, int second) {
        return only(Given.asOf("2026-03-10").risk("2026-03-03", first).risk("2026-03-10", second))
                .latestAtLeast(90, 1)
                .text();
    }

    @Test
    void theHighestOfADayCountsAndAnAmendedOneDoesNotEraseTheOther() {
        Given given = Given.asOf("2026-03-10")
                .risk("2026-03-03", "/44260-8", RiskKind.HARM_TO_SELF, 3, Rater.CLIENT, false)
                .risk("2026-03-03", "/44260-8", RiskKind.HARM_TO_SELF, 0, Rater.THERAPIST, true);

        assertThat(only(given).latestAtLeast(90, 3).text())
                .startsWith("The client answered 3 to " + ITEM + " on 3 March 2026. 3 and 0 are recorded for this day,"
                        + " since the form was amended; the highest counts.");
    }

    @Test
    void aLowAnswerAfterAHigherOneIsNotReassurance() {
        Given given = Given.asOf("2026-03-17")
                .risk("2026-03-03", 3)
                .risk("2026-03-10", 1)
                .risk("2026-03-17", 0);

        assertThat(only(given).latestBelowButEarlierAtLeast(1, 90))
                .isEqualTo(Expected.telling(
                        true,
                        "The client answered 0 to " + ITEM + " on 17 March 2026. It was 3 on 3 March 2026; a 0 is not"
                                + " reassurance.",
                        "harm to self, PHQ-9 item 1: 0 on 17 Mar, was 3 on 3 Mar",
                        List.of(day("2026-03-03"), day("2026-03-17"))));
        Given only90 = Given.asOf("2026-06-02").risk("2026-03-03", 3).risk("2026-06-02", 0);
        assertThat(only(only90).latestBelowButEarlierAtLeast(1, 90).truth()).isEqualTo(FALSE);
        assertThat(only(only90).latestBelowButEarlierAtLeast(1, 91).truth()).isEqualTo(TRUE);
        assertThat(only(Given.asOf("2026-03-17").risk("2026-03-03", 3).risk("2026-03-17", 1))
                        .latestBelowButEarlierAtLeast(1, 90)
                        .truth())
                .isEqualTo(FALSE);
    }

    @Test
    void anAppointmentMissedSinceIsNamed() {
        Given given = Given.asOf("2026-03-20")
                .contact("2026-03-03", NO_SHOW)
                .risk("2026-03-03", 1)
                .contact("2026-03-17", NO_SHOW);

        assertThat(only(given).latestAtLeast(90, 1).text())
                .endsWith(" An appointment was missed since, on 17 March 2026: same-day contact under the service's own"
                        + " procedure is worth considering.");
        assertThat(only(Given.asOf("2026-03-20").contact("2026-03-03", NO_SHOW).risk("2026-03-03", 1))
                        .latestAtLeast(90, 1)
                        .text())
                .doesNotContain("missed");
    }

    @Test
    void plansAreAskedAboutOnlyByTheirItem() {
        Given given = Given.asOf("2026-03-10")
                .risk("2026-03-03", 3)
                .risk("2026-03-03", "/plans", RiskKind.PLANS, 1, Rater.CLIENT, false);
        List<RiskItemAnswers> risk = given.course().risk();

        assertThat(risk).extracting(RiskItemAnswers::kind).containsExactly(RiskKind.HARM_TO_SELF, RiskKind.PLANS);
        assertThat(risk.get(0).latestAboutPlansAtLeast(90, 1))
                .isEqualTo(Expected.stage(false, ITEM + " does not ask about plans.", List.of()));
        assertThat(risk.get(1).latestAboutPlansAtLeast(90, 1).headline())
                .isEqualTo("plans to end one's life, PHQ-9 item 2: 1 on 3 Mar, new");
        assertThat(risk.get(1).latestAboutPlansAtLeast(90, 2).truth()).isEqualTo(FALSE);
    }

    @Test
    void neitherAgeNorAnEndedTherapyNorAnUnknownRaterSilencesIt() {
        Given given = Given.asOf("2026-03-10")
                .born("2012-01-01")
                .attended("2025-10-01")
                .risk("2026-03-03", "/44260-8", RiskKind.HARM_TO_SELF, 2, Rater.UNKNOWN, false);

        assertThat(given.course().underWay()).isFalse();
        Answer answer = only(given).latestAtLeast(90, 1);
        assertThat(answer.truth()).isEqualTo(TRUE);
        assertThat(answer.text()).startsWith("Someone the record does not name answered 2 to ");
        assertThat(only(given).latestAboutPlansAtLeast(90, 1).truth()).isNotEqualTo(NOT_KNOWN);
    }
}
