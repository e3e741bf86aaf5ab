// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.observation;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.measure.Measure;
import org.alliancecds.record.Rater;
import org.jspecify.annotations.Nullable;

/**
 * A number that an Observation gives to a measure: the answer to an item, or a ready scale.
 *
 * @param resource where it stands
 * @param name the link id of the item, or the id of the scale
 * @param isItem true for an item
 * @param panel what it belongs to, as a reference; null where it stands alone
 * @param derivedFrom references from which its Observation derives
 * @param said the rater whom the Observation names, null for none
 * @param amended true where it was changed after it was final
 */
record ObservedValue(
        Resource resource,
        Measure measure,
        String name,
        boolean isItem,
        BigDecimal value,
        When.At when,
        @Nullable String panel,
        List<String> derivedFrom,
        @Nullable Rater said,
        boolean amended) {

    /** The order of time; of one instant, one that does not depend on the order of the input. */
    static final Comparator<ObservedValue> BY_TIME = Comparator.comparing(
                    (ObservedValue value) -> value.when().instant())
            .thenComparing(value -> value.resource().reference())
            .thenComparing(ObservedValue::name)
            .thenComparing(ObservedValue::value);
}
