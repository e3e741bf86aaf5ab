// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.response;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.alliancecds.fhir.answer.Answer;
import org.alliancecds.fhir.answer.AnswerReader;
import org.alliancecds.fhir.answer.ReadAnswer;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.form.AskedItem;
import org.alliancecds.fhir.form.HeldMeasure;
import org.alliancecds.fhir.form.MeasureForm;
import org.alliancecds.fhir.form.MeasureForms;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskAnswer;

/** A risk item is known by its code in whatever form it stands, also beside the items of another measure. */
record RiskElsewhere(MeasureForms forms, Call call) {

    /** The answers to risk items of all measures but those that the response is read as. */
    List<RiskAnswer> read(Resource resource, List<HeldMeasure> held, List<AskedItem> items, When when) {
        Set<MeasureForm> read = new HashSet<>();
        held.forEach(measure -> read.add(measure.form()));
        Map<Item, List<Answer>> answers = new LinkedHashMap<>();
        Map<Item, MeasureForm> measures = new HashMap<>();
        RiskReader risks = new RiskReader(call);
        for (AskedItem asked : items) {
            for (MeasureForm measure : measuresOf(asked)) {
                HeldMeasure one = new HeldMeasure(measure, Set.of(), forms);
                Item item = read.contains(measure) ? null : one.item(asked);
                Item doubtful = read.contains(measure) ? null : one.doubtfulRisk(asked);
                if (item != null && measure.measure().riskItems().containsKey(item.linkId())) {
                    answers.computeIfAbsent(item, fresh -> new ArrayList<>()).addAll(asked.answers());
                    measures.put(item, measure);
                } else if (doubtful != null) {
                    ReadAnswer answer = AnswerReader.readGiven(doubtful, asked.answers());
                    if (answer != null) {
                        risks.ofDoubt(resource, measure, doubtful, answer);
                    }
                }
            }
        }
        List<RiskAnswer> found = new ArrayList<>();
        answers.forEach((item, given) -> {
            MeasureForm measure = Objects.requireNonNull(measures.get(item));
            ReadAnswer answer = AnswerReader.readGiven(item, given);
            if (answer != null) {
                Rater rater = Raters.ofResponse(resource.tree(), measure.measure(), call.references());
                found.addAll(risks.ofAnswer(resource, measure, item, answer, when, rater));
            }
        });
        return found;
    }

    /** The measures one of whose risk items this may be. */
    private Set<MeasureForm> measuresOf(AskedItem asked) {
        MeasureForms.ItemOf linked = forms.riskItem(asked.loinc());
        if (asked.codes().isEmpty()) {
            return linked == null ? Set.of() : Set.of(linked.form());
        }
        Set<MeasureForm> measures = new LinkedHashSet<>();
        for (String code : asked.codes()) {
            MeasureForms.ItemOf risk = forms.riskItem(code);
            if (risk != null) {
                measures.add(risk.form());
            }
        }
        if (linked != null) {
            measures.add(linked.form());
        }
        return measures;
    }
}
