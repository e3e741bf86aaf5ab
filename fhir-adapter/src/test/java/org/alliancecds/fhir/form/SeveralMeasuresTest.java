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

/** One form may hold several measures, and a risk item stands in any form. */
class SeveralMeasuresTest {
    private static final String BOTH = "http://clinic.example/Questionnaire/both";
    private static final String GAD7 = "http://loinc.org/q/69737-5";
    private static final int[] SEVEN = {1, 1, 1, 1, 1, 1, 1};
    private static final int[] SEVENTEEN = {2, 1, 3, 2, 1, 0, 2, 3, 3};

    private static String[] answers() {
        return Forms.all(Forms.answered(Forms.GAD7_ITEMS, SEVEN), Given.phq9Items(SEVENTEEN));
    }

    private static void assertBoth(Reading reading) {
        assertThat(Given.totals(reading)).containsExactlyInAnyOrder("gad-7 client 7", "phq-9 client 17");
        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a /44260-8 3");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    /** Knowing more of the form never makes the service read less. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"code\":[{\"system\":\"http://loinc.org\",\"code\":\"69737-5\"}]",
                "\"code\":[{\"system\":\"http://loinc.org\",\"code\":\"44249-1\"}]",
                "\"code\":[{\"system\":\"http://loinc.org\",\"code\":\"69737-5\"},{\"system\":\"http://loinc.org\",\"code\":\"44249-1\"}]",
                "\"derivedFrom\":[\"http://loinc.org/q/69737-5\"]",
            })
    void both_are_read_whatever_the_form_says_of_itself(String more) {
        String form = Forms.form(
                BOTH,
                more,
                Forms.all(
                        Forms.coded(Forms.GAD7_ITEMS, Forms.GAD7_ITEMS),
                        Forms.coded(Given.PHQ9_ITEMS, Given.PHQ9_ITEMS)));

        assertBoth(Given.read(Given.response("a", BOTH, "", answers())));
        assertBoth(Given.read(Given.response("a", BOTH, "", answers()), form));
        assertBoth(Given.read(Given.response("a", GAD7, "", answers())));
    }

    @Test
    void groups_with_panel_codes_tell_apart_what_the_link_ids_do_not() {
        String[] gad = {
            "{\"linkId\":\"q1\"}",
            "{\"linkId\":\"q2\"}",
            "{\"linkId\":\"q3\"}",
            "{\"linkId\":\"q4\"}",
            "{\"linkId\":\"q5\"}",
            "{\"linkId\":\"q6\"}",
            "{\"linkId\":\"q7\"}"
        };
        List<String> phqLinks = Forms.numbered("PHQ.", 1, 9);
        String[] phq =
                phqLinks.stream().map(link -> "{\"linkId\":\"" + link + "\"}").toArray(String[]::new);
        String form =
                Forms.form(BOTH, "", Forms.codedGroup("a", "69737-5", gad), Forms.codedGroup("b", "44249-1", phq));

        Reading reading = Given.read(
                form,
                Given.response(
                        "a",
                        BOTH,
                        "",
                        Forms.group("a", Forms.answered(Forms.numbered("q", 1, 7), SEVEN)),
                        Forms.group("b", Forms.answered(phqLinks, SEVENTEEN))));

        assertBoth(reading);
    }

    @Test
    void link_ids_that_two_measures_claim_say_nothing() {
        String form = Forms.form(
                BOTH,
                "\"code\":[{\"system\":\"http://loinc.org\",\"code\":\"69737-5\"},{\"system\":\"http://loinc.org\",\"code\":\"44249-1\"}]",
                Forms.numbered("q", 1, 9).stream()
                        .map(link -> "{\"linkId\":\"" + link + "\"}")
                        .toArray(String[]::new));

        Reading reading =
                Given.read(form, Given.response("a", BOTH, "", Forms.answered(Forms.numbered("q", 1, 9), SEVENTEEN)));

        assertThat(reading.client().responses()).isEmpty();
        assertThat(Given.notes(reading)).containsExactly("measure-unknown QuestionnaireResponse/a");
    }

    @Test
    void a_measure_of_a_form_that_was_left_out_is_not_missed() {
        String form = Forms.form(
                BOTH,
                "",
                Forms.all(
                        Forms.coded(Forms.GAD7_ITEMS, Forms.GAD7_ITEMS),
                        Forms.coded(Given.PHQ9_ITEMS, Given.PHQ9_ITEMS)));

        Reading reading = Given.read(form, Given.response("a", BOTH, "", Forms.answered(Forms.GAD7_ITEMS, SEVEN)));

        assertThat(Given.totals(reading)).containsExactly("gad-7 client 7");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void items_that_were_skipped_in_a_known_form_are_missing_and_make_it_no_unknown_form() {
        String form = Forms.form(BOTH, "", Forms.coded(Given.PHQ9_ITEMS, Given.PHQ9_ITEMS));

        Reading reading = Given.read(form, Given.response("a", BOTH, "", Given.phq9Items(1, 1, 1, 1, 1, 1, 1, 1)));

        assertThat(Given.texts(reading))
                .containsExactly(
                        "Item /44260-8 of the PHQ-9 (thoughts of being better off dead or of self-harm) is not in the"
                                + " form; that is not a 0.",
                        "The PHQ-9 has no total: 1 of 9 items missing, and no total stored.");
    }

    @ParameterizedTest
    @CsvSource({
        "44260-8, completed",
        "/44260-8, in-progress",
        "/44249-1/44260-8, stopped",
        "44249-1.44260-8, completed",
        "http://loinc.org/44260-8, draft",
    })
    void item_nine_is_read_beside_the_items_of_another_measure_and_in_any_form(String linkId, String status) {
        String more = "\"status\":\"" + status + "\"";
        String[] nine = Forms.answered(List.of(linkId), 3);
        String[] gad = Forms.all(Forms.answered(Forms.GAD7_ITEMS, SEVEN), nine);
        String deep = Forms.group(
                "a",
                "{\"linkId\":\"b\",\"answer\":[{\"valueBoolean\":true,\"item\":[" + Forms.group("c", nine) + "]}]}");

        for (String response : List.of(
                Given.response("a", GAD7, more, gad),
                Given.response("a", Given.SRS, more, nine),
                Given.response("a", BOTH, more, nine),
                Given.response("a", null, more, nine),
                Given.response("a", "https://alliancecds.org/fhir/Questionnaire/session-note", more, nine),
                Given.response("a", "https://alliancecds.org/fhir/Questionnaire/core-10", more, deep))) {
            assertThat(Given.risks(Given.read(response)))
                    .as(response)
                    .containsExactly("QuestionnaireResponse/a /44260-8 3");
        }
    }

    @Test
    void entered_in_error_stays_unread() {
        Reading reading = Given.read(
                Given.response("a", GAD7, "\"status\":\"entered-in-error\"", Forms.answered(List.of("44260-8"), 3)));

        assertThat(reading.client().riskAnswers()).isEmpty();
        assertThat(Given.notes(reading)).containsExactly("status-not-used QuestionnaireResponse/a");
    }

    @Test
    void an_answer_to_item_nine_in_another_form_that_cannot_be_read_has_to_be_seen() {
        Reading reading = Given.read(
                Given.response("a", GAD7, "", Forms.all(Forms.answered(Forms.GAD7_ITEMS, SEVEN), new String[] {
                    Given.answer("44260-8", "\"valueString\":\"now and then\"")
                })));

        assertThat(Given.totals(reading)).containsExactly("gad-7 client 7");
        assertThat(Given.notes(reading)).containsExactly("unreadable-risk-answer QuestionnaireResponse/a");
    }

    @ParameterizedTest
    @CsvSource({"core-10, item-6, 6", "core-om, item-16, 16", "core-om, item-34, 34"})
    void a_risk_item_of_the_core_is_read_by_its_code_in_a_form_on_the_alliance(
            String measure, String code, String item) {
        String form = Forms.form(
                Given.SRS, "", Forms.item("extra", "https://alliancecds.org/fhir/CodeSystem/" + measure, code));
        String srs = Given.srs("a", "", "9", "9", "9", "9");
        String response = Given.with(
                srs,
                "\"item\":[" + Given.answer("bond", "\"valueDecimal\":9") + ","
                        + Given.answer("goals", "\"valueDecimal\":9") + ","
                        + Given.answer("tasks", "\"valueDecimal\":9") + ","
                        + Given.answer("overall", "\"valueDecimal\":9") + ","
                        + Given.answer("extra", "\"valueInteger\":2") + "]");

        Reading reading = Given.read(form, response);

        assertThat(Given.totals(reading)).containsExactly("srs client 36");
        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a " + item + " 2");
        assertThat(reading.client().dataNotes()).isEmpty();
    }
}
