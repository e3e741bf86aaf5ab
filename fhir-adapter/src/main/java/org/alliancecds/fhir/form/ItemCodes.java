// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.form;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.alliancecds.fhir.resource.Coding;
import org.alliancecds.fhir.resource.Tree;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The codes of an item of a Questionnaire or of a response: its own ({@code code}), and the one that its
 * {@code definition} names. A code without a system counts only where it looks like one of LOINC.
 */
final class ItemCodes {
    private ItemCodes() {}

    /**
     * What the groups around an item say of it.
     *
     * @param codes of the group, where it codes one question and not a panel
     * @param panels measures by whose panel code it is coded
     */
    record Around(List<String> codes, Set<MeasureForm> panels) {
        static final Around NOTHING = new Around(List.of(), Set.of());

        /** What is around the items within an item with these codes; only a group speaks for the items within. */
        Around within(List<String> own, boolean isGroup, MeasureForms forms) {
            if (own.isEmpty()) {
                return isGroup || codes.isEmpty() ? this : new Around(List.of(), panels);
            }
            Set<MeasureForm> found = new LinkedHashSet<>();
            for (String code : own) {
                MeasureForm panel = forms.byPanelCode(code);
                if (panel != null) {
                    found.add(panel);
                }
            }
            List<String> questions = own.stream().filter(forms::isItem).toList();
            return new Around(isGroup ? questions : List.of(), found.isEmpty() ? panels : found);
        }
    }

    /** The codes of an item as {@link MeasureForms#telling} has them, each once. */
    static List<String> of(JsonNode item, MeasureForms forms) {
        if (!item.has("code") && !item.has("definition")) {
            return List.of();
        }
        Set<String> codes = new LinkedHashSet<>();
        for (Coding coding : Coding.ofConcepts(item, "code")) {
            String key = coding.key();
            if (key != null && (coding.system() != null || AskedItem.isLoinc(key))) {
                codes.add(forms.telling(key));
            }
        }
        String definition = Tree.text(item, "definition");
        String defined = definition == null ? null : ofDefinition(definition, forms);
        if (defined != null) {
            codes.add(defined);
        }
        return List.copyOf(codes);
    }

    /** A definition names a code of LOINC, or an item of a Questionnaire behind its canonical and {@code #}. */
    private static @Nullable String ofDefinition(String definition, MeasureForms forms) {
        String text = unquoted(definition);
        String loinc = AskedItem.loincOf(text);
        boolean ofLoinc = text.startsWith("http://loinc.org/") || text.startsWith("https://loinc.org/");
        if (loinc != null && (ofLoinc || forms.isItem(loinc))) {
            return forms.telling(loinc);
        }
        int mark = text.indexOf('#');
        MeasureForm form = mark < 0 ? null : forms.byCanonical(text.substring(0, mark));
        if (form == null) {
            return null;
        }
        String fragment = text.substring(mark + 1);
        int start = Math.max(fragment.lastIndexOf('\''), fragment.lastIndexOf(':')) + 1;
        return form.codeOfLinkId(MeasureForm.plain(fragment.substring(start)));
    }

    /** Without the quotes and brackets at the end of {@code item.where(linkId='6')}. */
    private static String unquoted(String definition) {
        int end = definition.length();
        while (end > 0 && "')\"]".indexOf(definition.charAt(end - 1)) >= 0) {
            end--;
        }
        return definition.substring(0, end).replace('"', '\'');
    }
}
