// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.context;

import static org.alliancecds.words.InWords.count;
import static org.alliancecds.words.InWords.day;

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
import org.jspecify.annotations.Nullable;

/**
 * What kind of treatment the course is, and what that answers to rules. The newest contact whose type codes name a kind
 * decides: a treatment may change its method, and codes such as "psychotherapy, 60 minutes" say nothing of it. Not known
 * where no contact of the course has a type code at all.
 */
public final class Treatment {
    private final Therapy therapy;

    public Treatment(Therapy therapy) {
        this.therapy = therapy;
    }

    /** "the treatment is coded as trauma-focused". */
    @Sentence("the treatment is coded as trauma-focused")
    public Answer traumaFocused() {
        return is(TreatmentKind.TRAUMA_FOCUSED, "trauma-focused");
    }

    /** "the treatment is coded as one whose mechanism is the alliance". */
    @Sentence("the treatment is coded as one whose mechanism is the alliance")
    public Answer allianceIsMechanism() {
        return is(TreatmentKind.ALLIANCE_AS_MECHANISM, "one whose mechanism is the alliance");
    }

    /**
     * "the client has attended no more than {n} session(s) of a trauma-focused treatment"; counted from the first session
     * that is coded so. False where the treatment is not trauma-focused.
     */
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
                days.size() <= n,
                "The client has attended " + count(days.size(), "session") + " since the treatment was first coded as"
                        + " trauma-focused (" + day(first.day()) + ").",
                days);
    }

    private Answer is(TreatmentKind kind, String words) {
        String absent = Phrase.textOf(therapy.absentBecause());
        if (absent != null) {
            return Answer.notKnown(absent);
        }
        if (therapy.contacts().stream().allMatch(contact -> kinds(contact) == null)) {
            return Answer.notKnown("No contact of this course has a code that says what kind of treatment it is.");
        }
        PastContact decides = null;
        for (PastContact contact : therapy.contacts()) {
            Set<TreatmentKind> kinds = kinds(contact);
            decides = kinds == null || kinds.isEmpty() ? decides : contact;
        }
        if (decides != null && names(decides, kind)) {
            return Answer.stage(
                    true,
                    "The treatment is coded as " + words + " (contact of " + day(decides.day()) + ").",
                    List.of(decides.day()));
        }
        return Answer.stage(false, "The treatment is not coded as " + words + ".", List.of());
    }

    private static boolean names(PastContact contact, TreatmentKind kind) {
        Set<TreatmentKind> kinds = kinds(contact);
        return kinds != null && kinds.contains(kind);
    }

    private static @Nullable Set<TreatmentKind> kinds(PastContact contact) {
        return contact.contact().treatment();
    }
}
