// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.alliancecds.fhir.answer.Answer;
import org.alliancecds.fhir.answer.Options;
import org.alliancecds.fhir.form.GivenForm.Question;
import org.alliancecds.fhir.resource.Tree;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The items of a response, flat, with their answers; groups, order and display items do not matter. */
public final class AskedItems {
    private final List<AskedItem> items = new ArrayList<>();
    private final Questionnaires questionnaires;
    private final MeasureForms forms;
    private final @Nullable GivenForm form;

    /**
     * @param form the form of the response; null where it did not come along
     */
    public AskedItems(JsonNode response, @Nullable GivenForm form, Questionnaires questionnaires, MeasureForms forms) {
        this.questionnaires = questionnaires;
        this.forms = forms;
        this.form = form;
        collect(response, ItemCodes.Around.NOTHING);
    }

    private void collect(JsonNode holder, ItemCodes.Around around) {
        for (JsonNode item : Tree.list(holder, "item")) {
            List<JsonNode> given = Tree.list(item, "answer");
            String linkId = Tree.text(item, "linkId");
            Question question =
                    linkId == null || form == null ? null : questionnaires.question(form, MeasureForm.plain(linkId));
            List<String> own = own(item, question);
            if (linkId != null) {
                add(MeasureForm.plain(linkId), own, question, around, given);
            }
            ItemCodes.Around within = around.within(own, given.isEmpty(), forms);
            collect(item, within);
            given.forEach(answer -> collect(answer, within));
        }
    }

    private List<String> own(JsonNode item, @Nullable Question question) {
        List<String> own = ItemCodes.of(item, forms);
        if (question == null || question.codes().isEmpty()) {
            return own;
        }
        return own.isEmpty()
                ? question.codes()
                : Stream.concat(question.codes().stream(), own.stream())
                        .distinct()
                        .toList();
    }

    private void add(
            String linkId,
            List<String> own,
            @Nullable Question question,
            ItemCodes.Around around,
            List<JsonNode> given) {
        String loinc = AskedItem.loincOf(linkId);
        List<String> codes = own.isEmpty() && loinc == null ? around.codes() : own;
        Options options = question == null ? Options.NONE : question.options();
        Set<MeasureForm> panels = around.panels();
        if (question != null && !question.panels().isEmpty()) {
            panels = new LinkedHashSet<>(panels);
            panels.addAll(question.panels());
        }
        items.add(new AskedItem(linkId, loinc, codes, panels, answers(given, options)));
    }

    private static List<Answer> answers(List<JsonNode> given, Options options) {
        return switch (given.size()) {
            case 0 -> List.of();
            case 1 -> List.of(new Answer(given.get(0), options));
            default -> given.stream().map(holder -> new Answer(holder, options)).toList();
        };
    }

    /** All of them, answered or not. */
    public List<AskedItem> all() {
        return items;
    }

    /** The answers under a link id as the form writes it; null when the form does not hold it. */
    public @Nullable List<JsonNode> under(String linkId) {
        List<JsonNode> found = null;
        for (AskedItem item : items) {
            if (item.linkId().equals(linkId)) {
                found = found == null ? new ArrayList<>() : found;
                for (Answer answer : item.answers()) {
                    found.add(answer.holder());
                }
            }
        }
        return found;
    }
}
