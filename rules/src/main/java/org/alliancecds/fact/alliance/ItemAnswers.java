// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alliancecds.measure.Measure;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Ratings;
import org.alliancecds.words.Words;

/**
 * What the client answered to each item of the last ratings.
 *
 * @param last at least one
 * @param forms for each of these, link id to value; empty where only a total is known
 */
record ItemAnswers(Measure measure, Ratings last, List<Map<String, BigDecimal>> forms) {
    private static final Words WORDS = Words.beside(ItemAnswers.class);

    /** Whether each item has one and the same answer in all of them. */
    Answer same() {
        List<String> asked = measure.items().stream().map(Measure.Item::linkId).toList();
        if (asked.isEmpty() || forms.stream().anyMatch(form -> !form.keySet().containsAll(asked))) {
            return Answer.notKnown(WORDS.say("items-unknown", "ratings", last.counted()));
        }
        boolean same = forms.stream().allMatch(form -> asked.stream()
                .allMatch(item -> Objects.requireNonNull(form.get(item))
                                .compareTo(Objects.requireNonNull(forms.get(0).get(item)))
                        == 0));
        return Answer.telling(
                same,
                WORDS.say("same-items", "ratings", last.dated(), "same", same, "items", asked.size()),
                WORDS.say("same-items.headline", "ratings", last.counted()).headline(),
                last.dates());
    }
}
