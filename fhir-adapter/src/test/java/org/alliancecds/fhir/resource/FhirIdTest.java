// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FhirIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p1",
                "Patient/p1",
                "Patient/p1/",
                "Patient/p1/_history/4",
                "https://ehr.example/fhir/Patient/p1",
                "https://ehr.example/fhir/Patient/p1/_history/4"
            })
    void everySpellingIsOneId(String text) {
        assertThat(FhirId.of("Patient", text)).isEqualTo("p1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " p1",
                "p1 ",
                "p1\u2003",
                "p1/",
                "p1/_history/4",
                "Patient/",
                "Patient/_history/4",
                "/p1",
                "Group/p1",
                "x/Patient/p1",
                "..",
                "Patient/..",
                "p_1",
                "Patient/p1/x",
                "ftp://ehr.example/Patient/p1"
            })
    void whatNamesNoPatientHasNone(String text) {
        assertThat(FhirId.of("Patient", text)).isNull();
    }
}
