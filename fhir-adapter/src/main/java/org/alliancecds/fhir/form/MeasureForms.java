// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.alliancecds.fhir.resource.Coding;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.measure.Measure.Scale;
import org.alliancecds.measure.MeasureCatalogue;
import org.jspecify.annotations.Nullable;

/** The measures of the rulebook, found by canonical, by panel code, by the codes of their items or of their results. */
public final class MeasureForms {
    /** One item of one measure. */
    public record ItemOf(MeasureForm form, Item item) {}

    /**
     * What a code says of a value: the scale that it is of, and whether it is the mean of the items, to be converted.
     */
    public record Result(MeasureForm form, Scale scale, boolean isMean) {}

    private final MeasureCatalogue catalogue;
    private final Map<String, MeasureForm> byId = new LinkedHashMap<>();
    private final Map<String, MeasureForm> byPanelCode = new LinkedHashMap<>();
    private final Map<String, Result> results = new LinkedHashMap<>();
    private final Map<String, ItemOf> riskItems = new LinkedHashMap<>();
    private final Map<String, List<MeasureForm>> byItemCode = new HashMap<>();
    private final Map<String, List<ItemOf>> items = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> systems = new HashSet<>();

    public MeasureForms(MeasureCatalogue catalogue) {
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
                for (String code : form.codesOf(item)) {
                    riskItems.put(code, new ItemOf(form, item));
                }
            }
            know(form);
        }
    }

    private void know(MeasureForm form) {
        for (String code : form.itemCodes()) {
            byItemCode.computeIfAbsent(code, fresh -> new ArrayList<>()).add(form);
        }
        known.addAll(form.itemCodes());
        known.addAll(form.storedCodes());
        known.addAll(form.measure().panelCodes());
        form.measure().scales().values().forEach(scale -> known.addAll(scale.meanCodes()));
        form.measure().items().forEach(item -> {
            if (item.code() != null) {
                systems.add(system(item.code()));
            }
        });
    }

    @Nullable
    MeasureForm byCanonical(String canonical) {
        Measure measure = catalogue.byCanonical(canonical);
        return measure == null ? null : Objects.requireNonNull(byId.get(measure.id()));
    }

    /** The measure whose panel has that code, see {@link Coding#key}; null for none. */
    public @Nullable MeasureForm byPanelCode(@Nullable String code) {
        return code == null ? null : byPanelCode.get(code);
    }

    /** The result (a total or a subscale, perhaps as a mean) that a code stands for, see {@link Coding#key}. */
    public @Nullable Result result(@Nullable String code) {
        return code == null ? null : results.get(code);
    }

    /** The risk item with that code; such a code says what was asked whatever form it stands in. */
    public @Nullable ItemOf riskItem(@Nullable String code) {
        return code == null ? null : riskItems.get(code);
    }

    /** The measures that have an item with that code. */
    List<MeasureForm> byItemCode(String code) {
        return byItemCode.getOrDefault(code, List.of());
    }

    /** Whether an item of a measure has that code. */
    boolean isItem(String code) {
        return byItemCode.containsKey(code);
    }

    /** Whether an item, a ready value or the whole of a measure has that code. */
    boolean knows(String code) {
        return known.contains(code);
    }

    /** The items with that code, one of each measure that has it; see {@link Coding#key}. */
    public List<ItemOf> items(@Nullable String code) {
        return code == null ? List.of() : items.getOrDefault(code, List.of());
    }

    /**
     * What a code tells: itself where it is known; else only its system where that could have coded an item known here;
     * else no more than that there is a code. So an item with any number of codes has few that tell something.
     */
    String telling(String code) {
        if (knows(code)) {
            return code;
        }
        String system = system(code);
        return systems.contains(system) ? system + "|?" : "?|?";
    }

    /** Whether two codes are different codes of one system, so that they cannot mean the same. */
    static boolean differ(String one, String other) {
        return !one.equals(other) && system(one).equals(system(other));
    }

    /** The system of a code as {@link Coding#key} writes it; empty for LOINC. */
    private static String system(String code) {
        int bar = code.indexOf('|');
        return bar < 0 ? "" : code.substring(0, bar);
    }
}
