// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.context;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.alliancecds.record.TreatmentKind;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.therapy.PastContact;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * What kind of treatment the course is, and what that answers to rules. The newest contact whose type codes name a kind
 * decides: a treatment may change its method, and codes such as "psychotherapy, 60 minutes" say nothing of it. Not known
 * where no contact of the course has a type code at all.
 */
public final class Treatment {
    private static final Words WORDS = Words.beside(Treatment.class);

    private final Therapy therapy;

    public Treatment(Therapy therapy) {
        this.therapy = therapy;
    }

    /** Such as cognitive processing therapy. */
    @Sentence("the treatment is coded as trauma-focused")
    public Answer traumaFocused() {
        return is(TreatmentKind.TRAUMA_FOCUSED);
    }

    /** Such as supportive therapy. */
    @Sentence("the treatment is coded as one whose mechanism is the alliance")
    public Answer allianceIsMechanism() {
        return is(TreatmentKind.ALLIANCE_AS_MECHANISM);
    }

    /** Counted from the first session that is coded so; false where the treatment is not trauma-focused. */
    @Sentence("the client has attended no more than {n:1..60} session(s) of a trauma-focused treatment")
    public Answer traumaFocusedSessionsAtMost(int n) {
        Answer coded = traumaFocused();
        if (!coded.isHolds()) {
            return coded;
        }
        PastContact first = therapy.contacts().stream()
                .filter(contact -> names(contact, TreatmentKind.TRAUMA_FOCUSED))
                .findFirst()
                .orElseThrow();
        List<LocalDate> days = therapy.sessions().stream()
                .filter(session -> !session.start().isBefore(first.contact().start()))
                .map(Session::day)
                .toList();
        return Answer.stage(
                days.size() <= n, WORDS.say("trauma-focused-since", "count", days.size(), "day", first.day()), days);
    }

    private Answer is(TreatmentKind kind) {
        Phrase absent = therapy.absentBecause();
        if (absent != null) {
            return Answer.notKnown(absent);
        }
        if (therapy.contacts().stream().allMatch(contact -> kinds(contact) == null)) {
            return Answer.notKnown(WORDS.say("no-code"));
        }
        PastContact decides = null;
        for (PastContact contact : therapy.contacts()) {
            Set<TreatmentKind> kinds = kinds(contact);
            decides = kinds == null || kinds.isEmpty() ? decides : contact;
        }
        Phrase name = WORDS.say("kind", "kind", kind);
        return decides != null && names(decides, kind)
                ? Answer.stage(true, WORDS.say("coded", "kind", name, "day", decides.day()), List.of(decides.day()))
                : Answer.stage(false, WORDS.say("not-coded", "kind", name), List.of());
    }

    private static boolean names(PastContact contact, TreatmentKind kind) {
        Set<TreatmentKind> kinds = kinds(contact);
        return kinds != null && kinds.contains(kind);
    }

    private static @Nullable Set<TreatmentKind> kinds(PastContact contact) {
        return contact.contact().treatment();
    }
}
