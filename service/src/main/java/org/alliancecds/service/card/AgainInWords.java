// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.time.LocalDate;
import java.util.Locale;
import org.alliancecds.told.Again;

/** Says why a card that its reader knows is back. */
final class AgainInWords {

    private AgainInWords() {}

    /** Half a sentence or two without a full stop, for example {@code Shown on 7 Nov; since then 4 sessions and no answer}. */
    static String of(Again again, LocalDate asOf) {
        String day = PlainText.inShort(again.day(), asOf);
        String shown = "Shown on " + day + "; ";
        return switch (again.why()) {
            case HIGHER -> shown + "it is more urgent now";
            case FURTHER_REASON -> shown + "there is a further reason now";
            case WORSE -> shown + "since then " + again.worse();
            case REMINDED -> shown + "since then " + again.sessions() + " sessions and no answer";
            case CAME_BACK -> shown + "it was gone for some sessions, and is back";
            case RISK_ROSE -> "Answered on " + day + "; it is more urgent now";
            case RISK_ANSWERED_AGAIN -> "Answered on " + day + "; a risk item was answered again since";
            case ANSWERED_LONG_AGO -> "Answered on " + day + "; that is two weeks ago or more";
        };
    }

    /** The same behind a colon. */
    static String goingOn(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
