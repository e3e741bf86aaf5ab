// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Forms;
import org.alliancecds.fhir.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which a response and a form say which form they are. */
class NamedFormTest {
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/Questionnaire/questionnaire-sdc-profile-example-PHQ9";
    private static final String LOCAL = "https://clinic.example/fhir/Questionnaire/mood";
    private static final int[] ELEVEN = {0, 0, 0, 1, 2, 1, 3, 2, 2};

    private static String[] sdc() {
        return new String[] {Forms.group("H1/T1", Forms.answered(Forms.numbered("H1/T1/Q", 1, 9), ELEVEN))};
    }

    private static void assertEleven(Reading reading) {
        assertThat(Given.totals(reading)).containsExactly("phq-9 client 11");
        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a /44260-8 2");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    /** As an adaptive form does: the questions asked so far are contained, and derive from the whole form. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                SDC,
                SDC + "|4.0.0",
                "https://hl7.org/fhir/uv/sdc/Questionnaire/questionnaire-sdc-profile-example-PHQ9/"
            })
    void a_contained_form_tells_by_what_it_derives_from(String base) {
        String contained = "\"contained\":[{\"resourceType\":\"Questionnaire\",\"id\":\"c1\",\"derivedFrom\":[\"" + base
                + "\"],\"item\":[{\"linkId\":\"H1/T1\",\"type\":\"group\"}]}]";

        Reading begun = Given.read(Given.response("a", "#c1", contained + ",\"status\":\"in-progress\"", sdc()));

        assertEleven(Given.read(Given.response("a", "#c1", contained, sdc())));
        assertThat(begun.client().responses()).isEmpty();
        assertThat(Given.risks(begun)).containsExactly("QuestionnaireResponse/a /44260-8 2");
        assertThat(Given.notes(begun)).containsExactly("status-not-used QuestionnaireResponse/a");
    }

    @Test
    void a_form_that_came_along_tells_by_what_it_derives_from() {
        String form = Forms.form(LOCAL, "\"derivedFrom\":[\"" + SDC + "\"]");

        assertEleven(Given.read(Given.response("a", LOCAL, "", sdc()), form));
        assertEleven(Given.read(form, Given.response("a", LOCAL + "|2.0", "", sdc())));
    }

    @Test
    void a_derived_form_takes_the_codes_of_the_form_from_which_it_derives() {
        List<String> linkIds = Forms.numbered("local-", 1, 9);
        String base = Given.with(
                Forms.form("http://clinic.example/Questionnaire/base", "", Forms.coded(linkIds, Given.PHQ9_ITEMS)),
                "\"id\":\"base\"");
        String derived = Forms.form(
                LOCAL,
                "\"derivedFrom\":[\"http://clinic.example/Questionnaire/base|1\"]",
                linkIds.stream()
                        .map(link -> "{\"linkId\":\"" + link + "\",\"type\":\"choice\"}")
                        .toArray(String[]::new));

        assertEleven(Given.read(base, Given.response("a", LOCAL, "", Forms.answered(linkIds, ELEVEN)), derived));
    }

    @Test
    void forms_that_derive_from_each_other_end() {
        String one = Given.with(Forms.form(LOCAL, "\"derivedFrom\":[\"http://b.example/Questionnaire/b\"]"), "");
        String other = Given.with(
                Forms.form("http://b.example/Questionnaire/b", "\"derivedFrom\":[\"" + LOCAL + "\"]"),
                "\"id\":\"other\"");

        Reading reading = Given.read(one, other, Given.response("a", LOCAL, "", sdc()));

        assertThat(Given.notes(reading)).containsExactly("measure-unknown QuestionnaireResponse/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://loinc.org/q/44249-1",
                "http://loinc.org/q/44249-1/",
                "HTTP://LOINC.ORG/q/44249-1|2.74",
                "http://alliancecds.org/fhir/Questionnaire/phq-9/|1.0.0",
            })
    void no_spelling_of_a_canonical_makes_another_form_of_it(String canonical) {
        assertEleven(Given.read(Given.response("a", canonical, "", Forms.answered(Forms.numbered("q", 1, 9), ELEVEN))));
    }

    /** The national forms of the German medical informatics initiative, before and after their link ids were renamed. */
    @ParameterizedTest
    @CsvSource({
        "https://www.medizininformatik-initiative.de/fhir/ext/modul-pro/Questionnaire/mii-qst-pro-phq-9|2026.3.0, phq-phq9-q0, false",
        "https://www.medizininformatik-initiative.de/fhir/ext/modul-pro/Questionnaire/mii-qst-pro-phq-9|2026.7.0, phq-phq2, true",
        "https://ehr.example/fhir/Questionnaire/mii-qst-pro-phq-9, phq-phq2, true",
        "https://fhir.bih-charite.de/pro-library/Questionnaire/phq-9|0.1.0, phq-phq9-q0, false",
    })
    void a_national_form_is_known_by_its_canonical(String canonical, String prefix, boolean letters) {
        List<String> linkIds = letters
                ? "abcdefghi".chars().mapToObj(letter -> prefix + (char) letter).toList()
                : Forms.numbered(prefix, 1, 9);
        String[] stored = {Given.answer("phq-phq9-score-total", "\"valueDecimal\":11")};
        String[] difficulty = {Given.answer("phq-phq9-difficulty", Given.coding("LA6575-0"))};

        assertEleven(Given.read(
                Given.response("a", canonical, "", Forms.all(Forms.answered(linkIds, ELEVEN), stored, difficulty))));
    }

    @Test
    void the_national_gad_7_is_known_by_its_canonical() {
        List<String> linkIds =
                List.of("phq-phq5a", "phq-phq5b", "phq-phq5c", "phq-phq5d", "phq-phq5e", "phq-phq5f", "phq-phq5g");

        Reading reading = Given.read(Given.response(
                "a",
                "https://www.medizininformatik-initiative.de/fhir/ext/modul-pro/Questionnaire/mii-qst-pro-gad-7",
                "",
                Forms.answered(linkIds, 1, 2, 1, 2, 1, 2, 1)));

        assertThat(Given.totals(reading)).containsExactly("gad-7 client 10");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void a_local_form_tells_by_its_panel_code_and_link_ids_that_are_known() {
        String form = Forms.form(
                LOCAL,
                "\"code\":[{\"system\":\"http://clinic.example/forms\",\"code\":\"mood\"},{\"system\":\"http://loinc.org\",\"code\":\"44249-1\"}]",
                Forms.numbered("q", 1, 9).stream()
                        .map(link -> "{\"linkId\":\"" + link + "\"}")
                        .toArray(String[]::new));

        assertEleven(
                Given.read(form, Given.response("a", LOCAL, "", Forms.answered(Forms.numbered("q", 1, 9), ELEVEN))));
    }

    @Test
    void link_ids_that_are_paths_of_loinc_are_read() {
        List<String> linkIds =
                Given.PHQ9_ITEMS.stream().map(code -> "/44249-1/" + code).toList();

        assertEleven(Given.read(Given.response("a", LOCAL, "", Forms.answered(linkIds, ELEVEN))));
        assertEleven(Given.read(Given.response("a", null, "", Forms.answered(linkIds, ELEVEN))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reference\":\"Questionnaire/form\"}",
                "\"Questionnaire/form\"",
                "\"urn:uuid:5b8c1f2e-8a37-4d3c-9b1a-0d9e8f7a6b5c\"",
                "\"https://ehr.example/fhir/Questionnaire/form\"",
            })
    void a_form_that_came_along_is_found_by_a_reference(String questionnaire) {
        List<String> linkIds = Forms.numbered("local-", 1, 9);
        String form = Forms.form(LOCAL, "\"url\":null", Forms.coded(linkIds, Given.PHQ9_ITEMS));
        String response =
                Given.response("a", null, "\"questionnaire\":" + questionnaire, Forms.answered(linkIds, ELEVEN));

        Reading reading = Given.read(
                "responses",
                Given.json("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":" + response
                        + "},{\"fullUrl\":\"urn:uuid:5b8c1f2e-8a37-4d3c-9b1a-0d9e8f7a6b5c\",\"resource\":" + form
                        + "}]}"));

        assertEleven(reading);
    }

    @Test
    void of_two_versions_of_a_form_the_one_that_was_answered_counts() {
        List<String> linkIds = Forms.numbered("local-", 1, 9);
        List<String> reversed = new java.util.ArrayList<>(linkIds);
        java.util.Collections.reverse(reversed);
        String one = Given.with(
                Forms.form(LOCAL, "\"version\":\"1\"", Forms.coded(linkIds, Given.PHQ9_ITEMS)), "\"id\":\"one\"");
        String two = Given.with(
                Forms.form(LOCAL, "\"version\":\"2\"", Forms.coded(reversed, Given.PHQ9_ITEMS)), "\"id\":\"two\"");

        assertEleven(Given.read(one, two, Given.response("a", LOCAL + "|1", "", Forms.answered(linkIds, ELEVEN))));
        assertEleven(Given.read(two, one, Given.response("a", LOCAL + "|2", "", Forms.answered(reversed, ELEVEN))));
        assertEleven(Given.read(one, two, Given.response("a", LOCAL, "", Forms.answered(reversed, ELEVEN))));
    }
}
