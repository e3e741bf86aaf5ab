// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.context;

import static org.alliancecds.course.Given.day;
import static org.alliancecds.record.TreatmentKind.ALLIANCE_AS_MECHANISM;
import static org.alliancecds.record.TreatmentKind.TRAUMA_FOCUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliancecds.course.Given;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Expected;
import org.junit.jupiter.api.Test;

class TreatmentTest {

    @Test
    void theNewestContactThatNamesAKindDecides() {
        Treatment treatment = Given.asOf("2026-03-24")
                .typed("2026-03-03", TRAUMA_FOCUSED)
                .typed("2026-03-10", ALLIANCE_AS_MECHANISM)
                .typed("2026-03-17")
                .attended("2026-03-24")
                .course()
                .treatment();

        assertThat(treatment.traumaFocused())
                .isEqualTo(Expected.stage(false, "The treatment is not coded as trauma-focused.", List.of()));
        assertThat(treatment.allianceIsMechanism())
                .isEqualTo(Expected.stage(
                        true,
                        "The treatment is coded as one whose mechanism is the alliance (contact of 10 March 2026).",
                        List.of(day("2026-03-10"))));
    }

    @Test
    void withoutAnyTypeCodeItIsNotKnown() {
        Treatment treatment = Given.asOf("2026-03-24")
                .attended("2026-03-17", "2026-03-24")
                .course()
                .treatment();
        Answer notKnown =
                Expected.notKnown("No contact of this course has a code that says what kind of treatment it is.");

        assertThat(treatment.traumaFocused()).isEqualTo(notKnown);
        assertThat(treatment.allianceIsMechanism()).isEqualTo(notKnown);
        assertThat(treatment.traumaFocusedSessionsAtMost(4)).isEqualTo(notKnown);
    }

    @Test
    void sessionsOfATraumaFocusedTreatmentAreCountedFromTheFirstThatIsCodedSo() {
        Given given = Given.asOf("2026-03-24")
                .attended("2026-03-03")
                .typed("2026-03-10", TRAUMA_FOCUSED)
                .attended("2026-03-17");

        assertThat(given.course().treatment().traumaFocusedSessionsAtMost(2))
                .isEqualTo(Expected.stage(
                        true,
                        "The client has attended 2 sessions since the treatment was first coded as trauma-focused"
                                + " (10 March 2026).",
                        List.of(day("2026-03-10"), day("2026-03-17"))));
        assertThat(given.course().treatment().traumaFocusedSessionsAtMost(1).truth())
                .isEqualTo(Answer.Truth.FALSE);
    }

    @Test
    void anotherTreatmentHasNoTraumaFocusedSessions() {
        assertThat(Given.asOf("2026-03-24")
                        .typed("2026-03-24")
                        .course()
                        .treatment()
                        .traumaFocusedSessionsAtMost(4)
                        .truth())
                .isEqualTo(Answer.Truth.FALSE);
    }
}
