// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Forms;
import org.alliancecds.fhir.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a code says of an item goes before what its link id suggests. */
class CodeBeforeLinkIdTest {
    private static final String CORE_OM = "https://alliancecds.org/fhir/Questionnaire/core-om";
    private static final String CORE_OM_CODES = "https://alliancecds.org/fhir/CodeSystem/core-om";
    private static final int[] ONLY_NINE = {0, 0, 0, 0, 0, 0, 0, 0, 3};

    /** The form opens with a question of its own, so every link id is one ahead of the item's number. */
    @Test
    void the_codes_of_a_form_say_which_item_is_which() {
        String form = Forms.form(
                Given.PHQ9,
                "",
                Forms.all(
                        new String[] {Forms.item("q1", Forms.CLINIC, "mood")},
                        Forms.coded(Forms.numbered("q", 2, 10), Given.PHQ9_ITEMS)));
        String response = Given.response(
                "a",
                Given.PHQ9,
                "",
                Forms.all(
                        new String[] {Given.answer("q1", "\"valueInteger\":2")},
                        Forms.answered(Forms.numbered("q", 2, 10), ONLY_NINE)));

        Reading reading = Given.read(response, form);

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 3");
        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a /44260-8 3");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void even_the_link_ids_of_loinc_do_not_go_before_its_codes() {
        List<String> reversed = new java.util.ArrayList<>(Given.PHQ9_ITEMS);
        java.util.Collections.reverse(reversed);
        String form = Forms.form(Given.PHQ9, "", Forms.coded(reversed, Given.PHQ9_ITEMS));

        Reading reading = Given.read(Given.response("a", Given.PHQ9, "", Forms.answered(reversed, ONLY_NINE)), form);

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 3");
        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a /44260-8 3");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"code\":[{\"system\":\"http://loinc.org\",\"code\":\"%s\"}]",
                "\"code\":[{\"system\":\"http://clinic.example/items\",\"code\":\"x\"},{\"system\":\"http://loinc.org\",\"code\":\"%s\"}]",
                "\"code\":[{\"code\":\"x\"},{\"code\":\"%s\"}]",
                "\"code\":{\"coding\":[{\"system\":\"urn:oid:2.16.840.1.113883.6.1\",\"code\":\"%s\"}]}",
                "\"definition\":\"http://loinc.org/%s\"",
                "\"definition\":\"http://forms.example/Questionnaire/mood#Questionnaire.item.where(linkId='/%s')\"",
            })
    void an_item_may_say_itself_what_it_is(String code) {
        String[] items = Forms.answered(Forms.numbered("q", 2, 10), ONLY_NINE);
        for (int i = 0; i < items.length; i++) {
            items[i] = items[i].replaceFirst("\\{", "{" + code.formatted(Given.PHQ9_ITEMS.get(i)) + ",");
        }

        Reading reading = Given.read(Given.response("a", Given.PHQ9, "", items));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 3");
        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a /44260-8 3");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void the_code_of_the_difficulty_item_is_not_item_nine_whatever_its_link_id() {
        String form = Forms.form(
                Given.PHQ9,
                "",
                Forms.all(
                        Forms.coded(Forms.numbered("q", 1, 8), Given.PHQ9_ITEMS.subList(0, 8)),
                        Forms.coded(List.of("q10", "q9"), List.of("44260-8", "69722-7"))));
        String[] items = Forms.all(
                Forms.answered(Forms.numbered("q", 1, 8), 1, 1, 1, 1, 1, 1, 1, 1), Forms.answered(List.of("q10"), 0));
        String difficulty = Given.answer("q9", Given.coding("LA6574-3"));

        Reading reading =
                Given.read(form, Given.response("a", Given.PHQ9, "", Forms.all(items, new String[] {difficulty})));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 8");
        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a /44260-8 0");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    /** A LOINC code that no measure knows says that this is another question; whether it is item nine has to be seen. */
    @ParameterizedTest
    @ValueSource(strings = {"q9", "44260-8", "/44249-1/44260-8"})
    void an_unknown_code_of_loinc_takes_the_link_id_its_say(String linkId) {
        String form = Forms.form(Given.PHQ9, "", Forms.item(linkId, Forms.LOINC, "99999-7"));
        String[] items = Given.phq9Items(1, 1, 1, 1, 1, 1, 1, 1);

        Reading endorsed = Given.read(
                form, Given.response("a", Given.PHQ9, "", Forms.all(items, Forms.answered(List.of(linkId), 1))));
        Reading denied = Given.read(
                form, Given.response("a", Given.PHQ9, "", Forms.all(items, Forms.answered(List.of(linkId), 0))));

        assertThat(endorsed.client().responses()).isEmpty();
        assertThat(endorsed.client().riskAnswers()).isEmpty();
        assertThat(Given.notes(endorsed))
                .containsExactly(
                        "unreadable-risk-answer QuestionnaireResponse/a",
                        "risk-item-not-asked QuestionnaireResponse/a",
                        "incomplete QuestionnaireResponse/a");
        assertThat(Given.notes(denied))
                .containsExactly("risk-item-not-asked QuestionnaireResponse/a", "incomplete QuestionnaireResponse/a");
    }

    @Test
    void codes_of_two_items_are_none_and_a_risk_among_them_has_to_be_seen() {
        String both = "{\"linkId\":\"x\",\"code\":[" + Forms.coding(Forms.LOINC, "44253-3") + ","
                + Forms.coding(Forms.LOINC, "44260-8") + "]}";
        Reading reading = Given.read(
                Forms.form(Given.PHQ9, "", both),
                Given.response(
                        "a",
                        Given.PHQ9,
                        "",
                        Forms.all(Given.phq9Items(1, 1, 1, 1, 1, 1, 1), Forms.answered(List.of("x"), 2))));

        assertThat(reading.client().responses()).isEmpty();
        assertThat(reading.client().riskAnswers()).isEmpty();
        assertThat(Given.texts(reading))
                .containsExactly(
                        "The answer to item /44260-8 of the PHQ-9 (thoughts of being better off dead or of self-harm)"
                                + " stands under a link id and codes that contradict each other. Please look at the form"
                                + " itself.",
                        "Item /44260-8 of the PHQ-9 (thoughts of being better off dead or of self-harm) is not in the"
                                + " form; that is not a 0.",
                        "The PHQ-9 has no total: 2 of 9 items missing, and no total stored.");
    }

    /** A clinic's own code says nothing of which item it is: enough against a weak link id, not against the form's own. */
    @Test
    void a_local_code_stands_beside_the_forms_own_link_ids_and_goes_before_those_of_others() {
        String[] own = new String[34];
        String[] answers = new String[34];
        for (int n = 1; n <= 34; n++) {
            own[n - 1] = Forms.item(String.valueOf(n), Forms.CLINIC, "core-" + n);
            answers[n - 1] = Given.answer(String.valueOf(n), "\"valueInteger\":" + (n == 16 ? 2 : 0));
        }
        String[] weak = new String[9];
        for (int n = 1; n <= 9; n++) {
            weak[n - 1] = Forms.item("q" + n, Forms.CLINIC, "mood-" + n);
        }

        Reading core = Given.read(Forms.form(CORE_OM, "", own), Given.response("a", CORE_OM, "", answers));
        Reading phq = Given.read(
                Forms.form(Given.PHQ9, "", weak),
                Given.response("b", Given.PHQ9, "", Forms.answered(Forms.numbered("q", 1, 9), ONLY_NINE)));

        assertThat(Given.totals(core)).containsExactly("core-om client 0.59");
        assertThat(Given.risks(core)).contains("QuestionnaireResponse/a 16 2");
        assertThat(phq.client().responses()).isEmpty();
        assertThat(Given.notes(phq))
                .containsExactly(
                        "unreadable-risk-answer QuestionnaireResponse/b",
                        "risk-item-not-asked QuestionnaireResponse/b",
                        "incomplete QuestionnaireResponse/b");
    }

    @Test
    void a_risk_item_with_a_code_of_its_own_system_is_read_under_any_link_id() {
        String form = Forms.form(
                CORE_OM, "", Forms.item("24", CORE_OM_CODES, "item-16"), Forms.item("16", CORE_OM_CODES, "item-24"));

        Reading reading = Given.read(
                form,
                Given.response(
                        "a",
                        CORE_OM,
                        "\"status\":\"in-progress\"",
                        Given.answer("16", "\"valueInteger\":0"),
                        Given.answer("24", "\"valueInteger\":4")));

        assertThat(Given.risks(reading))
                .containsExactlyInAnyOrder("QuestionnaireResponse/a 16 4", "QuestionnaireResponse/a 24 0");
    }

    @Test
    void a_definition_may_name_the_item_of_a_known_form() {
        String answer = "{\"linkId\":\"x\",\"definition\":\"https://alliancecds.org/fhir/Questionnaire/core-10#6\","
                + "\"answer\":[{\"valueInteger\":3}]}";

        Reading reading = Given.read(Given.response("a", "http://clinic.example/Questionnaire/intake", "", answer));

        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a 6 3");
    }

    @Test
    void the_code_of_a_group_is_that_of_the_answer_within() {
        String form = Forms.form(
                "http://clinic.example/Questionnaire/intake",
                "",
                Forms.codedGroup("g", "44260-8", "{\"linkId\":\"g.answer\",\"type\":\"choice\"}"));
        String[] within = Forms.answered(List.of("g.answer"), 2);

        Reading reading = Given.read(
                form, Given.response("a", "http://clinic.example/Questionnaire/intake", "", Forms.group("g", within)));

        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a /44260-8 2");
    }
}
