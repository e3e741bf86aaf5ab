// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The FHIR Questionnaire beside a measure says the same as the measure, and no more than its licence allows. */
class QuestionnaireTest {
    private static final String ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

    static Stream<Measure> measures() {
        return MeasureFiles.catalogue(MeasureFiles.SHIPPED).all().stream();
    }

    @ParameterizedTest
    @MethodSource("measures")
    void itIsThatOfTheMeasure(Measure measure) {
        JsonNode questionnaire = questionnaire(measure);
        assertThat(text(questionnaire, "resourceType")).isEqualTo("Questionnaire");
        assertThat(text(questionnaire, "url")).isEqualTo(measure.canonicals().get(0));
        assertThat(text(questionnaire, "status")).isEqualTo("active");
        assertThat(questionnaire.path("subjectType").path(0).stringValue()).isEqualTo("Patient");
        assertThat(text(questionnaire, "copyright")).isNotBlank();
        assertThat(items(questionnaire).stream().map(item -> text(item, "linkId")))
                .containsExactlyElementsOf(linkIds(measure));
    }

    @ParameterizedTest
    @MethodSource("measures")
    void itsAnswersHaveTheValuesOfTheMeasure(Measure measure) {
        List<JsonNode> items = items(questionnaire(measure));
        if (measure.items().isEmpty()) {
            assertThat(items).allMatch(item -> !item.has("answerOption"));
            return;
        }
        for (int index = 0; index < items.size(); index++) {
            List<String> shown = new ArrayList<>();
            for (JsonNode option : items.get(index).path("answerOption").values()) {
                assertThat(option.path("extension").path(0).path("url").stringValue())
                        .isEqualTo(ORDINAL);
                BigDecimal value =
                        option.path("extension").path(0).path("valueDecimal").decimalValue();
                JsonNode coding = option.path("valueCoding");
                shown.add(value + " " + text(coding, "code") + " " + text(coding, "display"));
            }
            assertThat(shown)
                    .isEqualTo(measure.items().get(index).answers().stream()
                            .map(answer -> answer.value() + " " + answer.codes().get(0) + " "
                                    + answer.displays().get(0))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("measures")
    void whereOnlyTheStructureShipsItemsHaveShortWordsOfOurOwn(Measure measure) {
        if (measure.licence().ships().equals("full")) {
            return;
        }
        assertThat(items(questionnaire(measure)))
                .allSatisfy(item -> assertThat(text(item, "text")).hasSizeLessThan(50));
    }

    /** An Observation's code of the project's own is explained where it is declared, and none is explained in vain. */
    @ParameterizedTest
    @MethodSource("measures")
    void theCodesOfItsObservationsAreThoseOfItsCodeSystem(Measure measure) {
        String system = "https://alliancecds.org/fhir/CodeSystem/" + measure.id();
        List<String> own = Stream.of(
                        measure.scales().values().stream().flatMap(scale -> scale.observationCodes().stream()),
                        measure.scales().values().stream().flatMap(scale -> scale.meanCodes().stream()),
                        measure.items().stream().map(Measure.Item::code))
                .flatMap(codes -> codes)
                .filter(code -> code != null && code.startsWith("https://alliancecds.org/"))
                .toList();
        if (own.isEmpty()) {
            assertThat(measure.id()).isIn("gad-7", "pcl-5", "phq-9", "session-note");
            return;
        }
        JsonNode codes = file(measure, "codesystem.json");
        assertThat(text(codes, "url")).isEqualTo(system);
        assertThat(codes.path("count").intValue())
                .isEqualTo(codes.path("concept").size());
        assertThat(codes.path("concept").values().stream().map(concept -> system + "|" + text(concept, "code")))
                .containsExactlyInAnyOrderElementsOf(own);
    }

    /** Of its items, or of the ready scores where it ships none. */
    private static List<String> linkIds(Measure measure) {
        return measure.items().isEmpty()
                ? measure.scales().values().stream()
                        .flatMap(scale -> scale.storedIn().stream())
                        .toList()
                : measure.items().stream().map(Measure.Item::linkId).toList();
    }

    private static JsonNode questionnaire(Measure measure) {
        return file(measure, "questionnaire.json");
    }

    private static JsonNode file(Measure measure, String name) {
        return JsonMapper.shared().readTree(MeasureFiles.text(MeasureFiles.SHIPPED.resolve(measure.id() + "/" + name)));
    }

    private static List<JsonNode> items(JsonNode questionnaire) {
        return questionnaire.path("item").values().stream()
                .filter(item -> !text(item, "type").equals("display"))
                .toList();
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).stringValue();
    }
}
