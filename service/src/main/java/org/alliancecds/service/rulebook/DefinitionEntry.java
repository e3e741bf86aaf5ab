// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alliancecds.definition.Defined;
import org.alliancecds.definition.Definitions;
import org.alliancecds.definition.Diagnosis;

/**
 * A definition as it is shown.
 *
 * @param id as in its file
 * @param title what it decides
 * @param value with its unit; of codes each with its name
 * @param confirmed false where no source was found for it: a default to confirm locally
 */
record DefinitionEntry(String id, String title, String value, String source, boolean confirmed) {

    /** In the order of the file. */
    static List<DefinitionEntry> of(Definitions definitions) {
        return List.of(
                figure("adult-from", definitions.adultFrom(), "years"),
                figure("stale-after", definitions.staleAfter(), "days"),
                figure("client-rating-within", definitions.clientRatingWithin(), "days"),
                figure("other-rating-within", definitions.otherRatingWithin(), "days"),
                figure("risk-answer-lasts", definitions.riskAnswerLasts(), "days"),
                entry(
                        "one-event",
                        definitions.oneEvent(),
                        String.join(", ", definitions.oneEvent().value())),
                entry(
                        "substance-use",
                        definitions.substanceUse(),
                        codes(definitions.substanceUse().value())));
    }

    private static DefinitionEntry figure(String id, Defined<Integer> figure, String unit) {
        return entry(id, figure, figure.value() + " " + unit);
    }

    private static DefinitionEntry entry(String id, Defined<?> defined, String value) {
        return new DefinitionEntry(id, defined.title(), value, defined.source(), defined.confirmed());
    }

    private static String codes(Diagnosis diagnosis) {
        return Stream.of(Map.entry("ICD-10", diagnosis.icd10()), Map.entry("SNOMED CT", diagnosis.snomed()))
                .map(system -> system.getKey() + ": "
                        + system.getValue().entrySet().stream()
                                .map(code -> code.getKey() + " " + code.getValue())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}
