// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Given;
import org.alliancecds.record.RiskAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The measures without LOINC codes, from forms as EHRs send them and from Observations under the project's codes. */
class RemainingMeasuresTest {
    private static final String SYSTEMS = "https://alliancecds.org/fhir/CodeSystem/";
    private static final String PRACTITIONER = "\"source\":{\"reference\":\"Practitioner/7\"}";

    private static String form(String measure, String more, int count, IntFunction<String> answer) {
        String[] items = new String[count];
        for (int n = 1; n <= count; n++) {
            items[n - 1] = Given.answer(String.valueOf(n), answer.apply(n));
        }
        return Given.response("a", "https://alliancecds.org/fhir/Questionnaire/" + measure, more, items);
    }

    private static String integers(String measure, String more, int count, int value) {
        return form(measure, more, count, n -> "\"valueInteger\":" + value);
    }

    private static String observation(String id, String measure, String code, String value, String more) {
        String coding = "\"code\":{\"coding\":[{\"system\":\"" + SYSTEMS + measure + "\",\"code\":\"" + code + "\"}]}";
        return Given.observation(id, "-", value, coding + (more.isEmpty() ? "" : "," + more));
    }

    @Test
    void each_is_scored_from_its_items() {
        assertThat(Given.totals(Given.read(integers("arm-5", "", 5, 7)))).containsExactly("arm-5 client 5.8");
        assertThat(Given.totals(Given.read(integers("haq-ii", "", 19, 6)))).containsExactly("haq-ii client 4.68");
        assertThat(Given.totals(Given.read(integers("star", "", 12, 4)))).containsExactly("star client 36");
        assertThat(Given.totals(Given.read(integers("star-c", PRACTITIONER, 12, 4))))
                .containsExactly("star-c therapist 36");
        assertThat(Given.totals(Given.read(integers("core-10", "", 10, 2)))).containsExactly("core-10 client 20");
        assertThat(Given.totals(Given.read(integers("core-om", "", 34, 1)))).containsExactly("core-om client 10");
        assertThat(Given.totals(Given.read(integers("wsas", "", 5, 3)))).containsExactly("wsas client 15");
    }

    @Test
    void answers_come_as_decimals_quantities_and_codings_with_a_weight() {
        Reading reading = Given.read(form("core-10", "", 10, n -> switch (n % 4) {
            case 0 -> "\"valueDecimal\":2.0";
            case 1 -> "\"valueQuantity\":{\"value\":2}";
            case 2 -> "\"valueCoding\":{\"code\":\"2\",\"display\":\"Sometimes\"}";
            default ->
                "\"valueCoding\":{\"system\":\"urn:local\",\"code\":\"c\",\"extension\":[{\"url\":"
                        + "\"http://hl7.org/fhir/StructureDefinition/itemWeight\",\"valueDecimal\":2}]}";
        }));

        assertThat(Given.totals(reading)).containsExactly("core-10 client 20");
        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a 6 2");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void a_missing_item_counts_as_the_measure_says_and_is_told_where_it_does_not_count() {
        Reading prorated = Given.read(integers("core-10", "", 9, 2));
        Reading two = Given.read(integers("core-10", "", 8, 2));
        Reading arm = Given.read(integers("arm-5", "", 4, 7));

        assertThat(Given.totals(prorated)).containsExactly("core-10 client 20");
        assertThat(two.client().responses()).isEmpty();
        assertThat(Given.texts(two))
                .containsExactly("The CORE-10 has no total: 2 of 10 items missing, and no total stored.");
        assertThat(arm.client().responses()).isEmpty();
        assertThat(Given.texts(arm))
                .containsExactly("The ARM-5 has no total: 1 of 5 items missing, and no total stored.");
    }

    @Test
    void of_the_oq_and_of_the_therapist_wai_only_what_is_stored_is_read() {
        Reading oq = Given.read(Given.response(
                "a",
                "https://alliancecds.org/fhir/Questionnaire/oq-45|1.0.0",
                "",
                Given.answer("total", "\"valueInteger\":63")));
        Reading wai = Given.read(Given.response(
                "a",
                "https://alliancecds.org/fhir/Questionnaire/wai-srt",
                PRACTITIONER,
                Given.answer("total", "\"valueDecimal\":3.8"),
                Given.answer("bond", "\"valueDecimal\":4.25")));
        Reading items = Given.read(integers("wai-srt", PRACTITIONER, 12, 4));
        Reading sum = Given.read(observation("o", "wai-srt", "mean", "\"valueInteger\":45", ""));

        assertThat(Given.totals(oq)).containsExactly("oq-45 client 63");
        assertThat(Given.totals(wai)).containsExactly("wai-srt therapist 3.8");
        assertThat(wai.client().responses().get(0).values()).containsOnlyKeys("total", "bond");
        assertThat(items.client().responses()).isEmpty();
        assertThat(Given.texts(items))
                .containsExactly("The WAI-SRT is read only as a ready total, and none is stored.");
        assertThat(sum.client().responses()).isEmpty();
        assertThat(Given.notes(sum)).containsExactly("out-of-range Observation/o");
    }

    @ParameterizedTest
    @CsvSource({
        "srs, total, 34.5, srs client 34.5",
        "ors, total, 21, ors client 21",
        "wai-sr, total, 46, wai-sr client 46",
        "wai-sr, mean, 3.5, wai-sr client 42",
        "wai-sr, mean, 3.83, wai-sr client 46",
        "wai-srt, mean, 3.83, wai-srt therapist 3.83",
        "arm-5, mean, 5.8, arm-5 client 5.8",
        "haq-ii, mean, 4.68, haq-ii client 4.68",
        "star, total, 30, star client 30",
        "star-c, total, 30, star-c therapist 30",
        "core-10, total, 22.22, core-10 client 22.22",
        "core-om, clinical-score, 16.4, core-om client 16.4",
        "core-om, mean, 1.64, core-om client 16.4",
        "oq-45, total, 63, oq-45 client 63",
        "wsas, total, 10, wsas client 10",
    })
    void a_ready_value_is_read_under_the_code_that_says_what_it_is(
            String measure, String code, String value, String total) {
        Reading reading = Given.read(observation("o", measure, code, "\"valueDecimal\":" + value, ""));

        assertThat(Given.totals(reading)).containsExactly(total);
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "wai-sr | total | 3.8 | The stored total of the WAI-SR is \"3.8\", outside of 12 to 60; it was left out.",
                "wai-sr | mean | 46 | The stored total of the WAI-SR is \"46\", which is no mean of its items; it was left out.",
                "wai-sr | bond | 4.5 | The stored bond of the WAI-SR is \"4.5\", which is no sum of its items; it may be their"
                        + " mean, which has its own code; it was left out.",
                "arm-5 | mean | 29 | The stored total of the ARM-5 is \"29\", outside of 1 to 7; it was left out.",
                "haq-ii | mean | 89 | The stored total of the HAq-II is \"89\", outside of 1 to 6; it was left out.",
                "core-om | mean | 16.4 | The stored total of the CORE-OM is \"16.4\", which is no mean of its items; it was left"
                        + " out.",
                "core-om | clinical-score | 56 | The stored total of the CORE-OM is \"56\", outside of 0 to 40; it was left"
                        + " out.",
            })
    void a_value_of_another_scoring_is_left_out_and_said(String measure, String code, String value, String note) {
        Reading reading = Given.read(observation("o", measure, code, "\"valueDecimal\":" + value, ""));

        assertThat(reading.client().responses()).isEmpty();
        assertThat(Given.texts(reading)).containsExactly(note);
    }

    @Test
    void a_code_without_its_system_or_of_another_one_is_not_known() {
        String other = "\"code\":{\"coding\":[{\"system\":\"urn:local\",\"code\":\"total\"}]}";
        String none = "\"code\":{\"coding\":[{\"code\":\"total\"}]}";

        for (String code : List.of(other, none)) {
            Reading reading = Given.read(Given.observation("o", "-", "\"valueInteger\":12", code));
            assertThat(reading.client().responses()).isEmpty();
            assertThat(Given.notes(reading)).containsExactly("observation-unknown Observation/o");
        }
    }

    @Test
    void one_result_said_twice_is_one_rating_whatever_its_rounding() {
        Reading response = Given.read(
                integers("haq-ii", "", 19, 6),
                observation("o", "haq-ii", "mean", "\"valueDecimal\":4.7", ""),
                observation("p", "haq-ii", "mean", "\"valueDecimal\":4.68", ""));
        Reading twoCodes = Given.read(
                observation("o", "wai-sr", "total", "\"valueInteger\":46", ""),
                observation("p", "wai-sr", "mean", "\"valueDecimal\":3.83", ""));
        Reading derived = Given.read(
                integers("haq-ii", "", 19, 6),
                observation(
                        "o",
                        "haq-ii",
                        "mean",
                        "\"valueDecimal\":4.6",
                        "\"derivedFrom\":[{\"reference\":\"QuestionnaireResponse/a\"}]"));

        assertThat(Given.totals(response)).containsExactly("haq-ii client 4.68");
        assertThat(response.client().dataNotes()).isEmpty();
        assertThat(Given.totals(twoCodes)).containsExactly("wai-sr client 46");
        assertThat(Given.totals(derived)).containsExactly("haq-ii client 4.68");
        assertThat(Given.notes(derived)).containsExactly("total-disagrees Observation/o");
    }

    @Test
    void totals_out_of_order_in_components_and_beside_a_bare_panel_are_read_each_at_its_date() {
        String member = "\"hasMember\":[{\"reference\":\"Observation/one\"}]";
        String component = "{\"code\":{\"coding\":[{\"system\":\"" + SYSTEMS + "wai-sr\",\"code\":\"bond-mean\"}]},"
                + "\"valueDecimal\":4.25}";
        Reading reading = Given.read(
                observation("panel", "star", "total", "", member),
                observation(
                        "two",
                        "wai-sr",
                        "total",
                        "\"valueInteger\":46",
                        "\"status\":\"amended\",\"effectiveDateTime\":\"2026-03-09T10:00:00+01:00\",\"component\":["
                                + component + "]"),
                observation(
                        "one",
                        "wai-sr",
                        "mean",
                        "\"valueQuantity\":{\"value\":3.5}",
                        "\"status\":\"corrected\",\"effectiveDateTime\":\"2026-03-02T10:00:00+01:00\""));

        assertThat(reading.client().responses())
                .extracting(response -> response.reference() + " " + response.amended() + " "
                        + new java.util.TreeMap<>(response.values()))
                .containsExactlyInAnyOrder(
                        "Observation/two true {bond=17, total=46}", "Observation/one true {total=42}");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void a_form_that_therapists_fill_in_tells_its_raters_apart() {
        Reading haq = Given.read(
                integers("haq-ii", PRACTITIONER, 19, 6),
                observation(
                        "o",
                        "haq-ii",
                        "mean",
                        "\"valueDecimal\":3",
                        "\"performer\":[{\"reference\":\"Practitioner/7\"}]"),
                observation(
                        "p", "haq-ii", "mean", "\"valueDecimal\":5", "\"performer\":[{\"reference\":\"Patient/1\"}]"));
        Reading star = Given.read(observation(
                "o", "star", "total", "\"valueInteger\":40", "\"performer\":[{\"reference\":\"PractitionerRole/7\"}]"));

        assertThat(Given.totals(haq))
                .containsExactlyInAnyOrder("haq-ii therapist 4.68", "haq-ii therapist 3", "haq-ii client 5");
        assertThat(Given.totals(star)).containsExactly("star client 40");
    }

    @Test
    void the_risk_items_of_the_core_forms_are_read_by_their_kind() {
        Reading form = Given.read(form("core-om", "\"status\":\"in-progress\"", 34, n -> "\"valueInteger\":" + n % 4));
        Reading alone =
                Given.read(observation("o", "core-10", "item-6", "\"valueInteger\":1", "\"status\":\"preliminary\""));
        Reading nine = Given.read(form("core-10", "", 5, n -> "\"valueInteger\":0"));

        assertThat(form.client().riskAnswers())
                .extracting(RiskAnswer::item, risk -> risk.kind().name(), RiskAnswer::answer)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("6", "HARM_TO_OTHERS", 2),
                        org.assertj.core.groups.Tuple.tuple("9", "HARM_TO_SELF", 1),
                        org.assertj.core.groups.Tuple.tuple("16", "PLANS", 0),
                        org.assertj.core.groups.Tuple.tuple("22", "HARM_TO_OTHERS", 2),
                        org.assertj.core.groups.Tuple.tuple("24", "HARM_TO_SELF", 0),
                        org.assertj.core.groups.Tuple.tuple("34", "HARM_TO_SELF", 2));
        assertThat(Given.risks(alone)).containsExactly("Observation/o 6 1");
        assertThat(Given.notes(nine))
                .contains("risk-item-not-asked QuestionnaireResponse/a", "incomplete QuestionnaireResponse/a");
    }

    @Test
    void a_risk_item_is_known_by_its_code_in_a_local_form() {
        String form = "{\"resourceType\":\"Questionnaire\",\"id\":\"local\",\"item\":[{\"linkId\":\"x1\",\"code\":["
                + "{\"system\":\"" + SYSTEMS
                + "core-10\",\"code\":\"item-6\"},{\"system\":\"urn:local\",\"code\":\"z\"}"
                + "]}]}";

        Reading reading = Given.read(
                form, Given.response("a", "Questionnaire/local", "", Given.answer("x1", "\"valueInteger\":2")));

        assertThat(Given.risks(reading)).containsExactly("QuestionnaireResponse/a 6 2");
        assertThat(Given.notes(reading)).containsExactly("measure-unknown QuestionnaireResponse/a");
    }
}
