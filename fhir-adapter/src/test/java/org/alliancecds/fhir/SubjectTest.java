// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alliancecds.fhir.CourseReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reference\":\"Patient/1\"}",
                "{\"reference\":\"Patient/1/_history/4\"}",
                "{\"reference\":\"https://ehr.example/fhir/Patient/1\"}",
                "{\"reference\":\"https://ehr.example/fhir/Patient/1/_history/4\"}",
                "{\"reference\":\"urn:uuid:11111111-1111-1111-1111-111111111111\"}",
                "{\"display\":\"A client\"}",
                "null",
            })
    void every_way_to_name_the_client_is_the_client(String subject) {
        Reading reading = Given.read(
                "responses",
                Given.json("{\"resourceType\":\"Bundle\",\"entry\":[{\"fullUrl\":"
                        + "\"urn:uuid:11111111-1111-1111-1111-111111111111\",\"resource\":{\"resourceType\":\"Patient\","
                        + "\"id\":\"1\"}},{\"resource\":" + Given.srs("a", "\"subject\":" + subject, "9", "9", "9", "9")
                        + "}]}"));

        assertThat(Given.totals(reading)).containsExactly("srs client 36");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/2", "Patient/11", "https://ehr.example/Patient/2", "Group/1", "urn:uuid:2"})
    void another_patients_resources_are_left_out_and_noted(String reference) {
        String subject = "\"subject\":{\"reference\":\"" + reference + "\"}";

        Reading reading = Given.read(
                Given.phq9("a", subject, 3, 3, 3, 3, 3, 3, 3, 3, 3),
                Given.observation("o", "44260-8", "\"valueInteger\":3", subject),
                Given.encounter("e", "finished", "2026-03-02T10:00:00Z", subject),
                Given.with("{\"resourceType\":\"Condition\",\"id\":\"c\"}", subject),
                Given.appointment(
                        "p",
                        "noshow",
                        "2026-03-02T10:00:00Z",
                        "\"participant\":[{\"actor\":{\"reference\":\"Patient/2\"}}]"),
                "{\"resourceType\":\"Patient\",\"id\":\"2\",\"birthDate\":\"1990-01-01\"}");

        assertThat(reading.client().responses()).isEmpty();
        assertThat(reading.client().riskAnswers()).isEmpty();
        assertThat(reading.client().contacts()).isEmpty();
        assertThat(reading.client().conditions()).isEmpty();
        assertThat(reading.client().birthDate()).isNull();
        assertThat(Given.notes(reading))
                .isEqualTo(List.of(
                        "another-patient Appointment/p",
                        "another-patient Condition/c",
                        "another-patient Encounter/e",
                        "another-patient Observation/o",
                        "another-patient Patient/2",
                        "another-patient QuestionnaireResponse/a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "Patient/1", "https://ehr.example/fhir/Patient/1", " 1 "})
    void the_patient_id_of_the_call_comes_in_several_ways(String patientId) {
        Reading reading = Given.READER.read(
                Map.of("responses", Given.bundle(Given.srs("a", "", "9", "9", "9", "9"))), patientId, Given.NOW);

        assertThat(Given.totals(reading)).containsExactly("srs client 36");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({"1990, 1990-01-01", "1990-05, 1990-05-01", "1990-05-17, 1990-05-17"})
    void the_birth_date_may_be_a_year_or_a_month(String birthDate, String read) {
        Reading reading = Given.read("{\"resourceType\":\"Patient\",\"id\":\"1\",\"birthDate\":\"" + birthDate + "\"}");

        assertThat(reading.client().birthDate()).isEqualTo(read);
    }

    @Test
    void a_birth_date_that_cannot_be_read_is_not_known() {
        Reading reading = Given.read("{\"resourceType\":\"Patient\",\"id\":\"1\",\"birthDate\":\"May\"}");

        assertThat(reading.client().birthDate()).isNull();
        assertThat(Given.notes(reading)).containsExactly("unreadable Patient/1");
    }
}
