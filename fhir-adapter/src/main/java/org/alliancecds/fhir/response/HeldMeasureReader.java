// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.response;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliancecds.fhir.answer.Answer;
import org.alliancecds.fhir.answer.AnswerReader;
import org.alliancecds.fhir.answer.ReadAnswer;
import org.alliancecds.fhir.answer.ReadAnswer.Refused;
import org.alliancecds.fhir.answer.ReadAnswer.Value;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.form.AskedItem;
import org.alliancecds.fhir.form.AskedItems;
import org.alliancecds.fhir.form.HeldMeasure;
import org.alliancecds.fhir.form.MeasureForm;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskAnswer;
import tools.jackson.databind.JsonNode;

/** Reads one measure of one response: its items first, stored values second. */
final class HeldMeasureReader {
    private final Resource resource;
    private final MeasureForm form;
    private final HeldMeasure held;
    private final AskedItems items;
    private final When when;
    private final boolean used;
    private final Call call;
    private boolean understood = true;

    /**
     * @param used whether status and date let the measure be scored; its risk items are read all the same
     */
    HeldMeasureReader(Resource resource, HeldMeasure held, AskedItems items, When when, boolean used, Call call) {
        this.resource = resource;
        this.form = held.form();
        this.held = held;
        this.items = items;
        this.when = when;
        this.used = used;
        this.call = call;
    }

    /** Whether all answers could be read; after the reading only. */
    boolean isUnderstood() {
        return understood;
    }

    ResponseFacts read() {
        if (form.measure().kind() == Measure.Kind.NOTE) {
            return used && when instanceof When.At at
                    ? ResponseFacts.ofNote(SessionNoteReader.read(resource, items, at, call))
                    : ResponseFacts.NONE;
        }
        Map<String, Optional<ReadAnswer>> answers = answers();
        understood = answers.values().stream().noneMatch(answer -> answer.orElse(null) instanceof Refused);
        Rater rater = Raters.ofResponse(resource.tree(), form.measure(), call.references());
        RiskReader reader = new RiskReader(call);
        List<RiskAnswer> risks = reader.ofResponse(resource, form, answers, when, rater, used);
        doubtfulRisks(reader);
        if (!used || !(when instanceof When.At at)) {
            if (!isUnderWay()) {
                call.leftOut(resource, form.measure(), rater, when);
            }
            understood &= !answers.isEmpty();
            return new ResponseFacts(List.of(), risks, List.of());
        }
        Map<String, BigDecimal> itemValues = itemValues(answers);
        Map<String, BigDecimal> values =
                Scales.of(form.measure(), resource.reference(), itemValues, storedValues(), call.notes());
        if (values.isEmpty()) {
            understood = false;
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
                itemValues);
        return new ResponseFacts(List.of(response), risks, List.of());
    }

    private Map<String, Optional<ReadAnswer>> answers() {
        Map<String, Optional<ReadAnswer>> answers = new LinkedHashMap<>();
        held.answers(items.all())
                .forEach((linkId, given) ->
                        answers.put(linkId, Optional.ofNullable(AnswerReader.readGiven(form.itemOf(linkId), given))));
        return answers;
    }

    private void doubtfulRisks(RiskReader reader) {
        for (AskedItem asked : items.all()) {
            Item doubtful = held.doubtfulRisk(asked);
            ReadAnswer answer = doubtful == null ? null : AnswerReader.readGiven(doubtful, asked.answers());
            if (doubtful != null && answer != null) {
                reader.ofDoubt(resource, form, doubtful, answer);
            }
        }
    }

    private Map<String, BigDecimal> itemValues(Map<String, Optional<ReadAnswer>> answers) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        RefusedAnswers refused = new RefusedAnswers();
        answers.forEach((linkId, answer) -> {
            ReadAnswer read = answer.orElse(null);
            if (read instanceof Value value) {
                values.put(linkId, value.value());
            } else if (read instanceof Refused why) {
                refused.add(linkId, why);
            }
        });
        refused.note(resource, form.measure(), call);
        return values;
    }

    private Map<String, BigDecimal> storedValues() {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        held.storedAnswers(items.all()).forEach((scale, given) -> {
            List<JsonNode> holders = given.stream().map(Answer::holder).toList();
            BigDecimal value = Scales.stored(
                    form.measure(), scale, AnswerReader.readNumber(holders), resource.reference(), call.notes());
            if (value != null) {
                values.put(scale, value);
            }
        });
        return values;
    }

    /** A form begun on the day of the call is not left out, only not finished yet. */
    private boolean isUnderWay() {
        return "in-progress".equals(Tree.text(resource.tree(), "status"))
                && when instanceof When.At at
                && at.day().equals(call.receivedAt().atZone(call.zone()).toLocalDate());
    }
}
