// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.call;

import org.alliancecds.fhir.resource.Quoted;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** What data notes say of resources of any kind. */
public final class Remark {
    private static final Words WORDS = Words.beside(Remark.class);
    public static final Phrase ANOTHER_PATIENT = WORDS.say("another-patient");
    public static final Phrase ENTERED_IN_ERROR = WORDS.say("entered-in-error");
    public static final Phrase DATE_IN_FUTURE = WORDS.say("date-in-future", "start", false);
    public static final Phrase START_IN_FUTURE = WORDS.say("date-in-future", "start", true);

    private Remark() {}

    /** That its status is missing or does not count. */
    public static Phrase notUsed(@Nullable String status) {
        return status == null
                ? WORDS.say("without-status", "scored", false)
                : WORDS.say("status-not-used", "status", new Quoted(status), "scored", false);
    }

    /** The same of a form. */
    public static Phrase notScored(@Nullable String status) {
        return status == null
                ? WORDS.say("without-status", "scored", true)
                : WORDS.say("status-not-used", "status", new Quoted(status), "scored", true);
    }

    /** That its date cannot be used. */
    public static Phrase ofDate(When.Unknown date) {
        return WORDS.say("date-not-known", "start", false, "why", date.why());
    }

    /** That its start cannot be used. */
    public static Phrase ofStart(When.Unknown start) {
        return WORDS.say("date-not-known", "start", true, "why", start.why());
    }

    static Phrase unforeseen(Throwable fault) {
        return WORDS.say("unforeseen", "fault", fault.getClass().getSimpleName());
    }
}
