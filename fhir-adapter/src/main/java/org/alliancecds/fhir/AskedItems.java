// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.measure.Measure.Scale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The items of a response by link id, flat, with their answers; groups, order and display items do not matter. */
final class AskedItems {
    private final Map<String, List<JsonNode>> answers = new LinkedHashMap<>();
    private final Map<String, String> codeOfLink;

    /**
     * @param codeOfLink codes of link ids, where the form is at hand and says so
     */
    AskedItems(JsonNode response, Map<String, String> codeOfLink) {
        this.codeOfLink = codeOfLink;
        collect(response);
    }

    private void collect(JsonNode holder) {
        for (JsonNode item : Tree.list(holder, "item")) {
            List<JsonNode> given = Tree.list(item, "answer");
            String linkId = Tree.text(item, "linkId");
            if (linkId != null) {
                answers.computeIfAbsent(MeasureForm.plain(linkId), fresh -> new ArrayList<>())
                        .addAll(given);
            }
            collect(item);
            given.forEach(this::collect);
        }
    }

    /** Link ids and, where known, codes of all items that the form holds, answered or not. */
    Set<String> names() {
        Set<String> names = new java.util.HashSet<>(answers.keySet());
        answers.keySet().forEach(linkId -> {
            String code = codeOfLink.get(linkId);
            if (code != null) {
                names.add(code);
            }
        });
        return names;
    }

    /** The answers to each item of the measure that the form holds, by the measure's own link id; empty if unanswered. */
    Map<String, List<JsonNode>> byItem(MeasureForm form) {
        Map<String, List<JsonNode>> byItem = new LinkedHashMap<>();
        answers.forEach((linkId, given) -> {
            Item item = form.item(linkId);
            String code = codeOfLink.get(linkId);
            if (item == null && code != null) {
                item = form.item(code);
            }
            if (item != null) {
                byItem.computeIfAbsent(item.linkId(), fresh -> new ArrayList<>())
                        .addAll(given);
            }
        });
        return byItem;
    }

    /** The ready values that the form holds, by the id of their scale. */
    Map<String, List<JsonNode>> byStoredScale(MeasureForm form) {
        Map<String, List<JsonNode>> byScale = new LinkedHashMap<>();
        answers.forEach((linkId, given) -> {
            Scale scale = form.storedScale(linkId);
            String code = codeOfLink.get(linkId);
            if (scale == null && code != null) {
                scale = form.storedScale(code);
            }
            if (scale != null) {
                byScale.computeIfAbsent(scale.id(), fresh -> new ArrayList<>()).addAll(given);
            }
        });
        return byScale;
    }

    /** The answers under a link id as the form writes it; null when the form does not hold it. */
    @Nullable
    List<JsonNode> under(String linkId) {
        return answers.get(linkId);
    }

    Map<String, List<JsonNode>> all() {
        return answers;
    }
}
