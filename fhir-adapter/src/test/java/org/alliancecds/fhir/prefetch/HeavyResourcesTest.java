// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.prefetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Given;
import org.alliancecds.fhir.contact.Ahead;
import org.alliancecds.fhir.prefetch.Bounds.Exceeded;
import org.alliancecds.fhir.prefetch.Bounds.Exceeded.What;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.therapy.Deadline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is built to be heavy is refused whole, or loses nothing but itself. */
class HeavyResourcesTest {
    private static final String GOOD = """
            {"resourceType":"Observation","id":"good","status":"final","subject":{"reference":"Patient/1"},
             "effectiveDateTime":"2026-03-03T10:00:00Z","valueQuantity":{"value":12},
             "code":{"coding":[{"system":"http://loinc.org","code":"44261-6"}]}}
            """;

    private static Reading read(List<JsonNode> observations, Bounds bounds) {
        JsonNode array = JsonNodeFactory.instance.arrayNode().addAll(observations);
        Map<String, @Nullable JsonNode> prefetch = Map.of("observations", array);
        return Given.READER.read(prefetch, Map.of(), "1", Given.NOW, Ahead.NOTHING, bounds);
    }

    private static JsonNode text(String xml) {
        return JsonNodeFactory.instance.stringNode(xml);
    }

    private static void oneNoteAndTheGoodOne(String xml) {
        Reading reading = read(List.of(text(xml), Given.json(GOOD)), Bounds.NONE);

        assertThat(reading.client().responses())
                .extracting(MeasureResponse::reference)
                .containsExactly("Observation/good");
        assertThat(reading.client().dataNotes())
                .filteredOn(note -> note.code() == DataNote.Code.UNREADABLE)
                .containsExactly(new DataNote(
                        DataNote.Code.UNREADABLE,
                        "observations",
                        language -> "A resource given as XML cannot be read and was left out."));
    }

    @Test
    void xmlThatIsNestedTooDeeplyLosesItselfAlone() {
        for (int depth : new int[] {150, 500, 20_000}) {
            oneNoteAndTheGoodOne("<QuestionnaireResponse xmlns=\"http://hl7.org/fhir\"><status value=\"completed\"/>"
                    + "<item><linkId value=\"1\"/>".repeat(depth)
                    + "</item>".repeat(depth)
                    + "</QuestionnaireResponse>");
        }
    }

    @Test
    void xmlThatDeclaresATypeOrAnEntityLosesItselfAlone() {
        String observation = "<Observation xmlns=\"http://hl7.org/fhir\"><id value=\"x\"/><status value=\"final\"/>"
                + "<code><text value=\"%s\"/></code></Observation>";
        oneNoteAndTheGoodOne("<!DOCTYPE Observation [<!ENTITY a \"b\">]>" + observation.formatted("&a;"));
        oneNoteAndTheGoodOne("<!DOCTYPE Observation>" + observation.formatted("b"));
        oneNoteAndTheGoodOne(observation.formatted("&a;"));
    }

    @Test
    void manyXmlDocumentsAreRefusedTogether() {
        List<JsonNode> documents = new ArrayList<>();
        IntStream.range(0, 201)
                .forEach(i -> documents.add(text("<Observation xmlns=\"http://hl7.org/fhir\"></Observation>")));
        assertThatThrownBy(() -> read(documents, Bounds.NONE)).isInstanceOfSatisfying(Exceeded.class, exceeded -> {
            assertThat(exceeded.what()).isEqualTo(What.XML_DOCUMENTS);
            assertThat(exceeded.given()).isEqualTo(201);
            assertThat(exceeded.allowed()).isEqualTo(200);
        });
    }

    @Test
    void aLongXmlDocumentIsRefused() {
        String xml = "<Observation xmlns=\"http://hl7.org/fhir\">" + " ".repeat(1_000_000) + "</Observation>";
        assertThatThrownBy(() -> read(List.of(text(xml)), Bounds.NONE))
                .isInstanceOfSatisfying(
                        Exceeded.class, exceeded -> assertThat(exceeded.what()).isEqualTo(What.XML_CHARACTERS));
    }

    @Test
    void countsResourcesWhereverTheyStandBeforeItReadsAny() {
        JsonNode ten = Given.bundle(IntStream.range(0, 10).mapToObj(i -> GOOD).toArray(String[]::new));
        List<JsonNode> given = List.of(
                ten,
                Given.json("{\"resource\":" + ten + "}"),
                Given.json("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + ten + "}]}"),
                text("<Bundle xmlns=\"http://hl7.org/fhir\"><entry/><entry/></Bundle>"),
                Given.json("7"));
        assertThatThrownBy(() -> read(given, new Bounds(33, Deadline.NONE)))
                .isInstanceOfSatisfying(Exceeded.class, exceeded -> {
                    assertThat(exceeded.what()).isEqualTo(What.RESOURCES);
                    assertThat(exceeded.given()).isEqualTo(34);
                    assertThat(exceeded.allowed()).isEqualTo(33);
                });
        assertThat(read(given, new Bounds(34, Deadline.NONE)).client().responses())
                .hasSize(1);
    }

    @Test
    void readingEndsWhereItsTimeIsOver() {
        AtomicInteger steps = new AtomicInteger();
        List<JsonNode> given = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> given.add(Given.json(GOOD.replace("good", "o" + i))));
        assertThatThrownBy(() -> read(given, new Bounds(100, () -> {
                    if (steps.incrementAndGet() == 50) {
                        throw new Deadline.Passed();
                    }
                })))
                .isInstanceOf(Deadline.Passed.class);
        assertThat(steps.get()).isEqualTo(50);
    }

    @Test
    void manyForeignTypesAreCounted() {
        JsonNode encounters = Given.bundle(IntStream.range(0, 500)
                .mapToObj(i -> "{\"resourceType\":\"Encounter\",\"id\":\"" + i + "\",\"status\":\"finished\","
                        + "\"subject\":{\"reference\":\"Patient/1\"},\"period\":{\"start\":\"2026-03-03\"},"
                        + "\"type\":[{\"coding\":[{\"code\":\"t" + (100 + i) + "\"}]}]}")
                .toArray(String[]::new));
        Map<String, @Nullable JsonNode> prefetch = Map.of("encounters", encounters);
        List<DataNote> notes =
                Given.READER.read(prefetch, "1", Given.NOW).client().dataNotes();

        assertThat(notes)
                .filteredOn(note -> note.code() == DataNote.Code.TYPE_NOT_CONFIGURED)
                .singleElement()
                .satisfies(note -> assertThat(note.text())
                        .contains("500 contacts of the types \"t100\"", "\"t104\", … were left out"));
    }
}
