// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Given;
import org.alliancecds.record.CodedCondition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    private static Reading condition(String system, String code, String more) {
        return Given.read(Given.with(
                "{\"resourceType\":\"Condition\",\"id\":\"c\",\"subject\":{\"reference\":\"Patient/1\"},\"code\":{\"coding\":"
                        + "[{\"system\":\"" + system + "\",\"code\":\"" + code + "\"}]}}",
                more));
    }

    @ParameterizedTest
    @CsvSource({
        "http://hl7.org/fhir/sid/icd-10, F10.2, true",
        "http://hl7.org/fhir/sid/icd-10-cm, F1020, true",
        "http://fhir.de/CodeSystem/bfarm/icd-10-gm, F19.1, true",
        "urn:oid:2.16.840.1.113883.6.90, F11.20, true",
        "http://hl7.org/fhir/sid/icd-10, F17.2, false",
        "http://hl7.org/fhir/sid/icd-10, F20.0, false",
        "http://hl7.org/fhir/sid/icd-10, F32.9, false",
        "http://snomed.info/sct, 66590003, true",
        "http://snomed.info/sct, 370143000, false",
        "urn:local, F10.2, false"
    })
    void substance_use_is_known_by_code_and_system(String system, String code, boolean expected) {
        assertThat(condition(system, code, "").client().conditions())
                .isEqualTo(List.of(new CodedCondition("Condition/c", expected, null)));
    }

    @ParameterizedTest
    @CsvSource({
        "recordedDate, 2026-02-01, 2026-02-01",
        "assertedDate, 2026-02-01, 2026-02-01",
        "onsetString, 2026-02-01,"
    })
    void the_day_on_which_it_was_recorded_is_read(String field, String text, @Nullable LocalDate expected) {
        assertThat(condition("http://hl7.org/fhir/sid/icd-10", "F10.2", "\"" + field + "\":\"" + text + "\"")
                        .client()
                        .conditions())
                .containsExactly(new CodedCondition("Condition/c", true, expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'clinicalStatus':{'coding':[{'code':'active'}]};true",
                "'clinicalStatus':{'coding':[{'code':'recurrence'}]};true",
                "'clinicalStatus':{'coding':[{'code':'relapse'}]};true",
                "'clinicalStatus':'active';true",
                "'clinicalStatus':{'coding':[{'code':'remission'}]};false",
                "'clinicalStatus':{'coding':[{'code':'resolved'}]};false",
                "'abatementDateTime':'2020';false",
                "'verificationStatus':{'coding':[{'code':'refuted'}]};false",
                "'verificationStatus':{'coding':[{'code':'entered-in-error'}]};false",
                "'verificationStatus':{'coding':[{'code':'confirmed'}]};true",
            })
    void only_active_diagnoses_count(String more, boolean active) {
        assertThat(condition("http://hl7.org/fhir/sid/icd-10", "F10.2", more.replace('\'', '"'))
                        .client()
                        .conditions())
                .hasSize(active ? 1 : 0);
    }
}
