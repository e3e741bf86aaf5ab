// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.risk;

import java.util.stream.Stream;
import org.alliancecds.measure.Measure;
import org.alliancecds.record.RiskKind;
import org.alliancecds.words.Language;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * How a risk item is named, without its wording, which a licence may not allow to show.
 *
 * @param measure its short name, or its id where the rulebook does not know it
 * @param number the position of the item in its measure, or its link id
 * @param meaning what the measure says that it asks about; empty where it says nothing
 */
record RiskItem(String measure, String number, String meaning, RiskKind kind) {
    private static final Words WORDS = Words.beside(RiskItem.class);

    static RiskItem of(@Nullable Measure measure, String id, String linkId, RiskKind kind) {
        if (measure == null) {
            return new RiskItem(id, linkId, "", kind);
        }
        String number = linkId;
        String meaning = "";
        int position = 0;
        for (Measure.Item item : measure.items()) {
            position++;
            if (Stream.concat(Stream.of(item.linkId()), item.aliases().stream()).anyMatch(linkId::equals)) {
                number = String.valueOf(position);
                meaning = item.meaning();
            }
        }
        return new RiskItem(measure.shortName(), number, meaning, kind);
    }

    /** "harm to self, PHQ-9 item 9": what it asks about leads. */
    Phrase inShort() {
        return WORDS.say("item-in-short", "about", about(), "measure", measure, "number", number);
    }

    /** "PHQ-9 item 9 (thoughts of death; harm to self)". */
    Spoken inFull() {
        return new InFull(this);
    }

    private Phrase about() {
        return WORDS.say("about", "kind", kind);
    }

    private record InFull(RiskItem item) implements Spoken {
        @Override
        public String in(Language language) {
            // Measures tell in English what their items ask about.
            boolean tellsMore =
                    !item.meaning.isEmpty() && !item.meaning.equals(item.about().text());
            return WORDS.say(
                            "item-in-full",
                            "measure",
                            item.measure,
                            "number",
                            item.number,
                            "more",
                            tellsMore,
                            "meaning",
                            item.meaning,
                            "about",
                            item.about())
                    .in(language);
        }
    }
}
