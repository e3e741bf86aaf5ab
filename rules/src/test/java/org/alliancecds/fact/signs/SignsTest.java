// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.signs;

import static org.alliancecds.course.Given.day;
import static org.alliancecds.record.AppointmentOutcome.BOOKED;
import static org.alliancecds.record.AppointmentOutcome.NO_SHOW;
import static org.alliancecds.sentence.Answer.Truth.FALSE;
import static org.alliancecds.sentence.Answer.Truth.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.alliancecds.course.Given;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Expected;
import org.alliancecds.words.Spoken;
import org.junit.jupiter.api.Test;

class SignsTest {
    private static final ChainedSign WINDOW = ChainedSign.raised("early_window_open", "info");

    private static ChainedSign noted(String group, String sign, String day) {
        return new ChainedSign(ChainedSign.Kind.NOTED, group, sign, List.of(day(day)), List.of());
    }

    private static Spoken said(String headline) {
        return language -> headline;
    }

    private static ChainedSign disengagement(String sign, String day) {
        return noted("disengagement", sign, day);
    }

    /** Contacts on 3, 10, 17 and 24 March, one booked ahead. */
    private static Signs signs(ChainedSign... signs) {
        return Given.asOf("2026-03-25")
                .attended("2026-03-03", "2026-03-10", "2026-03-17")
                .contact("2026-03-24", NO_SHOW)
                .contact("2026-03-31", BOOKED)
                .course()
                .signs(List.of(signs));
    }

    @Test
    void aNotedSignRestsOnTheTellingAnswers() {
        Answer stage = Expected.stage(true, "Two sessions.", List.of(day("2026-03-17")));
        Answer telling = Expected.telling(true, "Missed.", "no-show on 3 Mar", List.of(day("2026-03-03")));

        assertThat(ChainedSign.noted("early", "missed_appointment", List.of(stage, telling)))
                .isEqualTo(new ChainedSign(
                        ChainedSign.Kind.NOTED,
                        "early",
                        "missed_appointment",
                        List.of(day("2026-03-03")),
                        List.of(said("no-show on 3 Mar"))));
        assertThat(ChainedSign.noted("early", "missed_appointment", List.of(stage))
                        .dates())
                .containsExactly(day("2026-03-17"));
    }

    @Test
    void aWarningIsOneOfAnyLevelAboveInformation() {
        assertThat(signs(WINDOW).anyWarning())
                .isEqualTo(Expected.stage(false, "No warning and no critical alert was raised.", List.of()));
        assertThat(signs(WINDOW, ChainedSign.raised("gone_quiet", "warning"), ChainedSign.raised("plans", "critical"))
                        .anyWarning())
                .isEqualTo(Expected.stage(
                        true, "A warning or a critical alert was raised by gone quiet and plans.", List.of()));
    }

    @Test
    void countsEarlySignsEachOnce() {
        Signs signs = signs(
                new ChainedSign(
                        ChainedSign.Kind.NOTED,
                        "early",
                        "missed_appointment",
                        List.of(day("2026-03-24")),
                        List.of(said("no-show on 24 Mar"))),
                noted("early", "missed_appointment", "2026-03-24"),
                noted("early", "homework_not_done", "2026-03-17"),
                disengagement("doubts_treatment", "2026-03-17"));

        assertThat(signs.earlyAtLeast(2))
                .isEqualTo(Expected.telling(
                        true,
                        "2 early signs were noted: homework not done and missed appointment (no-show on 24 Mar).",
                        "homework not done, missed appointment",
                        List.of(day("2026-03-17"), day("2026-03-24"))));
        assertThat(signs.earlyAtLeast(3).truth()).isEqualTo(FALSE);
        assertThat(signs().earlyAtLeast(1)).isEqualTo(Expected.stage(false, "No early sign was noted.", List.of()));
    }

    @Test
    void aDisengagementSignCountsFromTheThirdLastContactOn() {
        ChainedSign last = disengagement("missed_appointment", "2026-03-24");

        assertThat(signs(last, disengagement("doubts_treatment", "2026-03-10")).disengagementAtLeast(2, 3))
                .isEqualTo(Expected.telling(
                        true,
                        "2 disengagement signs were noted within the last 3 contacts: doubts treatment and missed"
                                + " appointment.",
                        "doubts treatment, missed appointment",
                        List.of(day("2026-03-10"), day("2026-03-24"))));
        assertThat(signs(last, disengagement("doubts_treatment", "2026-03-09"))
                        .disengagementAtLeast(2, 3)
                        .truth())
                .isEqualTo(FALSE);
        assertThat(signs(last, disengagement("doubts_treatment", "2026-03-03"))
                        .disengagementAtLeast(2, 5)
                        .truth())
                .isEqualTo(TRUE);
    }

    @Test
    void twoNamesForOneEventAreOneSign() {
        assertThat(signs(
                                disengagement("missed_appointment", "2026-03-24"),
                                disengagement("late_or_wrong_day", "2026-03-24"))
                        .disengagementAtLeast(2, 3)
                        .truth())
                .isEqualTo(FALSE);
        assertThat(signs(
                                disengagement("missed_appointment", "2026-03-24"),
                                disengagement("late_or_wrong_day", "2026-03-17"))
                        .disengagementAtLeast(2, 3)
                        .truth())
                .isEqualTo(TRUE);
        assertThat(signs(
                                disengagement("missed_appointment", "2026-03-24"),
                                disengagement("doubts_treatment", "2026-03-24"))
                        .disengagementAtLeast(2, 3)
                        .truth())
                .isEqualTo(TRUE);
    }

    @Test
    void anySignAndAnotherThanOne() {
        Signs signs = signs(disengagement("homework_not_done", "2026-03-03"));

        assertThat(signs.anyDisengagement().truth()).isEqualTo(TRUE);
        assertThat(signs().anyDisengagement().truth()).isEqualTo(FALSE);
        assertThat(signs.disengagementOtherThan("homework_not_done"))
                .isEqualTo(
                        Expected.stage(false, "No disengagement sign was noted besides homework not done.", List.of()));
        assertThat(signs.disengagementOtherThan("doubts_treatment").truth()).isEqualTo(TRUE);
    }

    @Test
    void aRaisedSignIsNotANotedOne() {
        assertThat(signs(WINDOW).raised("early_window_open").truth()).isEqualTo(TRUE);
        assertThat(signs(disengagement("gone_quiet", "2026-03-17"))
                        .raised("gone_quiet")
                        .truth())
                .isEqualTo(FALSE);
    }

    @Test
    void theEarlyWindowNamesTheSignsWhenItIsOpenAndHasThemAll() {
        ChainedSign missed = disengagement("missed_appointment", "2026-03-24");
        ChainedSign early = noted("early", "missed_appointment", "2026-03-24");
        ChainedSign doubts = disengagement("doubts_treatment", "2026-03-17");

        assertThat(signs(WINDOW, missed, early).earlyWindowNamesDisengagement().truth())
                .isEqualTo(TRUE);
        assertThat(signs(missed, early).earlyWindowNamesDisengagement().truth()).isEqualTo(FALSE);
        assertThat(signs(WINDOW, missed, early, doubts).earlyWindowNamesDisengagement())
                .isEqualTo(
                        Expected.stage(false, "The early drop-out window does not name: doubts treatment.", List.of()));
        assertThat(signs(WINDOW, early).earlyWindowNamesDisengagement().truth()).isEqualTo(FALSE);
    }

    @Test
    void theOrderOfSignsDoesNotMatter() {
        List<ChainedSign> signs = new ArrayList<>(List.of(
                disengagement("missed_appointment", "2026-03-24"),
                disengagement("late_or_wrong_day", "2026-03-24"),
                disengagement("doubts_treatment", "2026-03-17")));
        Answer there = signs(signs.toArray(ChainedSign[]::new)).disengagementAtLeast(2, 3);
        Collections.reverse(signs);
        assertThat(signs(signs.toArray(ChainedSign[]::new)).disengagementAtLeast(2, 3))
                .isEqualTo(there);
    }
}
