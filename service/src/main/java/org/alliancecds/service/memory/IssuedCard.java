// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliancecds.rulebook.CardPlan;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.service.card.Card;
import org.alliancecds.service.card.CardRenderer;

/**
 * A card as it is remembered: what it was about, and none of its words.
 *
 * @param card its uuid
 * @param level info, warning or critical
 * @param signs the signs that made it, with the level of each; for a card that says what could not be read or told, its
 *     topic
 * @param suggestions ids in the library by uuid on the card; none for suggestions that are not of the library
 */
record IssuedCard(String card, String level, Map<String, String> signs, Map<String, String> suggestions) {

    /** The cards of an answer, in their order. */
    static List<IssuedCard> of(Evaluation evaluation, List<Card> cards) {
        List<IssuedCard> issued = new ArrayList<>();
        List<CardPlan.Planned> plan = new ArrayList<>(CardPlan.of(evaluation).cards());
        for (Card card : cards) {
            // Cards come in the order of the plan, with some between them that stand in no plan.
            boolean planned = !plan.isEmpty()
                    && CardRenderer.topic(plan.get(0))
                            .equals(card.source().topic().code());
            issued.add(planned ? planned(plan.remove(0), card) : unplanned(card));
        }
        return issued;
    }

    private static IssuedCard planned(CardPlan.Planned planned, Card card) {
        Map<String, String> signs = new LinkedHashMap<>();
        planned.news()
                .forEach(finding -> signs.put(finding.sign(), finding.level().word()));
        Map<String, String> suggestions = new LinkedHashMap<>();
        for (Card.Suggestion suggestion : card.suggestions()) {
            if (suggestion.id() != null) {
                suggestions.put(suggestion.uuid(), suggestion.id());
            }
        }
        return new IssuedCard(card.uuid(), card.indicator(), signs, suggestions);
    }

    private static IssuedCard unplanned(Card card) {
        return new IssuedCard(
                card.uuid(), card.indicator(), Map.of(card.source().topic().code(), card.indicator()), Map.of());
    }
}
