// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.observation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.measure.Measure;
import org.alliancecds.record.Rater;
import org.jspecify.annotations.Nullable;

/** One filling in of one measure, put together again from the Observations that tell of it. */
final class Sitting {
    private final List<ObservedValue> values = new ArrayList<>();
    private final Map<String, ObservedValue> items = new LinkedHashMap<>();
    private final Map<String, ObservedValue> scales = new LinkedHashMap<>();
    private final Set<String> disputed = new TreeSet<>();
    private ObservedValue last;

    Sitting(ObservedValue first) {
        this.last = first;
        add(first);
    }

    /** Whether an item is of this sitting: one that it holds already at another time is of the next. */
    boolean takes(ObservedValue item) {
        ObservedValue held = items.get(item.name());
        return held == null
                || held.when().instant().equals(item.when().instant())
                || (item.panel() != null && held.value().compareTo(item.value()) == 0);
    }

    /** Adds a value, items in the order of time; of two that differ neither counts. */
    void add(ObservedValue value) {
        ObservedValue held = (value.isItem() ? items : scales).putIfAbsent(value.name(), value);
        if (held != null && held.value().compareTo(value.value()) != 0) {
            disputed.add(value.name());
        }
        values.add(value);
        last = value.isItem() ? value : last;
    }

    /** Whether a point in time is not after its last item. */
    boolean lastsUntil(When.At at) {
        return !last.when().instant().isBefore(at.instant());
    }

    /** Whether a point in time is not before its first item. */
    boolean hasBegunBy(When.At at) {
        return !first().when().instant().isAfter(at.instant());
    }

    Measure measure() {
        return first().measure();
    }

    /** The value with which it began. */
    ObservedValue first() {
        return values.get(0);
    }

    /** The Observation that stands for it: of its total, else of any scale, else of the first item. */
    Resource resource() {
        ObservedValue shown = scales.getOrDefault(
                "total", scales.values().stream().findFirst().orElse(first()));
        return shown.resource();
    }

    /** Items and scales with more than one value, which therefore have none; by their names. */
    Set<String> disputed() {
        return disputed;
    }

    /** The answers to items, by link id. */
    Map<String, BigDecimal> items() {
        return numbers(items);
    }

    /** The ready scales, by id. */
    Map<String, BigDecimal> scales() {
        return numbers(scales);
    }

    private Map<String, BigDecimal> numbers(Map<String, ObservedValue> held) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        held.forEach((name, value) -> {
            if (!disputed.contains(name)) {
                numbers.put(name, value.value());
            }
        });
        return numbers;
    }

    /** The rater whom one of its Observations names, null for none. */
    @Nullable
    Rater said() {
        for (ObservedValue value : values) {
            if (value.said() != null) {
                return value.said();
            }
        }
        return null;
    }

    boolean amended() {
        return values.stream().anyMatch(ObservedValue::amended);
    }

    /** All references from which its Observations derive. */
    List<String> derivedFrom() {
        Set<String> all = new LinkedHashSet<>();
        values.forEach(value -> all.addAll(value.derivedFrom()));
        return List.copyOf(all);
    }
}
