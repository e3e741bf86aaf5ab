// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliancecds.service.card.Card;
import org.alliancecds.told.Said;

/**
 * A card as it is remembered: what it was about, and none of its words.
 *
 * @param card its uuid
 * @param level info, warning or critical
 * @param about what it said of which signs; of a card that no sign made, of its topic
 * @param suggestions ids in the library by uuid on the card; none for suggestions that are not of the library
 */
public record IssuedCard(String card, String level, List<Said> about, Map<String, String> suggestions) {

    /** That card. */
    public static IssuedCard of(Card card) {
        Map<String, String> suggestions = new LinkedHashMap<>();
        for (Card.Suggestion suggestion : card.suggestions()) {
            if (suggestion.id() != null) {
                suggestions.put(suggestion.uuid(), suggestion.id());
            }
        }
        return new IssuedCard(card.uuid(), card.indicator(), card.about(), suggestions);
    }

    /** Whether it says something of that sign. */
    boolean isAbout(String sign) {
        return about.stream().anyMatch(said -> said.sign().equals(sign));
    }
}
