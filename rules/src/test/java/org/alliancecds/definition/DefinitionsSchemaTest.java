// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.content.Schemas;
import org.alliancecds.content.YamlFault;
import org.alliancecds.content.YamlKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema of the definitions says the same as their reader. */
class DefinitionsSchemaTest {
    private static final String KIND = "definitions";
    private static final String TEXT = DefinitionsReader.builtInText();

    @Test
    void theKeysAndPatternsAreThoseOfTheReader() {
        Schemas.assertKeys(KIND, "", DefinitionsReader.KEYS);
        Map<String, YamlKeys> figures = Map.of(
                "adult-from", DefinitionsReader.YEARS,
                "stale-after", DefinitionsReader.DAYS,
                "client-rating-within", DefinitionsReader.DAYS,
                "other-rating-within", DefinitionsReader.DAYS,
                "risk-answer-lasts", DefinitionsReader.DAYS,
                "one-event", DefinitionsReader.SIGNS,
                "substance-use", DefinitionsReader.CODES);
        figures.forEach((key, keys) -> Schemas.assertKeys(KIND, "/properties/" + key, keys));
        String codes = "/properties/substance-use/properties/";
        assertThat(List.of(
                        Schemas.part(KIND, codes + "icd-10/propertyNames/pattern")
                                .stringValue(),
                        Schemas.part(KIND, codes + "snomed-ct/propertyNames/pattern")
                                .stringValue()))
                .containsExactly(
                        "^" + DefinitionsReader.ICD_CATEGORY + "$", "^" + DefinitionsReader.SNOMED_CONCEPT + "$");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            stale-after:          | stale-afer:
            years: 18             | years: 0
            years: 18             | years: 31
            years: 18             | days: 18
            days: 28              | days: 366
            days: 7               | days: 31
            days: 3               | days: -1
            days: 14              | days: 15
            days: 14              | days: 14.5
            gone_quiet]           | missed_appointment]
            F10: alcohol          | F1: alcohol
            F10: alcohol          | F10: ""
            "7200002"             | "72x0002"
            confirmed: false      | confirmed: no
            """)
    void whatIsWrongIsRefusedByBoth(String right, String wrong) {
        assertThat(TEXT).contains(right);
        String yaml = TEXT.replace(right, wrong);
        assertThat(catchThrowableOfType(
                                YamlFault.class, () -> DefinitionsReader.read("definitions.yaml", yaml, Set.of()))
                        .faults())
                .isNotEmpty();
        assertThat(Schemas.faults(KIND, yaml)).isNotEmpty();
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        String yaml = TEXT.replace("years: 18", "years: 0")
                .replace("days: 28", "days: many")
                .replace("F10: alcohol", "F1: alcohol")
                .replaceFirst("  confirmed: false\n", "");

        assertThat(catchThrowableOfType(
                                YamlFault.class, () -> DefinitionsReader.read("definitions.yaml", yaml, Set.of()))
                        .faults())
                .map(fault -> fault.words() + ": " + fault.problem())
                .containsExactlyInAnyOrder(
                        "adult-from: The key \"confirmed\" is missing.",
                        "adult-from.years: A whole number from 1 to 30 is expected, but 0 stands here.",
                        "stale-after.days: A whole number from 1 to 365 is expected, but many stands here.",
                        "substance-use.icd-10.F1: \"F1\" is no such code; a category of ICD-10 has three characters, such"
                                + " as F10.");
    }
}
