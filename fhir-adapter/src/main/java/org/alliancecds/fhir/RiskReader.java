// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alliancecds.course.DataNote.Code;
import org.alliancecds.course.Rater;
import org.alliancecds.course.RiskAnswer;
import org.alliancecds.fhir.ReadAnswer.Refused;
import org.alliancecds.fhir.ReadAnswer.Value;
import org.alliancecds.measure.Measure.Item;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the answers to risk items, from responses of any status but entered-in-error. What was answered and cannot be
 * placed (unreadable, undated, dated ahead) is never dropped in silence: a person has to look.
 */
record RiskReader(Call call) {

    List<RiskAnswer> ofResponse(
            Resource resource,
            MeasureForm form,
            Map<String, List<JsonNode>> asked,
            When when,
            Rater rater,
            boolean complete) {
        List<RiskAnswer> risks = new ArrayList<>();
        for (String linkId : form.measure().riskItems().keySet()) {
            Item item = form.itemOf(linkId);
            List<RiskAnswer> read = ofItem(resource, form, item, asked, when, rater);
            risks.addAll(read);
            List<JsonNode> answers = asked.get(item.linkId());
            // A form that is still being filled in has not asked yet.
            if (complete && (answers == null || AnswerReader.read(item, answers) == null)) {
                call.note(
                        Code.RISK_ITEM_NOT_ASKED,
                        resource,
                        "Item " + linkId + " of the " + form.measure().shortName() + " (" + item.meaning() + ") "
                                + (answers == null ? "is not in the form" : "was left unanswered")
                                + "; that is not a 0.");
            }
        }
        return risks;
    }

    /** The answer to one risk item: one, or none with a note that says why. */
    List<RiskAnswer> ofItem(
            Resource resource, MeasureForm form, Item item, Map<String, List<JsonNode>> asked, When when, Rater rater) {
        List<JsonNode> answers = asked.get(item.linkId());
        ReadAnswer read = answers == null ? null : AnswerReader.read(item, answers);
        if (read instanceof Refused refused) {
            look(resource, form, item, refused.why());
        } else if (read instanceof Value value) {
            RiskAnswer risk = placed(resource, form, item, value.value(), when, rater);
            return risk == null ? List.of() : List.of(risk);
        }
        return List.of();
    }

    private @Nullable RiskAnswer placed(
            Resource resource, MeasureForm form, Item item, BigDecimal value, When when, Rater rater) {
        if (!AnswerReader.isWhole(value)) {
            look(resource, form, item, "is no whole number");
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
                    "is above 0, and its date "
                            + (when instanceof When.Unknown unknown ? unknown.why() : "lies in the future"));
        }
        return null;
    }

    private void look(Resource resource, MeasureForm form, Item item, String why) {
        call.note(
                Code.UNREADABLE_RISK_ANSWER,
                resource,
                "The answer to item " + item.linkId() + " of the "
                        + form.measure().shortName() + " (" + item.meaning() + ") " + why
                        + ". Please look at the form itself.");
    }
}
