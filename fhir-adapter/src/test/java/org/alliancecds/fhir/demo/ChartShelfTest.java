// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.junit.jupiter.api.Test;

class ChartShelfTest {
    private static final String OLDER = response("older", "one", "2026-03-01T10:00:00+01:00");
    private static final String NEWER = response("newer", "another", "2026-03-08T10:00:00+01:00");
    private static final String BROKEN = response("broken", "one", "2026-13-45");

    private final ChartShelf shelf = new ChartShelf(
            FhirContext.forR4Cached(), () -> Map.of("one", List.of(OLDER, BROKEN, NEWER), "two", List.of()));

    @Test
    void findsWhatIsFiledInTheChartEvenWhenItNamesAnotherPatient() {
        assertThat(ids(shelf.search("QuestionnaireResponse", "one", true))).containsExactly("newer", "older", "broken");
        assertThat(ids(shelf.search("QuestionnaireResponse", "one", false)))
                .containsExactly("broken", "older", "newer");
        assertThat(shelf.search("QuestionnaireResponse", "two", true)).isEmpty();
        assertThat(shelf.search("QuestionnaireResponse", "nobody", true)).isEmpty();
        assertThat(shelf.search("Encounter", "one", true)).isEmpty();
    }

    @Test
    void readsById() {
        assertThat(shelf.read("QuestionnaireResponse", "newer")).isNotNull();
        assertThat(shelf.read("Encounter", "newer")).isNull();
        assertThat(shelf.read("QuestionnaireResponse", "none")).isNull();
    }

    @Test
    void letsABrokenDateThrough() {
        IBaseResource broken = shelf.read("QuestionnaireResponse", "broken");
        assertThat(broken).isNotNull();
        assertThat(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(broken))
                .contains("2026-13-45");
    }

    private static List<String> ids(List<IBaseResource> resources) {
        return resources.stream()
                .map(resource -> resource.getIdElement().getIdPart())
                .toList();
    }

    private static String response(String id, String patient, String authored) {
        return """
                {"resourceType":"QuestionnaireResponse","id":"%s","status":"completed",\
                "subject":{"reference":"Patient/%s"},"authored":"%s"}""".formatted(id, patient, authored);
    }
}
