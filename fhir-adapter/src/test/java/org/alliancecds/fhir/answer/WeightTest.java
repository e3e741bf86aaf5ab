// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Forms;
import org.alliancecds.fhir.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer is worth, wherever FHIR has put it: a clinic's own codes {@code opt0} to {@code opt3} on a PHQ-9. */
class WeightTest {
    private static final String ANSWERS = "http://clinic.example/answers";
    private static final String WEIGHT = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
    private static final int[] FIFTEEN = {2, 1, 3, 2, 1, 0, 2, 3, 1};
    private static final String PCL5 = "https://alliancecds.org/fhir/Questionnaire/pcl-5";

    private static String extension(String url, int value) {
        return "\"extension\":[{\"url\":\"" + url + "\",\"valueDecimal\":" + value + "}]";
    }

    private static String chosen(int value, String more) {
        return "\"valueCoding\":{\"system\":\"" + ANSWERS + "\",\"code\":\"opt" + value + "\"" + more + "}";
    }

    private static String response(String more, java.util.function.IntFunction<String> value) {
        String[] items = new String[9];
        for (int i = 0; i < 9; i++) {
            items[i] = Given.answer(Given.PHQ9_ITEMS.get(i), value.apply(FIFTEEN[i]));
        }
        return Given.response("a", Given.PHQ9, more, items);
    }

    private static String form(String more, String ofItem) {
        String[] items = new String[9];
        for (int i = 0; i < 9; i++) {
            items[i] = "{\"linkId\":\"" + Given.PHQ9_ITEMS.get(i) + "\",\"type\":\"choice\"," + ofItem + "}";
        }
        return Forms.form(Given.PHQ9, more, items);
    }

    private static String four(java.util.function.IntFunction<String> one) {
        return one.apply(0) + "," + one.apply(1) + "," + one.apply(2) + "," + one.apply(3);
    }

    private static void assertFifteen(Reading reading) {
        assertThat(Given.totals(reading)).containsExactly("phq-9 client 15");
        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a /44260-8 1");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hl7.org/fhir/StructureDefinition/ordinalValue",
                "http://hl7.org/fhir/StructureDefinition/itemWeight",
                "http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue",
                "http://hl7.org/fhir/StructureDefinition/codesystem-ordinalValue",
                "http://hl7.org/fhir/StructureDefinition/valueset-ordinalValue",
                "http://hl7.org/fhir/StructureDefinition/iso21090-CO-value",
            })
    void every_extension_is_read_on_the_coding_the_answer_and_the_option(String url) {
        String onCodings =
                "\"answerOption\":[" + four(value -> "{" + chosen(value, "," + extension(url, value)) + "}") + "]";
        String onOptions =
                "\"answerOption\":[" + four(value -> "{" + chosen(value, "") + "," + extension(url, value) + "}") + "]";
        String response = response("", value -> chosen(value, ""));

        assertFifteen(Given.read(response("", value -> chosen(value, "," + extension(url, value)))));
        assertFifteen(Given.read(response("", value -> chosen(value, "") + "," + extension(url, value))));
        assertFifteen(Given.read(response, form("", onCodings)));
        assertFifteen(Given.read(response, form("", onOptions)));
        assertFifteen(Given.read(response, form("", onOptions.replace("answerOption", "option"))));
    }

    @Test
    void a_value_set_in_the_form_in_the_response_or_beside_them_says_it() {
        String concepts = four(value -> "{\"code\":\"opt" + value + "\"," + extension(WEIGHT, value) + "}");
        String set =
                "{\"resourceType\":\"ValueSet\",\"id\":\"vs\",\"url\":\"http://clinic.example/ValueSet/how-often\","
                        + "\"compose\":{\"include\":[{\"system\":\"" + ANSWERS + "\",\"concept\":[" + concepts
                        + "]}]}}";
        String expanded = "{\"resourceType\":\"ValueSet\",\"id\":\"vs\",\"expansion\":{\"contains\":["
                + four(value -> "{\"system\":\"" + ANSWERS + "\",\"code\":\"opt" + value + "\","
                        + extension(WEIGHT, value) + "}")
                + "]}}";
        String response = response("", value -> chosen(value, ""));

        assertFifteen(Given.read(response, form("\"contained\":[" + set + "]", "\"answerValueSet\":\"#vs\"")));
        assertFifteen(Given.read(response, form("\"contained\":[" + expanded + "]", "\"answerValueSet\":\"#vs\"")));
        assertFifteen(Given.read(response, form("\"contained\":[" + set + "]", "\"options\":{\"reference\":\"#vs\"}")));
        assertFifteen(Given.read(
                set, response, form("", "\"answerValueSet\":\"http://clinic.example/ValueSet/how-often|1\"")));
        String contained = Given.with(form("", "\"answerValueSet\":\"#vs\""), "\"id\":\"c\"");
        assertFifteen(Given.read(response(
                "\"questionnaire\":\"#c\",\"contained\":[" + contained + "," + set + "]", value -> chosen(value, ""))));
    }

    @Test
    void a_code_system_says_it_for_a_value_set_and_for_an_option() {
        String system = "{\"resourceType\":\"CodeSystem\",\"id\":\"cs\",\"url\":\"" + ANSWERS + "\",\"concept\":["
                + four(value -> "{\"code\":\"opt" + value
                        + "\",\"property\":[{\"code\":\"itemWeight\",\"valueDecimal\":" + value + "}]}")
                + "]}";
        String set = "{\"resourceType\":\"ValueSet\",\"id\":\"vs\",\"compose\":{\"include\":[{\"system\":\"" + ANSWERS
                + "\"}]}}";
        String response = response("", value -> chosen(value, ""));

        assertFifteen(
                Given.read(response, form("\"contained\":[" + set + "," + system + "]", "\"answerValueSet\":\"#vs\"")));
        assertFifteen(Given.read(
                response, system, form("", "\"answerOption\":[" + four(value -> "{" + chosen(value, "") + "}") + "]")));
    }

    @Test
    void an_option_that_is_a_text_says_it_for_the_text() {
        List<String> words = List.of("nie", "selten", "oft", "immer");
        String options = "\"answerOption\":["
                + four(value -> "{\"valueString\":\"" + words.get(value) + "\"," + extension(WEIGHT, value) + "}")
                + "]";

        assertFifteen(
                Given.read(response("", value -> "\"valueString\":\" " + words.get(value) + ".\""), form("", options)));
    }

    @Test
    void what_disagrees_with_its_weight_is_left_out() {
        String one = "\"answerOption\":["
                + four(value -> "{" + chosen(value, "") + "," + extension(WEIGHT, value) + "}") + "]";
        String numbers = "\"answerOption\":["
                + four(value -> "{\"valueInteger\":" + (value + 1) + "," + extension(WEIGHT, value) + "}") + "]";

        Reading twoWeights =
                Given.read(response("", value -> chosen(value, "," + extension(WEIGHT, 3 - value))), form("", one));
        Reading place = Given.read(response("", value -> "\"valueInteger\":" + value), form("", numbers));

        assertThat(twoWeights.client().responses()).isEmpty();
        assertThat(Given.notes(twoWeights))
                .containsExactly(
                        "unreadable-risk-answer QuestionnaireResponse/a",
                        "incomplete QuestionnaireResponse/a",
                        "code-display-disagree QuestionnaireResponse/a");
        assertThat(place.client().responses()).isEmpty();
        assertThat(Given.notes(place)).contains("code-display-disagree QuestionnaireResponse/a");
    }

    @Test
    void answers_that_cannot_be_read_for_one_reason_are_one_note() {
        Reading reading = Given.read(response("", value -> chosen(value, "")));

        assertThat(Given.texts(reading))
                .containsExactly(
                        "9 answers of the PHQ-9 (items /44250-9, /44255-8, /44259-0, /44254-1, /44251-7, …) cannot be used"
                                + " and were left out. The one to item /44250-9 has a code that is none of the item's"
                                + " answers (\"http://clinic.example/answers|opt2\").",
                        "The answer to item /44260-8 of the PHQ-9 (thoughts of being better off dead or of self-harm) has a"
                                + " code that is none of the item's answers (\"http://clinic.example/answers|opt1\"). Please"
                                + " look at the form itself.",
                        "The PHQ-9 has no total: 9 of 9 items missing, and no total stored.");
    }

    @Test
    void risk_items_that_were_not_asked_are_one_note() {
        Reading reading = Given.read(Given.response(
                "a",
                "https://alliancecds.org/fhir/Questionnaire/core-om",
                "",
                Given.answer("1", "\"valueInteger\":1"),
                "{\"linkId\":\"6\"}"));

        assertThat(Given.notes(reading))
                .containsExactly(
                        "risk-item-not-asked QuestionnaireResponse/a",
                        "risk-item-not-asked QuestionnaireResponse/a",
                        "incomplete QuestionnaireResponse/a");
        assertThat(Given.texts(reading))
                .anyMatch(text -> text.startsWith("Items 9 of the CORE-OM (thoughts of hurting oneself), 16 of")
                        && text.endsWith("are not in the form; that is not a 0."))
                .anyMatch(text -> text.startsWith("Item 6 of") && text.contains("was left unanswered"));
    }

    /** LOINC's codes for answers, with its words, which are those of the PCL-5 though its list is another one. */
    @ParameterizedTest
    @ValueSource(strings = {"%s", " %S. ", "%d - %s", "%s (%d)"})
    void an_answer_is_known_by_its_words_where_its_code_is_none_of_the_measures(String display) {
        List<String> words = List.of("Not at all", "A little bit", "Moderately", "Quite a bit", "Extremely");
        List<String> codes = List.of("LA6568-5", "LA13863-8", "LA13939-6", "LA13902-4", "LA13914-9");
        String[] items = new String[20];
        for (int n = 1; n <= 20; n++) {
            String shown = display.startsWith("%d")
                    ? display.formatted(n % 5, words.get(n % 5))
                    : display.formatted(words.get(n % 5), n % 5);
            items[n - 1] = Given.answer(
                    String.valueOf(n),
                    "\"valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\"" + codes.get(n % 5)
                            + "\",\"display\":\"" + shown + "\"}");
        }

        Reading reading = Given.read(Given.response("a", PCL5, "", items));

        assertThat(Given.totals(reading)).containsExactly("pcl-5 client 40");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, LA6570-1, Not at all, code-display-disagree",
        "0, LA6573-5, Not at all, unreadable-answer",
        "0, LA6573-5, More than half the days, unreadable-answer",
        "9, LA6575-0, Extremely difficult, code-display-disagree",
        "9, LA6571-9, Very difficult, unreadable-answer",
    })
    void a_code_that_the_measure_gives_another_value_is_refused(int item, String code, String display, String note) {
        String[] items = Forms.all(Given.phq9Items(1, 1, 1, 1, 1, 1, 1, 1, 0), new String[1]);
        items[9] = Given.answer("/69722-7", Given.coding("LA6572-7"));
        items[item] = Given.answer(
                item == 9 ? "/69722-7" : "/44250-9",
                "\"valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\"" + code + "\",\"display\":\"" + display
                        + "\"}");

        assertThat(Given.notes(Given.read(Given.response("a", Given.PHQ9, "", items))))
                .contains(note + " QuestionnaireResponse/a");
    }

    @ParameterizedTest
    @CsvSource({
        "LA6572-7, Not difficult at all",
        "LA6573-5, Somewhat difficult",
        "LA6575-0, Very difficult",
        "LA6574-3, Extremely difficult"
    })
    void the_answers_to_the_difficulty_item_are_those_of_loinc(String code, String display) {
        String difficulty = Given.answer(
                "/69722-7",
                "\"valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\"" + code + "\",\"display\":\"" + display
                        + "\"}");

        Reading reading = Given.read(Given.response(
                "a", Given.PHQ9, "", Forms.all(Given.phq9Items(1, 1, 1, 1, 1, 1, 1, 1, 0), new String[] {difficulty})));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 8");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LA18938-3, More days than not",
        "LA18938-3, ''",
        "LA6570-1, More than half the days",
        "LA6570-1, An mehr als der Hälfte der Tage",
        "x, OVER HALF THE DAYS"
    })
    void the_second_item_of_the_gad_7_has_two_third_answers(String code, String display) {
        String[] items = Forms.answered(Forms.GAD7_ITEMS, 1, 1, 2, 2, 2, 2, 1);
        items[1] = Given.answer(
                "68509-9",
                "\"valueCoding\":{\"code\":\"" + code + "\""
                        + (display.isEmpty() ? "" : ",\"display\":\"" + display + "\"") + "}");

        Reading reading = Given.read(Given.response("a", "http://loinc.org/q/69737-5", "", items));

        assertThat(Given.totals(reading)).containsExactly("gad-7 client 12");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void a_number_as_a_code_is_worth_its_weight_where_its_words_say_the_same() {
        String[] items = new String[20];
        for (int n = 1; n <= 20; n++) {
            items[n - 1] = Given.answer(
                    String.valueOf(n),
                    "\"valueCoding\":{\"system\":\"http://clinic.example/answers\",\"code\":\"1\",\"display\":\"Not at all\","
                            + extension(WEIGHT, 0) + "}");
        }

        assertThat(Given.totals(Given.read(Given.response("a", PCL5, "", items))))
                .containsExactly("pcl-5 client 0");
    }
}
