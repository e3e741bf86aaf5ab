// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to item 1 of a PHQ-9 (0 to 3, coded) beside eight answers "several days", and to SRS items (0 to 10). */
class AnswerTest {
    private static Reading firstItem(String... values) {
        String[] items = Given.phq9Items(1, 1, 1, 1, 1, 1, 1, 1, 1);
        items[0] = "{\"linkId\":\"44250-9\",\"answer\":[{"
                + String.join("},{", values).replace('\'', '"') + "}]}";
        return Given.read(Given.response("a", Given.PHQ9, "", items));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'valueInteger':2",
                "'valueInteger':2.0",
                "'valueInteger':'2'",
                "'valueDecimal':2.00",
                "'valueDecimal':'2'",
                "'valueString':' 2 '",
                "'valueString':'More than half the days'",
                "'valueQuantity':{'value':2,'unit':'{score}'}",
                "'valueCoding':{'code':'LA6570-1'}",
                "'valueCoding':{'system':'urn:x','code':'LA6570-1','display':'more than  half the days'}",
                "'valueCoding':{'display':'More than half the days'}",
                "'valueCoding':{'system':'urn:x','code':'x','display':'More than half the days'}",
                "'valueCoding':{'system':'urn:x','code':'x','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/ordinalValue','valueDecimal':2}]}",
                "'valueCoding':{'code':'x','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/itemWeight','valueDecimal':2.0}]}",
                "'valueCoding':{'code':'x'},'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/valueset-ordinalValue','valueDecimal':2}]",
            })
    void every_way_to_write_two_is_two(String value) {
        Reading reading = firstItem(value);

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 10");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'valueInteger':2.5;unreadable-answer",
                "'valueInteger':'two';unreadable-answer",
                "'valueInteger':1e999;unreadable-answer",
                "'valueDecimal':'nine';unreadable-answer",
                "'valueDecimal':1.5;unreadable-answer",
                "'valueDecimal':{};unreadable-answer",
                "'valueString':'sometimes';unreadable-answer",
                "'valueBoolean':true;unreadable-answer",
                "'valueQuantity':{'unit':'score'};unreadable-answer",
                "'valueQuantity':{'value':2,'comparator':'>'};unreadable-answer",
                "'valueCoding':{};unreadable-answer",
                "'valueCoding':{'code':'LA9999-9'};unreadable-answer",
                "'valueCoding':{'code':'LA6572-7','display':'Several days'};unreadable-answer",
                "'valueCoding':{'code':'2'};unreadable-answer",
                "'valueInteger':4;out-of-range",
                "'valueInteger':-1;out-of-range",
                "'valueInteger':300;out-of-range",
                "'valueCoding':{'code':'LA6570-1','display':'Not at all'};code-display-disagree",
                "'valueCoding':{'code':'LA6570-1','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/ordinalValue','valueDecimal':0}]};code-display-disagree",
                "'valueInteger':2},{'valueInteger':3;unreadable-answer",
            })
    void an_answer_that_cannot_be_read_is_left_out_and_said(String value, String note) {
        Reading reading = firstItem(value);

        assertThat(reading.client().responses()).isEmpty();
        assertThat(Given.notes(reading))
                .containsExactlyInAnyOrder(note + " QuestionnaireResponse/a", "incomplete QuestionnaireResponse/a");
    }

    @Test
    void the_same_answer_twice_is_one_answer() {
        assertThat(Given.totals(firstItem("'valueInteger':2", "'valueCoding':{'code':'LA6570-1'}")))
                .containsExactly("phq-9 client 10");
    }

    @Test
    void an_item_without_an_answer_is_missing_not_unreadable() {
        String[] items = Given.phq9Items(1, 1, 1, 1, 1, 1, 1, 1, 1);
        items[0] = "{\"linkId\":\"44250-9\"}";

        Reading reading = Given.read(Given.response("a", Given.PHQ9, "", items));

        assertThat(Given.texts(reading))
                .containsExactly("The PHQ-9 has no total: 1 of 9 items missing, and no total stored.");
    }

    @Test
    void decimals_stand_where_the_answers_are_a_line() {
        Reading reading = Given.read(Given.srs("a", "", "9.5", "0", "10", "\"7.25\""));

        assertThat(Given.totals(reading)).containsExactly("srs client 26.75");
        assertThat(reading.client().responses().get(0).values())
                .containsOnlyKeys("total", "bond", "goals", "tasks", "overall");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.01", "-0.01", "1000000000"})
    void just_outside_of_the_line_is_out_of_range(String value) {
        Reading reading = Given.read(Given.srs("a", "", value, "9", "9", "9"));

        assertThat(reading.client().responses().get(0).values()).containsOnlyKeys("goals", "tasks", "overall");
        assertThat(Given.notes(reading))
                .containsExactly("out-of-range QuestionnaireResponse/a", "incomplete QuestionnaireResponse/a");
    }
}
