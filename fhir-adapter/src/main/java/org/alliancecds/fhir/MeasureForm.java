// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.measure.Measure.Scale;
import org.jspecify.annotations.Nullable;

/** A measure with its items found by whatever link id or code a response may use for them. */
final class MeasureForm {
    private final Measure measure;
    private final Map<String, Item> items = new HashMap<>();
    private final Map<String, Scale> stored = new HashMap<>();

    MeasureForm(Measure measure) {
        this.measure = measure;
        for (Item item : measure.items()) {
            // The measure's own names go before aliases, whatever their order in the file.
            items.put(plain(item.linkId()), item);
        }
        for (Item item : measure.items()) {
            for (String alias : item.aliases()) {
                items.putIfAbsent(plain(alias), item);
            }
            if (item.code() != null) {
                items.putIfAbsent(item.code(), item);
            }
        }
        for (Scale scale : measure.scales().values()) {
            for (String linkId : scale.storedIn()) {
                stored.put(plain(linkId), scale);
            }
            for (String code : scale.observationCodes()) {
                stored.putIfAbsent(code, scale);
            }
        }
    }

    /** A link id without the slash that LOINC forms put before it. */
    static String plain(String linkId) {
        String text = linkId.strip();
        return text.startsWith("/") ? text.substring(1) : text;
    }

    Measure measure() {
        return measure;
    }

    /** The item under a link id, alias or code, each without a leading slash; null when it is not one of this measure. */
    @Nullable
    Item item(String plainLinkId) {
        return items.get(plainLinkId);
    }

    /** The scale whose ready value is stored under a link id or code, null when none is. */
    @Nullable
    Scale storedScale(String plainLinkId) {
        return stored.get(plainLinkId);
    }

    /** The item of the measure with its own link id. */
    Item itemOf(String linkId) {
        return Objects.requireNonNull(items.get(plain(linkId)), () -> measure.id() + " has no item " + linkId);
    }

    /** The items that make the total; empty where the total is never computed. */
    List<Item> itemsOfTotal() {
        Scale total = measure.scales().get("total");
        return total == null
                ? List.of()
                : total.items().stream().map(this::itemOf).toList();
    }
}
