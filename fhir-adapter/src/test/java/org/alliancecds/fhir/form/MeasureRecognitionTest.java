// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureRecognitionTest {
    private static final int[] EIGHT = {1, 1, 1, 1, 1, 1, 1, 1, 0};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"http://loinc.org/q/44249-1\"",
                "\"http://loinc.org/q/44249-1|2.76\"",
                "\"https://alliancecds.org/fhir/Questionnaire/phq-9|0.1.0\"",
                "{\"reference\":\"https://alliancecds.org/fhir/Questionnaire/phq-9\"}",
                "\"Questionnaire/mii-qst-pro-phq-9\"",
            })
    void a_canonical_or_an_alias_names_the_measure(String questionnaire) {
        Reading reading = Given.read(Given.phq9("a", "\"questionnaire\":" + questionnaire, EIGHT));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 8");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://elsewhere.example/fhir/Questionnaire/srs\"",
                "\"Questionnaire/srs\"",
                "\"SRS\"",
                "\"WAI\"",
                "null",
            })
    void an_acronym_a_title_or_plain_link_ids_do_not(String questionnaire) {
        Reading reading = Given.read(Given.srs("a", "\"questionnaire\":" + questionnaire, "9", "9", "9", "9"));

        assertThat(reading.client().responses()).isEmpty();
        assertThat(Given.notes(reading)).containsExactly("measure-unknown QuestionnaireResponse/a");
    }

    @Test
    void a_form_of_unknown_name_is_known_by_the_codes_of_all_items_of_the_total() {
        Reading all = Given.read(Given.phq9("a", "\"questionnaire\":\"http://x.example/form\"", EIGHT));
        Reading eight =
                Given.read(Given.phq9("a", "\"questionnaire\":\"http://x.example/form\"", 1, 1, 1, 1, 1, 1, 1, 1));

        assertThat(Given.totals(all)).containsExactly("phq-9 client 8");
        assertThat(eight.client().responses()).isEmpty();
        assertThat(Given.notes(eight)).containsExactly("measure-unknown QuestionnaireResponse/a");
    }

    @Test
    void a_contained_form_tells_by_its_url() {
        Reading reading = Given.read(Given.srs(
                "a",
                "\"questionnaire\":\"#form\",\"contained\":[{\"resourceType\":\"Questionnaire\",\"id\":\"form\",\"url\":\""
                        + Given.SRS + "\"}]",
                "9",
                "9",
                "9",
                "9"));

        assertThat(Given.totals(reading)).containsExactly("srs client 36");
    }

    @Test
    void a_form_that_came_along_tells_by_panel_code_and_by_the_codes_of_its_items() {
        StringBuilder formItems = new StringBuilder();
        String[] items = new String[9];
        for (int i = 0; i < 9; i++) {
            formItems
                    .append(i == 0 ? "" : ",")
                    .append("{\"linkId\":\"local-" + i + "\",\"code\":[{\"system\":\"http://loinc.org\",\"code\":\""
                            + Given.PHQ9_ITEMS.get(i) + "\"}]}");
            items[i] = Given.answer("local-" + i, Given.coding(Given.ANSWERS.get(1)));
        }
        String form = "{\"resourceType\":\"Questionnaire\",\"id\":\"local\",\"code\":[{\"system\":\"http://loinc.org\","
                + "\"code\":\"44249-1\"}],\"item\":[" + formItems + "]}";

        Reading with = Given.read(form, Given.response("a", "Questionnaire/local", "", items));
        Reading without = Given.read(Given.response("a", "Questionnaire/local", "", items));

        assertThat(Given.totals(with)).containsExactly("phq-9 client 9");
        assertThat(Given.risks(with)).containsExactly("QuestionnaireResponse/a /44260-8 1");
        assertThat(Given.notes(without)).containsExactly("measure-unknown QuestionnaireResponse/a");
    }

    @Test
    void a_risk_item_is_read_by_its_code_in_a_form_of_unknown_name() {
        Reading reading = Given.read(
                Given.response("a", "http://x.example/intake", "", Given.answer("44260-8", Given.coding("LA6570-1"))));

        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a /44260-8 2");
        assertThat(Given.notes(reading)).containsExactly("measure-unknown QuestionnaireResponse/a");
    }

    @Test
    void groups_order_slashes_display_items_and_items_under_answers_do_not_matter() {
        String[] items = Given.phq9Items(EIGHT);
        String nested = "{\"linkId\":\"group\",\"item\":[{\"linkId\":\"text\",\"text\":\"Please read\"},"
                + items[8] + "," + items[7].replace("/44253-8", "44253-8")
                + ",{\"linkId\":\"ask\",\"answer\":[{\"valueBoolean\":true,\"item\":["
                + String.join(",", java.util.List.of(items).subList(2, 7)) + "]}]}]}";

        Reading reading = Given.read(Given.response("a", Given.PHQ9, "", nested, items[1], items[0]));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 8");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    /** Forms that other publishers use: numbered link ids, answers without a system, words as codes. */
    @ParameterizedTest
    @CsvSource({
        "Questionnaire/mii-qst-pro-phq-9, PHQ., LA6569-3",
        "http://fhir.org/guides/argonaut/questionnaire/Questionnaire/questionnaire-example-phq9, g1.q, LA6569-3",
        "http://hl7.org/fhir/uv/sdc/Questionnaire/questionnaire-sdc-profile-example-PHQ9, H1/T1/Q, Several-days"
    })
    void the_link_ids_of_other_publishers_are_read(String questionnaire, String linkId, String code) {
        String[] items = new String[9];
        for (int i = 0; i < 9; i++) {
            items[i] = Given.answer(linkId + (i + 1), "\"valueCoding\":{\"code\":\"" + code + "\"}");
        }

        Reading reading = Given.read(Given.response("a", questionnaire, "", items));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 9");
        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a /44260-8 1");
        assertThat(reading.client().dataNotes()).isEmpty();
    }
}
