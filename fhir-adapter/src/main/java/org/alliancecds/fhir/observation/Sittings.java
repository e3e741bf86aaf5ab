// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.observation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliancecds.measure.Measure;
import org.alliancecds.record.Rater;
import org.jspecify.annotations.Nullable;

/**
 * Brings the values of single Observations together as sittings: those of one panel, else those of one day, where an item
 * that comes again begins the next sitting. A ready scale belongs to the items of its panel or time, and to those of its
 * day where there is one sitting and one such scale that day; else it stands for itself.
 */
final class Sittings {
    private final Map<Object, List<ObservedValue>> byPlace = new LinkedHashMap<>();

    private record OfPanel(Measure measure, String panel) {}

    private record OfDay(Measure measure, @Nullable Rater rater, LocalDate day) {}

    void add(ObservedValue value) {
        Object place = value.panel() != null
                ? new OfPanel(value.measure(), value.panel())
                : new OfDay(value.measure(), value.said(), value.when().day());
        byPlace.computeIfAbsent(place, fresh -> new ArrayList<>()).add(value);
    }

    List<Sitting> all() {
        List<Sitting> all = new ArrayList<>();
        byPlace.values().forEach(values -> all.addAll(ofPlace(values)));
        return all;
    }

    private static List<Sitting> ofPlace(List<ObservedValue> values) {
        List<ObservedValue> inOrder =
                values.stream().sorted(ObservedValue.BY_TIME).toList();
        List<Sitting> withItems = new ArrayList<>();
        Map<String, Integer> scales = new HashMap<>();
        for (ObservedValue value : inOrder) {
            if (value.isItem()) {
                put(value, withItems);
            } else {
                scales.merge(value.name(), 1, Integer::sum);
            }
        }
        Map<String, Sitting> ready = new LinkedHashMap<>();
        int next = 0;
        for (ObservedValue value : inOrder) {
            if (value.isItem()) {
                continue;
            }
            while (next < withItems.size() && !withItems.get(next).lastsUntil(value.when())) {
                next++;
            }
            boolean within = next < withItems.size() && withItems.get(next).hasBegunBy(value.when());
            boolean only =
                    withItems.size() == 1 && (value.panel() != null || scales.getOrDefault(value.name(), 0) == 1);
            if (within || only) {
                withItems.get(within ? next : 0).add(value);
            } else {
                Sitting same = ready.putIfAbsent(value.resource().reference(), new Sitting(value));
                if (same != null) {
                    same.add(value);
                }
            }
        }
        List<Sitting> all = new ArrayList<>(withItems);
        all.addAll(ready.values());
        return all;
    }

    private static void put(ObservedValue item, List<Sitting> sittings) {
        Sitting last = sittings.isEmpty() ? null : sittings.get(sittings.size() - 1);
        if (last != null && last.takes(item)) {
            last.add(item);
        } else {
            sittings.add(new Sitting(item));
        }
    }
}
