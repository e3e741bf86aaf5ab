// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.alliancecds.fhir.form.GivenForm.Held;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says which measures a response holds: those as which its form is named, by its canonical or by one that it derives from;
 * those whose panel code stands on the form or on a group of it, where it holds their items; and those of which all items
 * are there by their codes. Never by acronym or title.
 */
public final class MeasureRecogniser {
    private final MeasureForms forms;
    private final Questionnaires questionnaires;

    public MeasureRecogniser(MeasureForms forms, Questionnaires questionnaires) {
        this.forms = forms;
        this.questionnaires = questionnaires;
    }

    /** One measure as a rule, none when unknown, several when one form holds several instruments. */
    public List<HeldMeasure> recognise(JsonNode response, @Nullable GivenForm form, List<AskedItem> items) {
        Held ofForm = form == null ? Held.NOTHING : held(form);
        Set<MeasureForm> byName = new LinkedHashSet<>(ofForm.byName());
        String name = Questionnaires.named(response);
        MeasureForm ofName = name == null ? null : forms.byCanonical(name);
        if (ofName != null) {
            byName.add(ofName);
        }
        Set<MeasureForm> named = new LinkedHashSet<>(byName);
        named.addAll(ofForm.byPanel());
        named.addAll(byPanel(byName, Set.of(), items));
        Set<MeasureForm> found = new LinkedHashSet<>(named);
        found.addAll(ofForm.byCodes());
        found.addAll(byCodes(items, named));
        List<HeldMeasure> held = new ArrayList<>();
        for (MeasureForm measure : found) {
            HeldMeasure one = new HeldMeasure(measure, named, forms);
            // Of a form that holds several, one may have been left out; what is named was meant to be answered.
            if (byName.contains(measure) || one.isTouchedBy(items)) {
                held.add(one);
            }
        }
        return held;
    }

    private Held held(GivenForm form) {
        Held known = form.held();
        if (known != null) {
            return known;
        }
        Set<MeasureForm> byName = new LinkedHashSet<>();
        for (String name : questionnaires.names(form)) {
            MeasureForm named = forms.byCanonical(name);
            if (named != null) {
                byName.add(named);
            }
        }
        List<AskedItem> items = questionnaires.items(form);
        Set<MeasureForm> byPanel = byPanel(byName, form.panels(), items);
        Set<MeasureForm> named = new LinkedHashSet<>(byName);
        named.addAll(byPanel);
        Held found = new Held(byName, byPanel, byCodes(items, named));
        form.keep(found);
        return found;
    }

    /** Of the measures whose panel code stands on the form or on a group, those that are there as a whole. */
    private Set<MeasureForm> byPanel(Set<MeasureForm> byName, Set<MeasureForm> ofForm, List<AskedItem> items) {
        Set<MeasureForm> panels = new LinkedHashSet<>(ofForm);
        items.forEach(item -> panels.addAll(item.panels()));
        panels.removeAll(byName);
        Set<MeasureForm> named = new LinkedHashSet<>(byName);
        named.addAll(panels);
        panels.removeIf(panel -> !new HeldMeasure(panel, named, forms).isWholeIn(items));
        return panels;
    }

    /** Beside those that are named, the measures of which every item is there. */
    private Set<MeasureForm> byCodes(List<AskedItem> items, Set<MeasureForm> named) {
        Set<MeasureForm> candidates = new LinkedHashSet<>();
        for (AskedItem item : items) {
            item.codes().forEach(code -> candidates.addAll(forms.byItemCode(code)));
            String loinc = item.loinc();
            if (loinc != null) {
                candidates.addAll(forms.byItemCode(loinc));
            }
        }
        candidates.removeAll(named);
        candidates.removeIf(candidate -> !new HeldMeasure(candidate, Set.of(), forms).isWholeIn(items));
        return candidates;
    }
}
