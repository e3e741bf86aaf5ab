// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.fhir.answer.AnswerLists;
import org.alliancecds.fhir.answer.Options;
import org.alliancecds.fhir.resource.Coding;
import org.alliancecds.fhir.resource.Tree;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A Questionnaire that came along, taken apart once: how it is named, and what it says of each link id. */
public final class GivenForm {
    /**
     * What a form says of one link id.
     *
     * @param codes of the item itself; several where two items share the link id
     */
    record Question(List<String> codes, Set<MeasureForm> panels, Options options) {

        /** This, and where it says nothing, what the form says from which this one derives. */
        Question filledWith(Question base) {
            return new Question(
                    codes.isEmpty() ? base.codes : codes,
                    panels.isEmpty() ? base.panels : panels,
                    options.isEmpty() ? base.options : options);
        }
    }

    private final List<String> names = new ArrayList<>();
    private final List<String> bases = new ArrayList<>();
    private final Set<MeasureForm> panels = new LinkedHashSet<>();
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final MeasureForms forms;
    private final AnswerLists lists;
    private @Nullable Held held;

    /** The measures that a form holds, by what they are known. */
    record Held(Set<MeasureForm> byName, Set<MeasureForm> byPanel, Set<MeasureForm> byCodes) {
        static final Held NOTHING = new Held(Set.of(), Set.of(), Set.of());
    }

    GivenForm(JsonNode tree, MeasureForms forms, AnswerLists lists) {
        this.forms = forms;
        this.lists = lists.with(tree);
        String url = Tree.text(tree, "url");
        if (url != null) {
            names.add(url);
        }
        for (JsonNode base : Tree.list(tree, "derivedFrom")) {
            if (base.isString()) {
                bases.add(base.stringValue());
            }
        }
        names.addAll(bases);
        for (Coding coding : Coding.ofConcepts(tree, "code")) {
            MeasureForm panel = forms.byPanelCode(coding.key());
            if (panel != null) {
                panels.add(panel);
            }
        }
        collect(tree, ItemCodes.Around.NOTHING);
    }

    private void collect(JsonNode holder, ItemCodes.Around around) {
        for (JsonNode item : Tree.list(holder, "item")) {
            String linkId = Tree.text(item, "linkId");
            List<String> own = ItemCodes.of(item, forms);
            if (linkId != null) {
                String plain = MeasureForm.plain(linkId);
                List<String> codes = own.isEmpty() && AskedItem.loincOf(plain) == null ? around.codes() : own;
                Question question = new Question(codes, around.panels(), lists.of(item));
                questions.merge(plain, question, GivenForm::both);
            }
            String type = Tree.text(item, "type");
            collect(item, around.within(own, type == null || type.equals("group"), forms));
        }
    }

    private static Question both(Question one, Question other) {
        Set<String> codes = new LinkedHashSet<>(one.codes());
        codes.addAll(other.codes());
        Set<MeasureForm> panels = new LinkedHashSet<>(one.panels());
        panels.addAll(other.panels());
        return new Question(List.copyOf(codes), panels, one.options().isEmpty() ? other.options() : one.options());
    }

    /** Its canonical, and those that it derives from. */
    List<String> names() {
        return names;
    }

    /** The canonicals that it derives from. */
    List<String> bases() {
        return bases;
    }

    /** The measures whose panel code stands on the form as a whole. */
    Set<MeasureForm> panels() {
        return panels;
    }

    @Nullable
    Question question(String plainLinkId) {
        return questions.get(plainLinkId);
    }

    /** The link ids of all its items. */
    Set<String> linkIds() {
        return questions.keySet();
    }

    /** What was found of it before; null when nothing was yet. */
    @Nullable
    Held held() {
        return held;
    }

    void keep(Held found) {
        held = found;
    }
}
