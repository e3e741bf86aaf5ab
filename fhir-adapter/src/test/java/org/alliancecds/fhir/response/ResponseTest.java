// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Given;
import org.alliancecds.record.Barrier;
import org.alliancecds.record.Homework;
import org.alliancecds.record.LeftOutForm;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.record.RiskKind;
import org.alliancecds.record.SessionNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {
    private static final int[] TEN = {1, 1, 1, 1, 1, 1, 1, 1, 2};
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void a_response_gives_its_scales_and_its_risk_answer() {
        Reading reading = Given.read(Given.phq9("a", "\"status\":\"amended\"", TEN));

        assertThat(reading.client().responses())
                .containsExactly(new MeasureResponse(
                        "QuestionnaireResponse/a",
                        "phq-9",
                        Rater.CLIENT,
                        AT,
                        true,
                        Map.of("total", BigDecimal.valueOf(10)),
                        Map.of(
                                "/44250-9", BigDecimal.ONE,
                                "/44255-8", BigDecimal.ONE,
                                "/44259-0", BigDecimal.ONE,
                                "/44254-1", BigDecimal.ONE,
                                "/44251-7", BigDecimal.ONE,
                                "/44258-2", BigDecimal.ONE,
                                "/44252-5", BigDecimal.ONE,
                                "/44253-3", BigDecimal.ONE,
                                "/44260-8", BigDecimal.valueOf(2))));
        assertThat(reading.client().riskAnswers())
                .containsExactly(new RiskAnswer(
                        "QuestionnaireResponse/a",
                        "phq-9",
                        "/44260-8",
                        RiskKind.HARM_TO_SELF,
                        AT,
                        Rater.CLIENT,
                        2,
                        true));
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void difficulty_is_never_summed() {
        String[] items = java.util.Arrays.copyOf(Given.phq9Items(TEN), 10);
        items[9] = Given.answer("/69722-7", Given.coding("LA6573-5"));

        Reading reading = Given.read(Given.response("a", Given.PHQ9, "", items));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 10");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {"10;~~", "10.0;~~", "13;total-disagrees", "28;out-of-range", "'ten';unreadable-answer"})
    void items_go_before_the_stored_total(String stored, String note) {
        String[] items = java.util.Arrays.copyOf(Given.phq9Items(TEN), 10);
        items[9] = Given.answer("/44261-6", "\"valueDecimal\":" + stored.replace('\'', '"'));

        Reading reading = Given.read(Given.response("a", Given.PHQ9, "", items));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 10");
        assertThat(Given.notes(reading))
                .isEqualTo(note.isEmpty() ? List.of() : List.of(note + " QuestionnaireResponse/a"));
    }

    @Test
    void the_stored_total_serves_where_items_make_none_and_item_nine_was_not_asked() {
        Reading reading = Given.read(
                Given.response("a", Given.PHQ9, "", Given.answer("44261-6", "\"valueQuantity\":{\"value\":17}")));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 17");
        assertThat(reading.client().riskAnswers()).isEmpty();
        assertThat(Given.notes(reading)).containsExactly("risk-item-not-asked QuestionnaireResponse/a");
    }

    @Test
    void item_nine_missing_is_not_a_zero() {
        Reading reading = Given.read(Given.phq9("a", "", 1, 1, 1, 1, 1, 1, 1, 1));

        assertThat(reading.client().responses()).isEmpty();
        assertThat(reading.client().riskAnswers()).isEmpty();
        assertThat(Given.notes(reading))
                .containsExactly("risk-item-not-asked QuestionnaireResponse/a", "incomplete QuestionnaireResponse/a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'valueDecimal':'nine';unreadable-answer",
                "'valueInteger':7;out-of-range",
                "'valueCoding':{'code':'LA6568-5','display':'Nearly every day'};code-display-disagree",
            })
    void a_risk_answer_that_cannot_be_read_asks_for_a_person(String value, String note) {
        String[] items = Given.phq9Items(TEN);
        items[8] = Given.answer("/44260-8", value.replace('\'', '"'));

        Reading reading = Given.read(Given.response("a", Given.PHQ9, "", items));

        assertThat(reading.client().riskAnswers()).isEmpty();
        assertThat(Given.notes(reading))
                .containsExactlyInAnyOrder(
                        "unreadable-risk-answer QuestionnaireResponse/a",
                        note + " QuestionnaireResponse/a",
                        "incomplete QuestionnaireResponse/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"in-progress\"", "\"stopped\"", "\"draft\"", "null"})
    void an_unfinished_response_is_not_scored_but_its_risk_item_is_read(String status) {
        Reading reading = Given.read(Given.phq9("a", "\"status\":" + status, TEN));

        assertThat(reading.client().responses()).isEmpty();
        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a /44260-8 2");
        assertThat(Given.notes(reading)).containsExactly("status-not-used QuestionnaireResponse/a");
    }

    @Test
    void entered_in_error_gives_nothing() {
        Reading reading = Given.read(Given.phq9("a", "\"status\":\"entered-in-error\"", TEN));

        assertThat(reading.client().responses()).isEmpty();
        assertThat(reading.client().riskAnswers()).isEmpty();
        assertThat(Given.notes(reading)).containsExactly("status-not-used QuestionnaireResponse/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "\"2026\"", "\"2026-03\"", "\"yesterday\"", "\"2026-02-30\"", "7", "\"0026-03-02\""})
    void without_a_day_a_response_is_not_used_and_an_endorsed_risk_item_asks_for_a_person(String authored) {
        Reading endorsed = Given.read(Given.phq9("a", "\"authored\":" + authored, TEN));
        Reading denied = Given.read(Given.phq9("a", "\"authored\":" + authored, 1, 1, 1, 1, 1, 1, 1, 1, 0));

        assertThat(endorsed.client().responses()).isEmpty();
        assertThat(endorsed.client().riskAnswers()).isEmpty();
        assertThat(Given.notes(endorsed))
                .containsExactly(
                        "unreadable-risk-answer QuestionnaireResponse/a", "date-missing QuestionnaireResponse/a");
        assertThat(Given.notes(denied)).containsExactly("date-missing QuestionnaireResponse/a");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T13:00:00+01:00, true",
        "2026-03-10T13:00:01+01:00, false",
        "2026-03-10, true",
        "2026-03-11, false",
        "2026-03-10T12:00Z, true",
        "2026-03-10T12:30:00, true"
    })
    void what_is_dated_after_the_receipt_is_not_used(String authored, boolean used) {
        Reading reading = Given.read(Given.srs("a", "\"authored\":\"" + authored + "\"", "9", "9", "9", "9"));

        assertThat(reading.client().responses()).hasSize(used ? 1 : 0);
        assertThat(Given.notes(reading))
                .isEqualTo(used ? List.of() : List.of("date-in-future QuestionnaireResponse/a"));
    }

    @Test
    void a_day_alone_is_the_start_of_the_day_in_the_zone() {
        Reading reading = Given.read(Given.srs("a", "\"authored\":\"2026-03-02\"", "9", "9", "9", "9"));

        assertThat(reading.client().responses().get(0).answeredAt()).isEqualTo("2026-03-01T23:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'source':{'reference':'Patient/1'};CLIENT",
                "'source':{'reference':'Practitioner/7'};THERAPIST",
                "'source':{'reference':'https://ehr.example/fhir/PractitionerRole/7/_history/2'};THERAPIST",
                "'source':{'reference':'RelatedPerson/3'};OBSERVER",
                "'source':{'type':'RelatedPerson','display':'mother'};OBSERVER",
                "'source':{'reference':'Patient/2'};UNKNOWN",
                "'author':{'reference':'Patient/1'};CLIENT",
                "'author':{'reference':'Practitioner/7'};CLIENT",
                "'author':{'reference':'Device/7'};CLIENT",
                "'author':{'reference':'Practitioner/7'},'source':{'reference':'Patient/1'};CLIENT",
                "'author':{'reference':'Patient/1'},'source':{'reference':'Practitioner/7'};THERAPIST",
            })
    void the_source_says_who_rated(String who, Rater rater) {
        Reading reading = Given.read(Given.srs("a", who.replace('\'', '"'), "9", "9", "9", "9"));

        assertThat(reading.client().responses())
                .extracting(MeasureResponse::rater)
                .containsExactly(rater);
    }

    @Test
    void a_session_note_is_read_field_by_field() {
        Reading reading = Given.read(Given.response(
                "n",
                "https://alliancecds.org/fhir/Questionnaire/session-note",
                "",
                Given.answer("tension", "\"valueInteger\":5"),
                Given.answer("confrontation", "\"valueBoolean\":true"),
                Given.answer("withdrawal", "\"valueBoolean\":false"),
                Given.answer("late-minutes", "\"valueDecimal\":12.0"),
                Given.answer("homework", "\"valueCoding\":{\"code\":\"not-done\"}"),
                Given.answer(
                        "barrier",
                        "\"valueCoding\":{\"system\":\"https://alliancecds.org/fhir/CodeSystem/session-note\",\"code\":\"childcare\"}"),
                Given.answer("motivation", "\"valueInteger\":0"),
                Given.answer("planned-ending", "\"valueBoolean\":\"true\""),
                Given.answer("barrier-solved", "\"valueBoolean\":false")));

        assertThat(reading.client().notes())
                .containsExactly(new SessionNote(
                        "QuestionnaireResponse/n",
                        AT,
                        5,
                        true,
                        false,
                        null,
                        null,
                        null,
                        Homework.NOT_DONE,
                        12,
                        null,
                        null,
                        Barrier.CHILDCARE,
                        0,
                        true,
                        false));
        assertThat(reading.client().responses()).isEmpty();
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void a_form_that_cannot_be_used_is_kept_as_left_out_with_its_measure_and_day() {
        Reading reading = Given.read(
                Given.srs("stopped", "\"status\":\"stopped\"", "9", "9", "9", "9"),
                Given.srs("beyond", "", "99", "99", "99", "99"),
                Given.srs("withdrawn", "\"status\":\"entered-in-error\"", "9", "9", "9", "9"),
                Given.srs("ahead", "\"authored\":\"2026-03-11\"", "9", "9", "9", "9"),
                Given.srs("begun-before", "\"status\":\"in-progress\"", "9", "9", "9", "9"),
                Given.srs("begun-today", "\"status\":\"in-progress\",\"authored\":\"2026-03-10\"", "9", "9", "9", "9"),
                Given.srs("undated", "\"authored\":null", "9", "9", "9", "9"),
                Given.srs("used", "", "9", "9", "9", "9"));

        assertThat(reading.client().leftOut())
                .containsExactly(
                        new LeftOutForm("QuestionnaireResponse/begun-before", "srs", Rater.CLIENT, AT),
                        new LeftOutForm("QuestionnaireResponse/beyond", "srs", Rater.CLIENT, AT),
                        new LeftOutForm("QuestionnaireResponse/stopped", "srs", Rater.CLIENT, AT));
        assertThat(reading.client().responses())
                .extracting(MeasureResponse::reference)
                .containsExactly("QuestionnaireResponse/used");
    }

    @Test
    void fields_of_a_session_note_that_cannot_be_read_are_said() {
        Reading reading = Given.read(Given.response(
                "n",
                "https://alliancecds.org/fhir/Questionnaire/session-note",
                "",
                Given.answer("tension", "\"valueInteger\":6"),
                Given.answer("motivation", "\"valueDecimal\":3.5"),
                Given.answer("cried", "\"valueString\":\"a bit\""),
                Given.answer("homework", "\"valueCoding\":{\"code\":\"eaten-by-dog\"}"),
                Given.answer("barrier", "\"valueCoding\":{\"system\":\"urn:other\",\"code\":\"money\"}")));

        assertThat(reading.client().notes()).isEmpty();
        assertThat(Given.notes(reading))
                .containsExactlyInAnyOrder(
                        "out-of-range QuestionnaireResponse/n",
                        "unreadable-answer QuestionnaireResponse/n",
                        "unreadable-answer QuestionnaireResponse/n",
                        "unreadable-answer QuestionnaireResponse/n",
                        "unreadable-answer QuestionnaireResponse/n",
                        "incomplete QuestionnaireResponse/n");
    }
}
