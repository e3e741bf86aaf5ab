// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.prefetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

class PrefetchTest {
    private static final String OUTCOME =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"%s\",\"code\":\"processing\",\"diagnostics\":\"%s\"}]}";

    @Test
    void an_absent_key_is_not_seen_and_null_is_an_empty_answer() {
        Map<String, @Nullable JsonNode> prefetch = new HashMap<>();
        prefetch.put("responses", null);
        prefetch.put("observations", Given.json("null"));

        Reading reading = Given.READER.read(prefetch, "1", Given.NOW);

        assertThat(reading.seen()).containsExactlyInAnyOrder("responses", "observations");
        assertThat(Given.whyNotSeen(reading))
                .isEqualTo(Map.of(
                        "patient", "not given",
                        "appointments", "not given",
                        "encounters", "not given",
                        "conditions", "not given"));
        assertThat(Given.notes(reading))
                .containsExactly(
                        "not-seen appointments", "not-seen conditions", "not-seen encounters", "not-seen patient");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'resourceType':'Bundle','type':'searchset'}",
                "{'resourceType':'Bundle','type':'searchset','total':0,'entry':[]}",
                "[]",
                "{'response':{'status':'200 OK'},'resource':{'resourceType':'Bundle'}}",
                "{'response':{'status':'200'},'resource':null}",
                "{'resourceType':'OperationOutcome','issue':[{'severity':'information','code':'informational'}]}",
                "{'resourceType':'Bundle','entry':[{'search':{'mode':'outcome'},'resource':{'resourceType':'OperationOutcome','issue':[{'severity':'warning','code':'processing'}]}}]}",
            })
    void empty_answers_are_answers(String value) {
        Reading reading = Given.read("responses", Given.json(value.replace('\'', '"')));

        assertThat(reading.seen()).contains("responses");
        assertThat(reading.notSeen()).isEmpty();
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'resourceType':'OperationOutcome','issue':[{'severity':'error','code':'forbidden','diagnostics':'No right'}]};the EHR answered with an error: \"No right\"",
                "{'resourceType':'OperationOutcome'};the EHR answered with an error",
                "{'resourceType':'Bundle','entry':[{'search':{'mode':'outcome'},'resource':{'resourceType':'OperationOutcome','issue':[{'severity':'fatal','details':{'text':'Down'}}]}}]};the EHR answered with an error: \"Down\"",
                "{'response':{'status':'403 Forbidden'}};the EHR answered \"403 Forbidden\"",
                "{'response':{'status':404},'resource':null};the EHR answered \"404\"",
                "{'response':{'status':'401'},'resource':{'resourceType':'OperationOutcome','issue':[{'severity':'error','code':'login'}]}};the EHR answered with an error: \"login\"",
                "{'resourceType':'Bundle','total':3};the Bundle speaks of matches and holds none of them",
                "{'resourceType':'Bundle','link':[{'relation':'next','url':'x'}]};the Bundle speaks of matches and holds none of them",
                "7;a bare value stands where a resource or Bundle belongs",
                "true;a bare value stands where a resource or Bundle belongs",
                "'hello';a text stands where a resource or Bundle belongs",
            },
            quoteCharacter = '~')
    void failures_are_not_answers(String value, String why) {
        Reading reading = Given.read("responses", Given.json(value.replace('\'', '"')));

        assertThat(Given.whyNotSeen(reading)).isEqualTo(Map.of("responses", why));
        assertThat(reading.seen()).doesNotContain("responses");
        assertThat(Given.notes(reading)).containsExactly("not-seen responses");
        assertThat(Given.texts(reading)).containsExactly("The responses could not be seen: " + why + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "%s",
                "[%s]",
                "[{'resource':%s}]",
                "{'response':{'status':'200'},'resource':%s}",
                "{'resourceType':'Bundle','entry':[{'fullUrl':'https://ehr.example/QuestionnaireResponse/a','resource':%s}]}",
                "{'resourceType':'Bundle','entry':{'resource':%s}}",
                "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Bundle','entry':[{'resource':%s}]}}]}",
            })
    void every_wrapping_of_a_resource_is_opened(String wrapping) {
        String response = Given.phq9("a", "", 1, 1, 1, 1, 1, 1, 1, 1, 0);

        Reading reading =
                Given.read("responses", Given.json(wrapping.replace('\'', '"').formatted(response)));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 8");
        assertThat(reading.client().dataNotes()).isEmpty();
        assertThat(reading.seen()).contains("responses");
    }

    @Test
    void more_pages_are_noted_and_what_is_there_is_used() {
        String response = Given.phq9("a", "", 1, 1, 1, 1, 1, 1, 1, 1, 0);

        Reading reading = Given.read(
                "responses",
                Given.json("{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"self\"},{\"relation\":\"next\"}],"
                        + "\"entry\":[{\"resource\":" + response + "}]}"));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 8");
        assertThat(Given.notes(reading)).containsExactly("more-pages responses");
    }

    @Test
    void an_error_beside_resources_leaves_the_resources_and_says_so() {
        Reading reading = Given.read(
                "responses",
                Given.bundle(Given.phq9("a", "", 1, 1, 1, 1, 1, 1, 1, 1, 0), OUTCOME.formatted("error", "Timeout")));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 8");
        assertThat(reading.seen()).contains("responses");
        assertThat(Given.texts(reading))
                .containsExactly(
                        "A part of the responses could not be seen: the EHR answered with an error: \"Timeout\".");
    }

    @Test
    void what_is_no_resource_is_left_out_and_the_rest_is_read() {
        Reading reading = Given.read(
                "responses",
                Given.json("[{\"id\":\"x\"}, 7, {\"resourceType\":\"Nonsense\",\"id\":\"n\"}, "
                        + "{\"resourceType\":\"Practitioner\",\"id\":\"p\"}, "
                        + Given.phq9("a", "", 1, 1, 1, 1, 1, 1, 1, 1, 0) + "]"));

        assertThat(Given.totals(reading)).containsExactly("phq-9 client 8");
        assertThat(Given.notes(reading))
                .containsExactly("unreadable responses", "unreadable responses", "unreadable responses");
    }

    @Test
    void a_resource_given_twice_counts_once_and_the_later_state_wins() {
        String older =
                Given.phq9("a", "\"meta\":{\"lastUpdated\":\"2026-03-02T10:00:00Z\"}", 3, 3, 3, 3, 3, 3, 3, 3, 3);
        String newer =
                Given.phq9("a", "\"meta\":{\"lastUpdated\":\"2026-03-03T10:00:00Z\"}", 1, 1, 1, 1, 1, 1, 1, 1, 0);

        assertThat(Given.totals(Given.read(older, newer, older))).containsExactly("phq-9 client 8");
        assertThat(Given.totals(Given.read(newer, older))).containsExactly("phq-9 client 8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'lastUpdated':'2026-03-02T11:00:00Z';'lastUpdated':'2026-03-02T09:30:00-05:00'",
                "'lastUpdated':'2026-03-02T10:00:00Z';'lastUpdated':'2026-03-02T10:00:00.5Z'",
                "'lastUpdated':'2026-03-02T23:00:00+09:00';'lastUpdated':'2026-03-02T15:00:00Z'",
                "'lastUpdated':'yesterday';'lastUpdated':'2026-03-02T10:00:00Z'",
                "'versionId':'9';'versionId':'10'",
                "'lastUpdated':'2026-03-02T10:00:00Z','versionId':'9';'lastUpdated':'2026-03-02T11:00:00+01:00','versionId':'10'",
            })
    void states_are_ordered_by_the_instant_of_their_update_and_by_the_number_of_their_version(
            String before, String after) {
        String older = Given.phq9("a", "\"meta\":{" + before.replace('\'', '"') + "}", 3, 3, 3, 3, 3, 3, 3, 3, 3);
        String newer = Given.phq9("a", "\"meta\":{" + after.replace('\'', '"') + "}", 1, 1, 1, 1, 1, 1, 1, 1, 0);

        assertThat(Given.totals(Given.read(older, newer))).containsExactly("phq-9 client 8");
        assertThat(Given.totals(Given.read(newer, older))).containsExactly("phq-9 client 8");
    }

    @Test
    void xml_is_read_like_json() {
        String xml = "<QuestionnaireResponse xmlns=\"http://hl7.org/fhir\"><id value=\"x\"/>"
                + "<questionnaire value=\"" + Given.SRS + "\"/><status value=\"completed\"/>"
                + "<subject><reference value=\"Patient/1\"/></subject><authored value=\"2026-03-02\"/>"
                + xmlItem("bond", "9.1") + xmlItem("goals", "8.2") + xmlItem("tasks", "7.3") + xmlItem("overall", "6.4")
                + "</QuestionnaireResponse>";

        Reading reading = Given.read("responses", StringNode.valueOf(xml));

        assertThat(Given.totals(reading)).containsExactly("srs client 31");
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void xml_that_is_not_fhir_to_the_letter_is_left_out_with_a_note() {
        Reading reading = Given.read("responses", StringNode.valueOf("<QuestionnaireResponse><x/>"));

        assertThat(Given.notes(reading)).containsExactly("unreadable responses");
    }

    @Test
    void xml_entities_are_not_resolved() {
        String xml = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Patient xmlns=\"http://hl7.org/fhir\">"
                + "<id value=\"1\"/><birthDate value=\"&e;\"/></Patient>";

        Reading reading = Given.read("patient", StringNode.valueOf(xml));

        assertThat(reading.client().birthDate()).isNull();
        assertThat(Given.notes(reading)).containsExactly("unreadable patient");
    }

    private static String xmlItem(String linkId, String value) {
        return "<item><linkId value=\"" + linkId + "\"/><answer><valueDecimal value=\"" + value
                + "\"/></answer></item>";
    }
}
