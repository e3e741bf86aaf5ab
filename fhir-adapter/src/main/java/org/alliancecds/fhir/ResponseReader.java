// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.course.DataNote.Code;
import org.alliancecds.course.MeasureResponse;
import org.alliancecds.course.Rater;
import org.alliancecds.course.RiskAnswer;
import org.alliancecds.fhir.ReadAnswer.Refused;
import org.alliancecds.fhir.ReadAnswer.Value;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Measure.Item;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads QuestionnaireResponses: which measure, who, when, each answer, and the scales that they make. */
final class ResponseReader {
    private static final Set<String> USED = Set.of("completed", "amended");

    private final MeasureForms forms;
    private final Questionnaires questionnaires;
    private final MeasureRecogniser recogniser;
    private final Call call;

    ResponseReader(MeasureForms forms, Questionnaires questionnaires, Call call) {
        this.forms = forms;
        this.questionnaires = questionnaires;
        this.recogniser = new MeasureRecogniser(forms, questionnaires);
        this.call = call;
    }

    ResponseFacts read(Resource resource) {
        JsonNode tree = resource.tree();
        String status = Tree.text(tree, "status");
        if ("entered-in-error".equals(status)) {
            call.note(Code.STATUS_NOT_USED, resource, "It was entered in error and was not used.");
            return ResponseFacts.NONE;
        }
        AskedItems items = new AskedItems(tree, questionnaires.codes(questionnaires.formOf(tree)));
        List<MeasureForm> found = recogniser.recognise(tree, items);
        if (found.isEmpty()) {
            return ofUnknownMeasure(resource, items);
        }
        When when = call.when(Tree.text(tree, "authored"));
        boolean used = isUsed(resource, status, when);
        return ResponseFacts.all(found.stream()
                .map(form -> ofMeasure(resource, form, items, when, used))
                .toList());
    }

    private boolean isUsed(Resource resource, @Nullable String status, When when) {
        boolean used = true;
        if (status == null || !USED.contains(status)) {
            String shown = status == null ? "no status" : "the status " + Tree.quote(status);
            call.note(Code.STATUS_NOT_USED, resource, "It has " + shown + " and was not scored.");
            used = false;
        }
        if (when instanceof When.Unknown unknown) {
            call.note(Code.DATE_MISSING, resource, "Its date " + unknown.why() + "; it was not used.");
            used = false;
        } else if (when instanceof When.At at && call.isFuture(at)) {
            call.note(Code.DATE_IN_FUTURE, resource, "Its date lies in the future; it was not used.");
            used = false;
        }
        return used;
    }

    private ResponseFacts ofMeasure(Resource resource, MeasureForm form, AskedItems items, When when, boolean used) {
        if (form.measure().kind() == Measure.Kind.NOTE) {
            return used && when instanceof When.At at
                    ? ResponseFacts.ofNote(SessionNoteReader.read(resource, items, at, call))
                    : ResponseFacts.NONE;
        }
        Map<String, List<JsonNode>> asked = items.byItem(form);
        Rater rater = Raters.ofResponse(resource.tree(), form.measure(), call.references());
        List<RiskAnswer> risks = new RiskReader(call).ofResponse(resource, form, asked, when, rater, used);
        if (!used || !(when instanceof When.At at)) {
            if (!isUnderWay(resource, when)) {
                call.leftOut(resource, form.measure(), rater, when);
            }
            return new ResponseFacts(List.of(), risks, List.of());
        }
        ScaleReader scales = new ScaleReader(resource, form, call);
        Map<String, BigDecimal> itemAnswers = scales.itemValues(asked);
        Map<String, BigDecimal> values = scales.read(itemAnswers, items.byStoredScale(form));
        if (values.isEmpty()) {
            call.leftOut(resource, form.measure(), rater, at);
            return new ResponseFacts(List.of(), risks, List.of());
        }
        MeasureResponse response = new MeasureResponse(
                resource.reference(),
                form.measure().id(),
                rater,
                at.instant(),
                "amended".equals(Tree.text(resource.tree(), "status")),
                values,
                itemAnswers);
        return new ResponseFacts(List.of(response), risks, List.of());
    }

    /** A form begun on the day of the call is not left out, only not finished yet. */
    private boolean isUnderWay(Resource resource, When when) {
        return "in-progress".equals(Tree.text(resource.tree(), "status"))
                && when instanceof When.At at
                && at.day().equals(call.receivedAt().atZone(call.zone()).toLocalDate());
    }

    /** A risk item is known by its LOINC code in whatever form it stands. */
    private ResponseFacts ofUnknownMeasure(Resource resource, AskedItems items) {
        String named = Questionnaires.named(resource.tree());
        call.note(
                Code.MEASURE_UNKNOWN,
                resource,
                "Its form " + (named == null ? "is not named" : "is " + Tree.quote(named))
                        + " and is none of the measures known here; it was not scored.");
        When when = call.when(Tree.text(resource.tree(), "authored"));
        List<RiskAnswer> risks = new ArrayList<>();
        for (String name : items.names()) {
            MeasureForms.ItemOf risk = forms.riskItem(name);
            if (risk != null) {
                Map<String, List<JsonNode>> asked = onlyItem(risk, items);
                Rater rater = Raters.ofResponse(resource.tree(), risk.form().measure(), call.references());
                risks.addAll(new RiskReader(call).ofItem(resource, risk.form(), risk.item(), asked, when, rater));
            }
        }
        return new ResponseFacts(List.of(), risks, List.of());
    }

    private static Map<String, List<JsonNode>> onlyItem(MeasureForms.ItemOf risk, AskedItems items) {
        Item item = risk.item();
        Map<String, List<JsonNode>> only = new LinkedHashMap<>();
        List<JsonNode> answers = items.byItem(risk.form()).get(item.linkId());
        only.put(item.linkId(), answers == null ? List.of() : answers);
        return only;
    }

    /** Reads the scales of one response: items first, stored values second. */
    private record ScaleReader(Resource resource, MeasureForm form, Call call) {

        Map<String, BigDecimal> read(Map<String, BigDecimal> itemAnswers, Map<String, List<JsonNode>> stored) {
            return Scales.of(form.measure(), resource.reference(), itemAnswers, storedValues(stored), call.notes());
        }

        Map<String, BigDecimal> itemValues(Map<String, List<JsonNode>> asked) {
            Map<String, BigDecimal> values = new LinkedHashMap<>();
            asked.forEach((linkId, answers) -> {
                ReadAnswer read = AnswerReader.read(form.itemOf(linkId), answers);
                if (read instanceof Value value) {
                    values.put(linkId, value.value());
                } else if (read instanceof Refused refused) {
                    call.note(
                            refused.code(),
                            resource,
                            "The answer to item " + linkId + " of the "
                                    + form.measure().shortName() + " " + refused.why() + "; it was left out.");
                }
            });
            return values;
        }

        private Map<String, BigDecimal> storedValues(Map<String, List<JsonNode>> stored) {
            Map<String, BigDecimal> values = new LinkedHashMap<>();
            stored.forEach((scale, answers) -> {
                BigDecimal value = Scales.stored(
                        form.measure(), scale, AnswerReader.readNumber(answers), resource.reference(), call.notes());
                if (value != null) {
                    values.put(scale, value);
                }
            });
            return values;
        }
    }
}
