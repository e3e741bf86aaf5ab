// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliancecds.course.Given;
import org.alliancecds.sentence.Expected;
import org.junit.jupiter.api.Test;

class DiagnosesTest {
    private static final String NONE = "The record shows no active diagnosis.";

    @Test
    void aSubstanceUseDisorderIsAmongThem() {
        assertThat(Given.asOf("2026-03-31")
                        .condition(false, null)
                        .condition(true, "2026-03-31")
                        .course()
                        .diagnoses()
                        .substanceUse())
                .isEqualTo(Expected.stage(
                        true, "A substance-use disorder is among the diagnoses in the record.", List.of()));
    }

    @Test
    void oneOfALaterDayIsNotThereYet() {
        Given later = Given.asOf("2026-03-31").condition(true, "2026-04-01");

        assertThat(later.course().diagnoses().substanceUse()).isEqualTo(Expected.notKnown(NONE));
        assertThat(later.condition(false, "2020-01-01").course().diagnoses().substanceUse())
                .isEqualTo(Expected.stage(
                        false, "No substance-use disorder is among the diagnoses in the record.", List.of()));
    }

    @Test
    void withoutADiagnosisItIsNotKnown() {
        assertThat(Given.asOf("2026-03-31").course().diagnoses().substanceUse()).isEqualTo(Expected.notKnown(NONE));
    }
}
