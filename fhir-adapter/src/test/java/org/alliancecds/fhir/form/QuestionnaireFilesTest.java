// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.form;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.fhir.Given;
import org.alliancecds.measure.Measure;
import org.hl7.fhir.r4.model.Questionnaire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rulebook ships as Questionnaires is FHIR R4 to the letter, and the adapter knows each by its canonical. */
class QuestionnaireFilesTest {
    static List<Measure> measures() {
        return List.copyOf(Given.MEASURES.all());
    }

    @ParameterizedTest
    @MethodSource("measures")
    void a_shipped_questionnaire_is_r4_and_holds_the_items_of_its_measure(Measure measure) {
        String json = Given.text("rulebook/measures/" + measure.id() + "/questionnaire.json");

        Questionnaire questionnaire = FhirContext.forR4Cached()
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(Questionnaire.class, json);

        assertThat(Given.MEASURES.byCanonical(questionnaire.getUrl())).isSameAs(measure);
        List<String> linkIds = new ArrayList<>();
        collect(questionnaire.getItem(), linkIds);
        assertThat(linkIds)
                .containsAll(measure.items().stream().map(Measure.Item::linkId).toList());
    }

    private static void collect(List<Questionnaire.QuestionnaireItemComponent> items, List<String> linkIds) {
        for (Questionnaire.QuestionnaireItemComponent item : items) {
            linkIds.add(item.getLinkId());
            collect(item.getItem(), linkIds);
        }
    }
}
