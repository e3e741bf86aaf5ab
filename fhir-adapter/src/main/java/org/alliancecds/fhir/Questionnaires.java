// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The forms that came along, contained in a response or beside it, so that a local form can be recognised by its codes. */
final class Questionnaires {
    private final Map<String, JsonNode> byName = new HashMap<>();
    private final IdentityHashMap<JsonNode, Map<String, String>> codesByForm = new IdentityHashMap<>();

    Questionnaires(List<Resource> resources) {
        for (Resource resource : resources) {
            if (resource.type().equals("Questionnaire")) {
                byName.put(resource.reference(), resource.tree());
                String url = Tree.text(resource.tree(), "url");
                if (url != null) {
                    byName.put(url, resource.tree());
                }
                if (resource.fullUrl() != null) {
                    byName.put(resource.fullUrl(), resource.tree());
                }
            }
        }
    }

    /** What the response says its form is: a canonical, a relative reference, {@code #contained}; null when silent. */
    static @Nullable String named(JsonNode response) {
        String named = Tree.reference(response, "questionnaire");
        if (named == null) {
            return null;
        }
        int bar = named.indexOf('|');
        return bar < 0 ? named : named.substring(0, bar);
    }

    /** The form itself, null when it did not come along. */
    @Nullable
    JsonNode formOf(JsonNode response) {
        String named = named(response);
        if (named == null) {
            return null;
        }
        if (!named.startsWith("#")) {
            return byName.get(named);
        }
        for (JsonNode contained : Tree.list(response, "contained")) {
            if (named.substring(1).equals(Tree.text(contained, "id"))) {
                return contained;
            }
        }
        return null;
    }

    /**
     * The code of each link id in a form, see {@link Coding#key}; LOINC's goes before that of any other system. A form is
     * taken apart once, however many responses name it.
     */
    Map<String, String> codes(@Nullable JsonNode form) {
        return form == null
                ? Map.of()
                : codesByForm.computeIfAbsent(form, one -> {
                    Map<String, String> codes = new HashMap<>();
                    collect(one, codes);
                    return codes;
                });
    }

    private static void collect(JsonNode holder, Map<String, String> codes) {
        for (JsonNode item : Tree.list(holder, "item")) {
            String linkId = Tree.text(item, "linkId");
            for (Coding coding : Coding.ofConcepts(item, "code")) {
                String key = coding.system() == null ? null : coding.key();
                if (linkId != null && key != null && Coding.LOINC.equals(coding.system())) {
                    codes.put(MeasureForm.plain(linkId), key);
                } else if (linkId != null && key != null) {
                    codes.putIfAbsent(MeasureForm.plain(linkId), key);
                }
            }
            collect(item, codes);
        }
    }
}
