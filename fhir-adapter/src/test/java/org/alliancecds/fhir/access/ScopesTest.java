// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopesTest {
    private static final String SEARCH = "Observation?patient=p1&category=survey&_sort=-date";

    @Test
    void where_no_scope_is_told_everything_is_tried() {
        assertThat(Scopes.of(null).allow(SEARCH)).isTrue();
        assertThat(Scopes.of(null).allow("Patient/p1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "patient/Observation.read; true; false",
                "patient/*.read; true; true",
                "user/*.read; true; true",
                "system/*.*; true; true",
                "user/Observation.*; true; false",
                "launch openid fhirUser patient/Observation.read; true; false",
                "patient/Observation.rs; true; false",
                "patient/Observation.s; true; false",
                "patient/Observation.r; false; false",
                "patient/Observation.cruds; true; false",
                "patient/*.cruds; true; true",
                "patient/Patient.r; false; true",
                "patient/Patient.s; false; false",
                "patient/*.write; false; false",
                "patient/Observation.write; false; false",
                "patient/Observation.cud; false; false",
                "patient/Observation.sr; false; false",
                "patient/Observations.read; false; false",
                "patient/Obs.read; false; false",
                "patient/observation.read; false; false",
                "Patient/Observation.read; false; false",
                "patient/Observation; false; false",
                "xpatient/Observation.read; false; false",
                "patient/Condition.read; false; false",
                "launch openid; false; false",
                "''; false; false",
                "patient/Observation.rs?category=survey; true; false",
                "patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|survey; true; false",
                "patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory; false; false",
                "patient/Observation.rs?category=survey&code=1; false; false",
                "patient/Patient.rs?active=true; false; false",
            })
    void allow(String scope, boolean searchOfObservations, boolean readOfPatient) {
        assertThat(Scopes.of(scope).allow(SEARCH)).isEqualTo(searchOfObservations);
        assertThat(Scopes.of(scope).allow("Patient/p1")).isEqualTo(readOfPatient);
    }
}
