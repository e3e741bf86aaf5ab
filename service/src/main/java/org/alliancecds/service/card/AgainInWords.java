// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.alliancecds.told.Again;
import org.alliancecds.told.Again.Why;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;

/** Says why a card that its reader knows is back. */
final class AgainInWords {
    private static final Words WORDS = Words.beside(AgainInWords.class);

    private AgainInWords() {}

    /** A sentence, for example {@code Shown on 7 Nov; since then 4 sessions and no answer.} */
    static Phrase alone(Again again, LocalDate asOf) {
        return WORDS.say("again.alone", "again", again(again, asOf, true));
    }

    /** The same behind the title of its sign and a colon. */
    static Phrase ofSign(String title, Again again, LocalDate asOf) {
        return WORDS.say("again.of-sign", "title", title, "again", again(again, asOf, false));
    }

    private static Phrase again(Again again, LocalDate asOf, boolean begins) {
        return WORDS.say(
                "again",
                "begins",
                begins,
                "of",
                isOfAnswer(again.why()) ? "answer" : "card",
                "day",
                new Spoken.DaySeenFrom(again.day(), asOf),
                "reason",
                reason(again));
    }

    private static boolean isOfAnswer(Why why) {
        return switch (why) {
            case RISK_ROSE, RISK_ANSWERED_AGAIN, ANSWERED_LONG_AGO -> true;
            case HIGHER, FURTHER_REASON, WORSE, REMINDED, CAME_BACK -> false;
        };
    }

    private static Phrase reason(Again again) {
        String key = "again." + again.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (again.why()) {
            case WORSE -> WORDS.say(key, "worse", Objects.requireNonNull(again.worse()));
            case REMINDED -> WORDS.say(key, "sessions", again.count());
            case ANSWERED_LONG_AGO -> WORDS.say(key, "days", again.count());
            default -> WORDS.say(key);
        };
    }
}
