// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.util.Map;
import org.alliancecds.definition.Definitions;
import org.alliancecds.guidance.Reference;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.rulebook.Rulebook;

/** What a card takes from the rulebook beside the findings: the evidence by key, the names of measures, and definitions. */
public record CardContent(Map<String, Reference> references, MeasureCatalogue measures, Definitions definitions) {

    /** Of that rulebook. */
    public static CardContent of(Rulebook rulebook) {
        return new CardContent(rulebook.references(), rulebook.measures(), rulebook.definitions());
    }
}
