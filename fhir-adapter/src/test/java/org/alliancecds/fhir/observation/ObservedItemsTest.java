// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Given;
import org.alliancecds.record.MeasureResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A score is found under whatever code says it, and nine items make a total as they do in a form. */
class ObservedItemsTest {
    private static final List<String> GAD7_ITEMS =
            List.of("69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7");
    private static final int[] FIFTEEN = {2, 2, 2, 2, 2, 2, 1, 1, 1};

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "44249-1;'valueQuantity':{'value':27,'unit':'{score}'};phq-9 client 27",
                "44249-1;'valueInteger':0;phq-9 client 0",
                "69737-5;'valueInteger':19;gad-7 client 19",
                "101697-1;'valueDecimal':50.0;pcl-5 client 50",
                "101697-1;'valueString':'50';pcl-5 client 50",
            })
    void a_whole_number_under_the_code_of_the_panel_is_the_total(String code, String value, String total) {
        Reading reading = Given.read(Given.observation("o", code, value.replace('\'', '"'), ""));

        assertThat(Given.totals(reading)).containsExactly(total);
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'valueInteger':28;out-of-range",
                "'valueInteger':-1;out-of-range",
                "'valueDecimal':12.5;out-of-range",
                "'valueString':'see below';unreadable-answer",
                "'valueQuantity':{'value':10,'comparator':'>'};unreadable-answer",
                "'dataAbsentReason':{'text':'declined'};unreadable",
                "'hasMember':[{'reference':'Observation/elsewhere'}];incomplete",
                "'component':[{'code':{'text':'first'},'valueInteger':2}];unreadable",
            })
    void anything_else_under_the_code_of_the_panel_is_said(String value, String note) {
        Reading reading = Given.read(Given.observation("o", "44249-1", value.replace('\'', '"'), ""));

        assertThat(reading.client().responses()).isEmpty();
        assertThat(Given.notes(reading)).containsExactly(note + " Observation/o");
    }

    @ParameterizedTest
    @CsvSource({
        "http://snomed.info/sct, 720433000, phq-9 client 12",
        "http://snomed.info/sct/900000000000207008/version/20250101, 720433000, phq-9 client 12",
        "https://snomed.info/sct, 720433000, phq-9 client 12",
        "urn:oid:2.16.840.1.113883.6.96, 445455005, gad-7 client 12",
        "2.16.840.1.113883.6.96, 445455005, gad-7 client 12",
        "http://loinc.org/, 44261-6, phq-9 client 12",
        "https://loinc.org, 44261-6, phq-9 client 12",
        "https://www.loinc.org/, 44261-6, phq-9 client 12",
        "HTTP://LOINC.ORG, 70274-6, gad-7 client 12",
        "http://loinc.org|2.78, 70274-6, gad-7 client 12",
        "urn:oid:2.16.840.1.113883.6.1, 44249-1, phq-9 client 12",
    })
    void a_code_is_known_however_its_system_is_written(String system, String code, String total) {
        Reading reading = Given.read(Given.observation(
                "o",
                "x",
                "\"valueInteger\":12",
                "\"code\":{\"coding\":[{\"system\":\"" + system + "\",\"code\":\"" + code + "\"}]}"));

        assertThat(Given.totals(reading)).containsExactly(total);
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void a_loinc_code_under_a_foreign_system_is_not_known() {
        Reading reading = Given.read(Given.observation(
                "o",
                "x",
                "\"valueInteger\":12",
                "\"code\":{\"coding\":[{\"system\":\"http://loinc.org.example\",\"code\":\"44261-6\"}]}"));

        assertThat(reading.client().responses()).isEmpty();
        assertThat(Given.notes(reading)).containsExactly("observation-unknown Observation/o");
    }

    @Test
    void nine_items_alone_make_a_total_in_whatever_type_they_come() {
        List<String> items = loose("i", "2026-03-02T10:00:00+01:00", FIFTEEN);
        items.set(0, Given.observation("i0", Given.PHQ9_ITEMS.get(0), "\"valueInteger\":2", ""));
        items.set(1, Given.observation("i1", Given.PHQ9_ITEMS.get(1), "\"valueDecimal\":2.0", ""));
        items.set(2, Given.observation("i2", Given.PHQ9_ITEMS.get(2), "\"valueQuantity\":{\"value\":2}", ""));
        items.set(
                3, Given.observation("i3", Given.PHQ9_ITEMS.get(3), "\"valueString\":\"More than half the days\"", ""));

        Reading reading = Given.read(items.toArray(String[]::new));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 15");
        assertThat(reading.client().responses().get(0).itemAnswers()).hasSize(9);
        assertThat(Given.risks(reading)).containsExactly("Observation/i8 /44260-8 1");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void seven_items_with_times_of_their_own_make_a_gad_7() {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < GAD7_ITEMS.size(); i++) {
            items.add(Given.observation(
                    "g" + i,
                    GAD7_ITEMS.get(i),
                    "\"valueInteger\":2",
                    "\"effectiveDateTime\":\"2026-03-02T10:0" + i + ":00Z\""));
        }

        Reading reading = Given.read(items.toArray(String[]::new));

        assertThat(Given.totals(reading)).containsExactly("gad-7 client 14");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void items_in_components_make_a_total() {
        Reading reading = Given.read(Given.observation("o", "44249-1", "", "\"component\":[" + components() + "]"));
        Reading underAnotherCode =
                Given.read(Given.observation("o", "other", "", "\"component\":[" + components() + "]"));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 15");
        assertThat(Given.risks(reading)).containsExactly("Observation/o /44260-8 1");
        assertThat(reading.client().dataNotes()).isEmpty();
        assertThat(underAnotherCode.client().responses())
                .isEqualTo(reading.client().responses());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Observation/%s", "https://ehr.example/fhir/Observation/%s", "Observation/%s/_history/3"})
    void the_members_of_a_panel_make_a_total_on_whichever_days_they_were_written(String reference) {
        List<String> panel = loose("i", "2026-03-02T10:00:00+01:00", FIFTEEN);
        panel.set(8, Given.with(panel.get(8), "\"effectiveDateTime\":\"2026-03-03T09:00:00+01:00\""));
        panel.add(Given.observation("p", "44249-1", "", "\"hasMember\":[" + members(reference, 9) + "]"));

        Reading reading = Given.read(panel.toArray(String[]::new));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 15");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void a_score_that_derives_from_items_is_of_their_sitting() {
        List<String> items = loose("i", "2026-03-02T10:00:00+01:00", FIFTEEN);
        items.add(Given.observation(
                "t",
                "44261-6",
                "\"valueInteger\":15",
                "\"effectiveDateTime\":\"2026-03-04\",\"derivedFrom\":[" + members("Observation/%s", 9) + "]"));

        Reading reading = Given.read(items.toArray(String[]::new));

        assertThat(reading.client().responses())
                .extracting(MeasureResponse::reference)
                .containsExactly("Observation/t");
        assertThat(Given.totals(reading)).containsExactly("phq-9 client 15");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void contained_items_are_read_in_the_place_of_what_holds_them() {
        List<String> contained = new ArrayList<>();
        for (int i = 0; i < FIFTEEN.length; i++) {
            contained.add(
                    "{\"resourceType\":\"Observation\",\"id\":\"c" + i + "\",\"status\":\"final\",\"code\":{\"coding\":"
                            + "[{\"system\":\"http://loinc.org\",\"code\":\"" + Given.PHQ9_ITEMS.get(i)
                            + "\"}]},\"valueInteger\":" + FIFTEEN[i] + "}");
        }

        Reading reading = Given.read(Given.observation(
                "p",
                "44249-1",
                "",
                "\"contained\":[" + String.join(",", contained) + "],\"hasMember\":[" + members("#%s", 9) + "]"));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 15");
        assertThat(Given.risks(reading)).containsExactly("Observation/p /44260-8 1");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void an_item_that_comes_again_that_day_begins_another_sitting() {
        List<String> items = loose("a", "2026-03-02T09:00:00+01:00", FIFTEEN);
        items.addAll(loose("b", "2026-03-02T17:00:00+01:00", 1, 1, 1, 1, 1, 1, 1, 1, 0));

        Reading reading = Given.read(items.toArray(String[]::new));

        assertThat(Given.totals(reading)).containsExactlyInAnyOrder("phq-9 client 15", "phq-9 client 8");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void the_same_item_twice_at_one_time_counts_once_and_two_values_count_for_nothing() {
        List<String> same = loose("i", "2026-03-02T10:00:00+01:00", FIFTEEN);
        same.add(Given.observation("j", Given.PHQ9_ITEMS.get(0), "\"valueInteger\":2", ""));
        List<String> other = loose("i", "2026-03-02T10:00:00+01:00", FIFTEEN);
        other.add(Given.observation("j", Given.PHQ9_ITEMS.get(0), "\"valueInteger\":3", ""));

        Reading once = Given.read(same.toArray(String[]::new));
        Reading disputed = Given.read(other.toArray(String[]::new));

        assertThat(Given.totals(once)).containsExactly("phq-9 client 15");
        assertThat(once.client().dataNotes()).isEmpty();
        assertThat(disputed.client().responses()).isEmpty();
        assertThat(Given.notes(disputed))
                .containsExactly("unreadable-answer Observation/i0", "incomplete Observation/i0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T10:00:00+01:00", "2026-03-02T18:00:00+01:00", "2026-03-02"})
    void items_go_before_a_stored_total_that_disagrees(String when) {
        List<String> items = loose("i", "2026-03-02T10:00:00+01:00", FIFTEEN);
        items.add(Given.observation("t", "44261-6", "\"valueInteger\":13", "\"effectiveDateTime\":\"" + when + "\""));

        Reading reading = Given.read(items.toArray(String[]::new));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 15");
        assertThat(Given.notes(reading)).containsExactly("total-disagrees Observation/t");
    }

    @Test
    void a_stored_total_counts_where_items_are_missing() {
        List<String> items = loose("i", "2026-03-02T10:00:00+01:00", 2, 2, 2);
        items.add(Given.observation("t", "44261-6", "\"valueInteger\":13", ""));

        Reading reading = Given.read(items.toArray(String[]::new));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 13");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void eight_items_make_no_total_and_that_is_said_once() {
        Reading reading = Given.read(
                loose("i", "2026-03-02T10:00:00+01:00", 2, 2, 2, 2, 2, 2, 1, 1).toArray(String[]::new));

        assertThat(reading.client().responses()).isEmpty();
        assertThat(Given.notes(reading)).containsExactly("incomplete Observation/i0");
        assertThat(Given.texts(reading))
                .containsExactly("The PHQ-9 has no total: 1 of 9 items missing, and no total stored.");
    }

    @Test
    void an_item_that_is_no_answer_is_said() {
        List<String> items = loose("i", "2026-03-02T10:00:00+01:00", FIFTEEN);
        items.set(1, Given.observation("i1", Given.PHQ9_ITEMS.get(1), "\"valueInteger\":7", ""));

        Reading reading = Given.read(items.toArray(String[]::new));

        assertThat(reading.client().responses()).isEmpty();
        assertThat(Given.notes(reading)).containsExactly("out-of-range Observation/i1", "incomplete Observation/i0");
    }

    @Test
    void items_of_a_form_that_came_too_are_the_same_fact() {
        List<String> whole = loose("i", "2026-03-02T10:05:00+01:00", FIFTEEN);
        whole.add(Given.phq9("a", "", FIFTEEN));
        List<String> some = loose("i", "2026-03-02T10:05:00+01:00", 2, 2);
        some.add(Given.phq9("a", "", FIFTEEN));

        for (List<String> record : List.of(whole, some)) {
            Reading reading = Given.read(record.toArray(String[]::new));

            assertThat(reading.client().responses())
                    .extracting(MeasureResponse::reference)
                    .containsExactly("QuestionnaireResponse/a");
            assertThat(reading.client().dataNotes()).isEmpty();
        }
    }

    @Test
    void items_that_may_not_be_used_make_no_total() {
        List<String> items = loose("i", "2026-03-02T10:00:00+01:00", FIFTEEN);
        items.replaceAll(item -> Given.with(item, "\"status\":\"preliminary\""));

        Reading reading = Given.read(items.toArray(String[]::new));

        assertThat(reading.client().responses()).isEmpty();
        assertThat(Given.risks(reading)).containsExactly("Observation/i8 /44260-8 1");
        assertThat(Given.notes(reading)).hasSize(8).allMatch(note -> note.startsWith("status-not-used Observation/i"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"valueInteger\":1",
                "\"status\":\"registered\",\"valueInteger\":1",
                "\"status\":\"cancelled\",\"valueInteger\":1",
                "\"status\":\"unknown\",\"valueInteger\":1,\"category\":[{\"coding\":[{\"code\":\"vital-signs\"}]}]",
                "\"status\":null,\"valueInteger\":1",
            })
    void a_risk_item_is_read_whatever_the_state_of_its_observation(String more) {
        Reading reading = Given.read(Given.observation("o", "44260-8", "", more));

        assertThat(Given.risks(reading)).containsExactly("Observation/o /44260-8 1");
    }

    @Test
    void a_risk_item_is_found_behind_other_codes_and_in_a_component_of_anything() {
        String item = "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"44249-1\"},{\"system\":"
                + "\"urn:local\",\"code\":\"9\"},{\"system\":\"https://loinc.org/\",\"code\":\"44260-8\"}]},"
                + "\"valueInteger\":2";

        Reading own = Given.read(Given.observation("o", "x", "", item));
        Reading inComponent = Given.read(
                Given.observation("o", "8867-4", "", "\"status\":\"unknown\",\"component\":[{" + item + "}]"));

        assertThat(Given.risks(own)).containsExactly("Observation/o /44260-8 2");
        assertThat(Given.risks(inComponent)).containsExactly("Observation/o /44260-8 2");
    }

    @Test
    void a_risk_item_without_an_answer_is_no_0() {
        Reading reading = Given.read(Given.observation(
                "o", "44260-8", "", "\"dataAbsentReason\":{\"coding\":[{\"code\":\"asked-declined\"}]}"));

        assertThat(Given.risks(reading)).isEmpty();
        assertThat(Given.notes(reading)).containsExactly("risk-item-not-asked Observation/o");
    }

    @Test
    void the_order_of_observations_does_not_matter() {
        List<String> record = loose("a", "2026-03-02T09:00:00+01:00", FIFTEEN);
        record.addAll(loose("b", "2026-03-02T17:00:00+01:00", 1, 1, 1, 1, 1, 1, 1, 1, 0));
        record.add(Given.observation(
                "p", "44249-1", "\"valueInteger\":14", "\"hasMember\":[" + members("Observation/%s", 9) + "]"));
        record.addAll(loose("i", "2026-03-02T12:00:00+01:00", FIFTEEN));
        record.add(Given.observation("t", "44261-6", "\"valueInteger\":15", "\"effectiveDateTime\":\"2026-03-02\""));
        Reading inOrder = Given.read(record.toArray(String[]::new));

        for (int seed = 0; seed < 20; seed++) {
            List<String> shuffled = new ArrayList<>(record);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(Given.read(shuffled.toArray(String[]::new)).client()).isEqualTo(inOrder.client());
        }
    }

    /** The items of a PHQ-9 as Observations of their own. */
    private static List<String> loose(String prefix, String when, int... values) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            items.add(Given.observation(
                    prefix + i,
                    Given.PHQ9_ITEMS.get(i),
                    "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\""
                            + Given.ANSWERS.get(values[i]) + "\"}]}",
                    "\"effectiveDateTime\":\"" + when + "\""));
        }
        return items;
    }

    private static String components() {
        List<String> components = new ArrayList<>();
        for (int i = 0; i < FIFTEEN.length; i++) {
            components.add("{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\""
                    + Given.PHQ9_ITEMS.get(i) + "\"}]},\"valueInteger\":" + FIFTEEN[i] + "}");
        }
        return String.join(",", components);
    }

    private static String members(String reference, int count) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = (reference.startsWith("#") ? "c" : "i") + i;
            members.add("{\"reference\":\"" + reference.formatted(id) + "\"}");
        }
        return String.join(",", members);
    }
}
