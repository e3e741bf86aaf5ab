// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.call.Guard;
import org.alliancecds.fhir.call.Remark;
import org.alliancecds.fhir.form.AskedItems;
import org.alliancecds.fhir.form.GivenForm;
import org.alliancecds.fhir.form.HeldMeasure;
import org.alliancecds.fhir.form.MeasureForms;
import org.alliancecds.fhir.form.MeasureRecogniser;
import org.alliancecds.fhir.form.Questionnaires;
import org.alliancecds.fhir.resource.Quoted;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.record.DataNote.Code;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads QuestionnaireResponses: which measure, who, when, each answer, and the scales that they make. */
public final class ResponseReader {
    private static final Words WORDS = Words.beside(ResponseReader.class);

    private static final Set<String> USED = Set.of("completed", "amended");

    private final MeasureForms forms;
    private final Questionnaires questionnaires;
    private final MeasureRecogniser recogniser;
    private final Call call;
    private final Map<String, Integer> wanted = new TreeMap<>();

    public ResponseReader(MeasureForms forms, Questionnaires questionnaires, Call call) {
        this.forms = forms;
        this.questionnaires = questionnaires;
        this.recogniser = new MeasureRecogniser(forms, questionnaires);
        this.call = call;
    }

    /** Reads all of them; one that cannot be read spoils no other. */
    public ResponseFacts read(List<Resource> responses) {
        List<ResponseFacts> read = new ArrayList<>();
        for (Resource resource : responses) {
            Guard.read(resource, call, () -> read.add(read(resource)));
        }
        return ResponseFacts.all(read);
    }

    /**
     * The forms that did not come along and without which an answer was not understood, as the responses name them; those
     * that most responses name come first.
     */
    public List<String> wantedForms() {
        return wanted.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private ResponseFacts read(Resource resource) {
        JsonNode tree = resource.tree();
        String status = Tree.text(tree, "status");
        if ("entered-in-error".equals(status)) {
            call.note(Code.STATUS_NOT_USED, resource, Remark.ENTERED_IN_ERROR);
            return ResponseFacts.NONE;
        }
        GivenForm form = questionnaires.formOf(tree);
        AskedItems items = new AskedItems(tree, form, questionnaires, forms);
        List<HeldMeasure> held = recogniser.recognise(tree, form, items.all());
        When when = call.when(Tree.text(tree, "authored"));
        List<ResponseFacts> facts = new ArrayList<>();
        boolean understood = !held.isEmpty();
        if (held.isEmpty()) {
            noteUnknown(resource, Questionnaires.named(tree));
        } else {
            boolean used = isUsed(resource, status, when);
            for (HeldMeasure measure : held) {
                HeldMeasureReader reader = new HeldMeasureReader(resource, measure, items, when, used, call);
                facts.add(reader.read());
                understood &= reader.isUnderstood();
            }
        }
        List<RiskAnswer> elsewhere = new RiskElsewhere(forms, call).read(resource, held, items.all(), when);
        facts.add(new ResponseFacts(List.of(), elsewhere, List.of()));
        if (!understood) {
            want(tree, form);
        }
        return ResponseFacts.all(facts);
    }

    private void want(JsonNode tree, @Nullable GivenForm form) {
        String named = Tree.reference(tree, "questionnaire");
        if (form == null && named != null && !named.startsWith("#")) {
            wanted.merge(named, 1, Integer::sum);
        } else if (form != null) {
            questionnaires.missingBases(form).forEach(base -> wanted.merge(base, 1, Integer::sum));
        }
    }

    private void noteUnknown(Resource resource, @Nullable String named) {
        call.note(
                Code.MEASURE_UNKNOWN,
                resource,
                named == null ? WORDS.say("form-not-named") : WORDS.say("form-not-known", "form", new Quoted(named)));
    }

    private boolean isUsed(Resource resource, @Nullable String status, When when) {
        boolean used = true;
        if (status == null || !USED.contains(status)) {
            call.note(Code.STATUS_NOT_USED, resource, Remark.notScored(status));
            used = false;
        }
        if (when instanceof When.Unknown unknown) {
            call.note(Code.DATE_MISSING, resource, Remark.ofDate(unknown));
            used = false;
        } else if (when instanceof When.At at && call.isFuture(at)) {
            call.note(Code.DATE_IN_FUTURE, resource, Remark.DATE_IN_FUTURE);
            used = false;
        }
        return used;
    }
}
