// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.observation;

import java.util.ArrayList;
import java.util.List;
import org.alliancecds.fhir.form.MeasureForm;
import org.alliancecds.fhir.form.MeasureForms;
import org.alliancecds.fhir.resource.Coding;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one holder of a value (an Observation, or one of its components) means to the measures: all that its codes say.
 *
 * @param result the scale whose ready value it holds, null for none
 * @param panel the measure as a whole, which has no value of its own or its total; null for none
 * @param items the items that it answers
 * @param risk the risk item that it answers, null for none
 */
record ObservedPart(
        JsonNode holder,
        MeasureForms.@Nullable Result result,
        @Nullable MeasureForm panel,
        List<MeasureForms.ItemOf> items,
        MeasureForms.@Nullable ItemOf risk) {

    /** Null where no measure knows any of its codes. */
    static @Nullable ObservedPart of(JsonNode holder, MeasureForms forms) {
        MeasureForms.Result result = null;
        MeasureForm panel = null;
        MeasureForms.ItemOf risk = null;
        List<MeasureForms.ItemOf> items = new ArrayList<>();
        for (Coding coding : Coding.ofConcepts(holder, "code")) {
            String key = coding.key();
            result = result == null ? forms.result(key) : result;
            panel = panel == null ? forms.byPanelCode(key) : panel;
            risk = risk == null ? forms.riskItem(key) : risk;
            items = items.isEmpty() ? forms.items(key) : items;
        }
        return result == null && panel == null && items.isEmpty()
                ? null
                : new ObservedPart(holder, result, panel, items, risk);
    }

    /** Whether it only answers a risk item, which is read whatever the state of its Observation. */
    boolean isRiskAlone() {
        return result == null && panel == null && risk != null;
    }
}
