// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.measure.Measure.Scale;
import org.alliancecds.measure.MeasureCatalogue;
import org.jspecify.annotations.Nullable;

/** The measures of the rulebook, found by canonical, by panel code, by the codes of their items or of their results. */
final class MeasureForms {
    /** One item of one measure. */
    record ItemOf(MeasureForm form, Item item) {}

    /**
     * What a code says of a value: the scale that it is of, and whether it is the mean of the items, to be converted.
     */
    record Result(MeasureForm form, Scale scale, boolean isMean) {}

    private final MeasureCatalogue catalogue;
    private final Map<String, MeasureForm> byId = new LinkedHashMap<>();
    private final Map<String, MeasureForm> byPanelCode = new LinkedHashMap<>();
    private final Map<String, Result> results = new LinkedHashMap<>();
    private final Map<String, ItemOf> riskItems = new LinkedHashMap<>();
    private final Map<String, List<ItemOf>> items = new LinkedHashMap<>();

    MeasureForms(MeasureCatalogue catalogue) {
        this.catalogue = catalogue;
        for (Measure measure : catalogue.all()) {
            MeasureForm form = new MeasureForm(measure);
            byId.put(measure.id(), form);
            measure.panelCodes().forEach(code -> byPanelCode.put(code, form));
            for (Scale scale : measure.scales().values()) {
                scale.observationCodes().forEach(code -> results.put(code, new Result(form, scale, false)));
                scale.meanCodes().forEach(code -> results.put(code, new Result(form, scale, true)));
            }
            for (Item item : measure.items()) {
                if (item.code() != null) {
                    items.computeIfAbsent(item.code(), fresh -> new ArrayList<>())
                            .add(new ItemOf(form, item));
                }
            }
            for (String linkId : measure.riskItems().keySet()) {
                Item item = form.itemOf(linkId);
                if (item.code() != null) {
                    riskItems.put(item.code(), new ItemOf(form, item));
                }
            }
        }
    }

    @Nullable
    MeasureForm byCanonical(String canonical) {
        Measure measure = catalogue.byCanonical(canonical);
        return measure == null ? null : Objects.requireNonNull(byId.get(measure.id()));
    }

    @Nullable
    MeasureForm byPanelCode(@Nullable String code) {
        return code == null ? null : byPanelCode.get(code);
    }

    /** The result (a total or a subscale, perhaps as a mean) that a code stands for, see {@link Coding#key}. */
    @Nullable
    Result result(@Nullable String code) {
        return code == null ? null : results.get(code);
    }

    /** The risk item with that code; such a code says what was asked whatever form it stands in. */
    @Nullable
    ItemOf riskItem(@Nullable String code) {
        return code == null ? null : riskItems.get(code);
    }

    /** The items with that code, one of each measure that has it; see {@link Coding#key}. */
    List<ItemOf> items(@Nullable String code) {
        return code == null ? List.of() : items.getOrDefault(code, List.of());
    }

    /**
     * The measures of which a form holds every item of the total by its code. Plain link ids ({@code 1},
     * {@code overall}) prove nothing: other instruments use them too.
     */
    List<MeasureForm> byItemCodes(Set<String> codes) {
        List<MeasureForm> found = new ArrayList<>();
        for (MeasureForm form : byId.values()) {
            List<Item> items = form.itemsOfTotal();
            if (!items.isEmpty()
                    && items.stream().allMatch(item -> item.code() != null && codes.contains(item.code()))) {
                found.add(form);
            }
        }
        return found;
    }
}
