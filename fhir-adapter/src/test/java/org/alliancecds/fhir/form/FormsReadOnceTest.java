// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Forms;
import org.alliancecds.fhir.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A form is taken apart once a call, whatever number of responses names it. */
class FormsReadOnceTest {
    private static final String ADDRESS = "http://clinic.example/Questionnaire/long";

    /** Counts how often somebody goes through it. */
    private static final class Counted extends ArrayNode {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final transient AtomicInteger passes = new AtomicInteger();

        Counted() {
            super(JsonNodeFactory.instance);
        }

        @Override
        public @Nullable JsonNode get(int index) {
            if (index == 0) {
                passes.incrementAndGet();
            }
            return super.get(index);
        }
    }

    private static int passes(int responses) {
        Counted items = new Counted();
        for (int i = 0; i < 3000; i++) {
            items.add(Given.json(Forms.item("x" + i, Forms.CLINIC, "c" + i)));
        }
        Given.PHQ9_ITEMS.forEach(code -> items.add(Given.json(Forms.item("local-" + code, Forms.LOINC, code))));
        ObjectNode form = (ObjectNode) Given.json(Forms.form(ADDRESS, ""));
        form.set("item", items);
        ArrayNode resources = JsonNodeFactory.instance.arrayNode();
        resources.add(form);
        for (int i = 0; i < responses; i++) {
            resources.add(Given.json(Given.response(
                    "r" + i,
                    ADDRESS,
                    "",
                    Forms.answered(
                            Given.PHQ9_ITEMS.stream()
                                    .map(code -> "local-" + code)
                                    .toList(),
                            1,
                            1,
                            1,
                            1,
                            1,
                            1,
                            1,
                            1,
                            0))));
        }
        Map<String, @Nullable JsonNode> prefetch = new HashMap<>();
        prefetch.put("responses", resources);

        Reading reading = Given.READER.read(prefetch, "1", Given.NOW);

        assertThat(Given.totals(reading)).isEqualTo(java.util.Collections.nCopies(responses, "phq-9 client 8"));
        return items.passes.get();
    }

    @Test
    void a_form_that_many_responses_name_is_gone_through_once() {
        assertThat(List.of(passes(1), passes(400))).containsExactly(1, 1);
    }

    @Test
    void a_value_set_that_many_items_name_is_gone_through_once() {
        Counted concepts = new Counted();
        for (int value = 0; value < 4; value++) {
            concepts.add(Given.json("{\"code\":\"opt" + value + "\",\"extension\":[{\"url\":"
                    + "\"http://hl7.org/fhir/StructureDefinition/ordinalValue\",\"valueDecimal\":" + value + "}]}"));
        }
        ObjectNode form = (ObjectNode) Given.json(Forms.form(
                Given.PHQ9,
                "\"contained\":[{\"resourceType\":\"ValueSet\",\"id\":\"vs\",\"compose\":{\"include\":[{\"system\":"
                        + "\"http://clinic.example/answers\"}]}}]",
                Given.PHQ9_ITEMS.stream()
                        .map(code -> "{\"linkId\":\"/" + code + "\",\"answerValueSet\":\"#vs\"}")
                        .toArray(String[]::new)));
        ((ObjectNode) form.at("/contained/0/compose/include/0")).set("concept", concepts);
        ArrayNode resources = JsonNodeFactory.instance.arrayNode();
        resources.add(form);
        for (int i = 0; i < 50; i++) {
            resources.add(Given.json(Given.response(
                    "r" + i,
                    Given.PHQ9,
                    "",
                    Given.PHQ9_ITEMS.stream()
                            .map(code -> Given.answer(
                                    code,
                                    "\"valueCoding\":{\"system\":\"http://clinic.example/answers\",\"code\":\"opt1\"}"))
                            .toArray(String[]::new))));
        }
        Map<String, @Nullable JsonNode> prefetch = new HashMap<>();
        prefetch.put("responses", resources);

        Reading reading = Given.READER.read(prefetch, "1", Given.NOW);

        assertThat(Given.totals(reading)).isEqualTo(java.util.Collections.nCopies(50, "phq-9 client 9"));
        assertThat(concepts.passes.get()).isEqualTo(1);
    }
}
