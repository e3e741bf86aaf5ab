// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.alliancecds.fhir.resource.Coding;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.measure.Measure.Scale;
import org.jspecify.annotations.Nullable;

/** A measure with its items found by whatever link id or code a response may use for them. */
public final class MeasureForm {
    private final Measure measure;
    private final Map<String, Item> byCode = new HashMap<>();
    private final Map<String, Item> byLinkId = new HashMap<>();
    private final Map<String, Item> byAlias = new HashMap<>();
    private final Map<String, Scale> storedByCode = new HashMap<>();
    private final Map<String, Scale> storedByLinkId = new HashMap<>();
    private final List<Item> itemsOfTotal;

    MeasureForm(Measure measure) {
        this.measure = measure;
        for (Item item : measure.items()) {
            byLinkId.put(plain(item.linkId()), item);
            codesOf(item).forEach(code -> byCode.put(code, item));
        }
        for (Item item : measure.items()) {
            // The measure's own names go before aliases, whatever their order in the file.
            item.aliases().stream()
                    .map(MeasureForm::plain)
                    .filter(alias -> !byLinkId.containsKey(alias))
                    .forEach(alias -> byAlias.putIfAbsent(alias, item));
        }
        for (Scale scale : measure.scales().values()) {
            scale.storedIn().forEach(linkId -> storedByLinkId.put(plain(linkId), scale));
            scale.observationCodes().forEach(code -> storedByCode.putIfAbsent(code, scale));
        }
        Scale total = measure.scales().get("total");
        itemsOfTotal = total == null
                ? List.of()
                : total.items().stream().map(this::itemOf).toList();
    }

    /** A link id without the slash that LOINC forms put before it. */
    static String plain(String linkId) {
        String text = linkId.strip();
        return text.startsWith("/") ? text.substring(1) : text;
    }

    /** The measure itself. */
    public Measure measure() {
        return measure;
    }

    /** The item with that code, see {@link Coding#key} and {@link #codeOfLinkId}; null when it is not of this measure. */
    @Nullable
    Item byCode(String code) {
        return byCode.get(code);
    }

    /** The item with that link id in the project's own form. */
    @Nullable
    Item byLinkId(String plainLinkId) {
        return byLinkId.get(plainLinkId);
    }

    /** The item that other publishers give that link id. */
    @Nullable
    Item byAlias(String plainLinkId) {
        return byAlias.get(plainLinkId);
    }

    /** The scale whose ready value stands under that code. */
    @Nullable
    Scale storedByCode(String code) {
        return storedByCode.get(code);
    }

    /** The scale whose ready value stands under that link id. */
    @Nullable
    Scale storedByLinkId(String plainLinkId) {
        return storedByLinkId.get(plainLinkId);
    }

    /** Whether any of its values may come ready. */
    boolean isStored() {
        return !storedByCode.isEmpty() || !storedByLinkId.isEmpty();
    }

    /** Whether it gives that link id any meaning. */
    boolean claims(String plainLinkId) {
        return byLinkId.containsKey(plainLinkId)
                || byAlias.containsKey(plainLinkId)
                || storedByLinkId.containsKey(plainLinkId);
    }

    /** A code of our own for an item that is named by its link id and the canonical of its form; null for none. */
    @Nullable
    String codeOfLinkId(String plainLinkId) {
        Item item = byLinkId.getOrDefault(plainLinkId, byAlias.get(plainLinkId));
        return item == null ? null : code(item);
    }

    private String code(Item item) {
        return measure.id() + "#" + plain(item.linkId());
    }

    /** The codes of an item: the public one, where there is one, and our own. */
    List<String> codesOf(Item item) {
        return item.code() == null ? List.of(code(item)) : List.of(item.code(), code(item));
    }

    /** All codes of its items. */
    Set<String> itemCodes() {
        return byCode.keySet();
    }

    /** All codes under which its ready values stand. */
    Set<String> storedCodes() {
        return storedByCode.keySet();
    }

    /** The item of the measure with its own link id. */
    public Item itemOf(String linkId) {
        return Objects.requireNonNull(byLinkId.get(plain(linkId)), () -> measure.id() + " has no item " + linkId);
    }

    /** The items that make the total; empty where the total is never computed. */
    List<Item> itemsOfTotal() {
        return itemsOfTotal;
    }
}
