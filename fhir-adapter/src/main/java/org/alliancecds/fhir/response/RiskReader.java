// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.response;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.alliancecds.fhir.answer.AnswerReader;
import org.alliancecds.fhir.answer.ReadAnswer;
import org.alliancecds.fhir.answer.ReadAnswer.Refused;
import org.alliancecds.fhir.answer.ReadAnswer.Value;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.form.MeasureForm;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.record.DataNote.Code;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the answers to risk items, from responses of any status but entered-in-error. What was answered and cannot be
 * placed (unreadable, undated, dated ahead) is never dropped in silence: a person has to look.
 */
public record RiskReader(Call call) {
    private static final Words WORDS = Words.beside(RiskReader.class);

    /**
     * The risk items of a measure that a response holds.
     *
     * @param read what was read of the measure's items, by link id; an item that the form does not hold is absent, one
     *     without an answer is empty
     */
    List<RiskAnswer> ofResponse(
            Resource resource,
            MeasureForm form,
            Map<String, Optional<ReadAnswer>> read,
            When when,
            Rater rater,
            boolean complete) {
        List<RiskAnswer> risks = new ArrayList<>();
        List<Item> notInForm = new ArrayList<>();
        List<Item> unanswered = new ArrayList<>();
        for (String linkId : form.measure().riskItems().keySet()) {
            Item item = form.itemOf(linkId);
            Optional<ReadAnswer> answer = read.get(item.linkId());
            if (answer == null) {
                notInForm.add(item);
            } else if (answer.isEmpty()) {
                unanswered.add(item);
            } else {
                risks.addAll(ofAnswer(resource, form, item, answer.get(), when, rater));
            }
        }
        // A form that is still being filled in has not asked yet.
        if (complete) {
            notAsked(resource, form, notInForm, false);
            notAsked(resource, form, unanswered, true);
        }
        return risks;
    }

    private void notAsked(Resource resource, MeasureForm form, List<Item> items, boolean unanswered) {
        if (items.isEmpty()) {
            return;
        }
        List<Phrase> named = items.stream()
                .map(item -> WORDS.say(
                        "item",
                        "item",
                        item.linkId(),
                        "measure",
                        form.measure().shortName(),
                        "meaning",
                        item.meaning()))
                .toList();
        call.note(
                Code.RISK_ITEM_NOT_ASKED,
                resource,
                WORDS.say(
                        "not-asked",
                        "count",
                        items.size(),
                        "items",
                        new Spoken.Joined(named, ", "),
                        "unanswered",
                        unanswered));
    }

    /** Notes that a risk item stands in the data and holds no answer. */
    public void unanswered(Resource resource, MeasureForm form, Item item) {
        notAsked(resource, form, List.of(item), true);
    }

    /** The answer to one risk item of an Observation: one, or none with a note that says why. */
    public List<RiskAnswer> ofItem(
            Resource resource, MeasureForm form, Item item, Map<String, List<JsonNode>> asked, When when, Rater rater) {
        List<JsonNode> answers = asked.get(item.linkId());
        ReadAnswer read = answers == null ? null : AnswerReader.read(item, answers);
        return read == null ? List.of() : ofAnswer(resource, form, item, read, when, rater);
    }

    /** The answer to one risk item: one, or none with a note that says why. */
    List<RiskAnswer> ofAnswer(Resource resource, MeasureForm form, Item item, ReadAnswer read, When when, Rater rater) {
        if (read instanceof Refused refused) {
            look(resource, form, item, refused.why());
        } else if (read instanceof Value value) {
            RiskAnswer risk = placed(resource, form, item, value.value(), when, rater);
            return risk == null ? List.of() : List.of(risk);
        }
        return List.of();
    }

    /** An answer of which it is in doubt whether it is one to this risk item. */
    void ofDoubt(Resource resource, MeasureForm form, Item item, ReadAnswer read) {
        if (!(read instanceof Value value && value.value().signum() == 0)) {
            look(resource, form, item, WORDS.say("in-doubt"));
        }
    }

    private @Nullable RiskAnswer placed(
            Resource resource, MeasureForm form, Item item, BigDecimal value, When when, Rater rater) {
        if (!AnswerReader.isWhole(value)) {
            look(resource, form, item, WORDS.say("no-whole-number"));
            return null;
        }
        if (when instanceof When.At at && !call.isFuture(at)) {
            String status = Tree.text(resource.tree(), "status");
            return new RiskAnswer(
                    resource.reference(),
                    form.measure().id(),
                    item.linkId(),
                    Objects.requireNonNull(form.measure().riskItems().get(item.linkId())),
                    at.instant(),
                    rater,
                    value.intValueExact(),
                    "amended".equals(status) || "corrected".equals(status));
        }
        if (value.signum() > 0) {
            look(
                    resource,
                    form,
                    item,
                    when instanceof When.Unknown unknown
                            ? WORDS.say("above-zero-undated", "why", unknown.why())
                            : WORDS.say("above-zero-in-future"));
        }
        return null;
    }

    private void look(Resource resource, MeasureForm form, Item item, Phrase why) {
        call.note(
                Code.UNREADABLE_RISK_ANSWER,
                resource,
                WORDS.say(
                        "look",
                        "item",
                        item.linkId(),
                        "measure",
                        form.measure().shortName(),
                        "meaning",
                        item.meaning(),
                        "why",
                        why));
    }
}
