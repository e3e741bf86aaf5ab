// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.observation;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Given;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationTest {
    private static final int[] TEN = {1, 1, 1, 1, 1, 1, 1, 1, 2};
    private static final String FROM_A = "\"derivedFrom\":[{\"reference\":\"QuestionnaireResponse/a\"}]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"valueInteger\":12",
                "\"valueQuantity\":{\"value\":12.0,\"unit\":\"{score}\"}",
                "\"valueString\":\"12\"",
                "\"component\":[{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"44261-6\"}]},\"valueInteger\":12}]",
            })
    void a_total_is_read_however_it_is_held(String value) {
        Reading reading = Given.read(Given.observation("o", "44261-6", value, ""));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 12");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void a_total_in_a_component_of_its_panel_is_read_and_the_panel_itself_says_nothing() {
        Reading component = Given.read(Given.observation(
                "o",
                "44249-1",
                "\"component\":[{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"44261-6\"}]},"
                        + "\"valueInteger\":12},{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":"
                        + "\"44260-8\"}]},\"valueCodeableConcept\":{\"coding\":[{\"code\":\"LA6569-3\"}]}}]",
                ""));
        Reading bare = Given.read(
                Given.observation("o", "44249-1", "", "\"hasMember\":[{\"reference\":\"Observation/t\"}]"),
                Given.observation("t", "44261-6", "\"valueInteger\":12", ""));

        assertThat(Given.totals(component)).containsExactly("phq-9 client 12");
        assertThat(Given.risks(component)).containsExactly("Observation/o /44260-8 1");
        assertThat(Given.totals(bare)).containsExactly("phq-9 client 12");
        assertThat(bare.client().dataNotes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'valueInteger':300;~~;out-of-range",
                "'valueInteger':28;~~;out-of-range",
                "'valueString':'high';~~;unreadable-answer",
                "~~;'dataAbsentReason':{'text':'declined'};unreadable",
                "'valueInteger':12;'status':'preliminary';status-not-used",
                "'valueInteger':12;'status':'unknown';status-not-used",
                "'valueInteger':12;'status':'entered-in-error';status-not-used",
                "'valueInteger':12;'status':null;status-not-used",
                "'valueInteger':12;'effectiveDateTime':null;date-missing",
                "'valueInteger':12;'effectiveDateTime':'2026-03';date-missing",
                "'valueInteger':12;'effectiveDateTime':'2026-04-01';date-in-future",
            })
    void a_total_that_cannot_be_used_is_left_out_and_said(String value, String more, String note) {
        Reading reading =
                Given.read(Given.observation("o", "44261-6", value.replace('\'', '"'), more.replace('\'', '"')));

        assertThat(reading.client().responses()).isEmpty();
        assertThat(Given.notes(reading)).containsExactly(note + " Observation/o");
    }

    @ParameterizedTest
    @ValueSource(strings = {"final", "amended", "corrected"})
    void these_statuses_are_used(String status) {
        Reading reading =
                Given.read(Given.observation("o", "44261-6", "\"valueInteger\":12", "\"status\":\"" + status + "\""));

        assertThat(reading.client().responses())
                .extracting(MeasureResponse::amended)
                .containsExactly(!status.equals("final"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"55758-7", "8867-4"})
    void an_observation_of_another_kind_is_not_used_and_is_said(String code) {
        Reading reading = Given.read(Given.observation("o", code, "\"valueInteger\":5", "\"status\":\"preliminary\""));

        assertThat(reading.client().responses()).isEmpty();
        assertThat(Given.notes(reading)).containsExactly("observation-unknown Observation/o");
    }

    @Test
    void the_risk_item_is_read_from_every_status_but_entered_in_error() {
        String value =
                "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"LA6571-9\"}]}";

        Reading preliminary = Given.read(Given.observation("o", "44260-8", value, "\"status\":\"preliminary\""));
        Reading error = Given.read(Given.observation("o", "44260-8", value, "\"status\":\"entered-in-error\""));
        Reading unreadable = Given.read(Given.observation("o", "44260-8", "\"valueString\":\"often\"", ""));

        assertThat(Given.risks(preliminary)).containsExactly("Observation/o /44260-8 3");
        assertThat(preliminary.client().dataNotes()).isEmpty();
        assertThat(Given.risks(error)).isEmpty();
        assertThat(Given.notes(error)).containsExactly("status-not-used Observation/o");
        assertThat(Given.notes(unreadable)).containsExactly("unreadable-risk-answer Observation/o");
    }

    @Test
    void an_observation_derived_from_a_response_is_the_same_fact() {
        Reading reading = Given.read(
                Given.phq9("a", "", TEN),
                Given.observation("o", "44261-6", "\"valueInteger\":10", FROM_A),
                Given.observation("r", "44260-8", "\"valueInteger\":2", FROM_A));

        assertThat(reading.client().responses())
                .extracting(MeasureResponse::reference)
                .containsExactly("QuestionnaireResponse/a");
        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a /44260-8 2");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void the_same_value_of_the_same_day_is_the_same_fact_and_another_is_not() {
        Reading same = Given.read(
                Given.phq9("a", "", TEN),
                Given.observation(
                        "o", "44261-6", "\"valueInteger\":10", "\"effectiveDateTime\":\"2026-03-02T23:00:00+01:00\""));
        Reading nextDay = Given.read(
                Given.phq9("a", "", TEN),
                Given.observation(
                        "o", "44261-6", "\"valueInteger\":10", "\"effectiveDateTime\":\"2026-03-03T00:30:00+01:00\""));

        assertThat(Given.totals(same)).containsExactly("phq-9 client 10");
        assertThat(Given.totals(nextDay)).containsExactly("phq-9 client 10", "phq-9 client 10");
    }

    @Test
    void a_derived_total_that_disagrees_is_said_and_the_response_is_used() {
        Reading reading =
                Given.read(Given.phq9("a", "", TEN), Given.observation("o", "44261-6", "\"valueInteger\":13", FROM_A));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 10");
        assertThat(Given.notes(reading)).containsExactly("total-disagrees Observation/o");
    }

    @Test
    void another_risk_answer_of_the_same_response_is_kept() {
        Reading reading =
                Given.read(Given.phq9("a", "", TEN), Given.observation("r", "44260-8", "\"valueInteger\":3", FROM_A));

        assertThat(Given.risks(reading))
                .containsExactly("QuestionnaireResponse/a /44260-8 2", "Observation/r /44260-8 3");
    }

    @Test
    void what_derives_from_a_withdrawn_response_is_withdrawn() {
        Reading reading = Given.read(
                Given.phq9("a", "\"status\":\"entered-in-error\"", TEN),
                Given.observation("o", "44261-6", "\"valueInteger\":10", FROM_A));

        assertThat(reading.client().responses()).isEmpty();
        assertThat(Given.notes(reading))
                .containsExactly("status-not-used Observation/o", "status-not-used QuestionnaireResponse/a");
    }

    @Test
    void a_client_as_performer_is_the_rater_and_a_practitioner_has_only_asked() {
        Reading client = Given.read(Given.observation(
                "o", "44261-6", "\"valueInteger\":12", "\"performer\":[{\"reference\":\"Patient/1\"}]"));
        Reading practitioner = Given.read(Given.observation(
                "o", "44261-6", "\"valueInteger\":12", "\"performer\":[{\"reference\":\"Practitioner/7\"}]"));

        assertThat(client.client().responses())
                .extracting(MeasureResponse::rater)
                .containsExactly(Rater.CLIENT);
        assertThat(practitioner.client().responses())
                .extracting(MeasureResponse::rater)
                .containsExactly(Rater.CLIENT);
    }
}
