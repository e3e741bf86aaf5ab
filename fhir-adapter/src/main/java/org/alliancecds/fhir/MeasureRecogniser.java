// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says which measure a response is of: by canonical, else by panel code and structure; never by acronym or title. */
final class MeasureRecogniser {
    private final MeasureForms forms;
    private final Questionnaires questionnaires;
    private final IdentityHashMap<JsonNode, Set<MeasureForm>> panelsByForm = new IdentityHashMap<>();

    MeasureRecogniser(MeasureForms forms, Questionnaires questionnaires) {
        this.forms = forms;
        this.questionnaires = questionnaires;
    }

    /** One measure as a rule, none when unknown, several when one form holds several whole instruments. */
    List<MeasureForm> recognise(JsonNode response, AskedItems items) {
        String named = Questionnaires.named(response);
        MeasureForm byName = named == null ? null : forms.byCanonical(named);
        if (byName != null) {
            return List.of(byName);
        }
        JsonNode form = questionnaires.formOf(response);
        Set<String> names = items.names();
        MeasureForm byForm = form == null ? null : byForm(form, names);
        return byForm != null ? List.of(byForm) : forms.byItemCodes(names);
    }

    private @Nullable MeasureForm byForm(JsonNode form, Set<String> names) {
        String url = Tree.text(form, "url");
        MeasureForm byUrl = url == null ? null : forms.byCanonical(url);
        if (byUrl != null) {
            return byUrl;
        }
        for (MeasureForm byPanel : panels(form)) {
            if (holdsTotal(byPanel, names)) {
                return byPanel;
            }
        }
        return null;
    }

    /** The measures whose panel codes a form carries, in the order of its codes; read once for each form. */
    private Set<MeasureForm> panels(JsonNode form) {
        return panelsByForm.computeIfAbsent(form, one -> {
            Set<MeasureForm> panels = new LinkedHashSet<>();
            for (Coding coding : Coding.ofConcepts(one, "code")) {
                MeasureForm panel = coding.mayBeOf(Coding.LOINC) ? forms.byPanelCode(coding.code()) : null;
                if (panel != null) {
                    panels.add(panel);
                }
            }
            return panels;
        });
    }

    private static boolean holdsTotal(MeasureForm form, Set<String> names) {
        Set<String> held = new java.util.HashSet<>();
        for (String name : names) {
            var item = form.item(name);
            if (item != null) {
                held.add(item.linkId());
            }
        }
        return form.itemsOfTotal().stream().allMatch(item -> held.contains(item.linkId()));
    }
}
