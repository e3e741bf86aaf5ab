// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.service.card.Card;
import org.alliancecds.service.settings.EhrProfile;
import org.jspecify.annotations.Nullable;

/** What is known of a call, for those who watch it: whoever finds something out leaves it here, on the request. */
public final class CallNotes {

    private static final String NOTES = CallNotes.class.getName();
    private static final String BEGUN = NOTES + ".begun";

    private final String service;
    private @Nullable String issuer;
    private @Nullable String userId;
    private @Nullable String patientId;
    private @Nullable Evaluation evaluation;
    private List<Card> cards = List.of();

    private CallNotes(String service) {
        this.service = service;
    }

    /**
     * Notes which service is called; a call of none leaves no line in the log.
     *
     * @param service an id of ours, never what the caller wrote
     */
    public static CallNotes called(HttpServletRequest request, String service) {
        CallNotes notes = new CallNotes(service);
        request.setAttribute(NOTES, notes);
        return notes;
    }

    /**
     * The notes of a call.
     *
     * @throws IllegalStateException when none were begun
     */
    public static CallNotes of(HttpServletRequest request) {
        CallNotes notes = ofAny(request);
        if (notes == null) {
            throw new IllegalStateException("A call was answered before it was noted which service it is for.");
        }
        return notes;
    }

    /** The notes of a request; null where it called no service. */
    static @Nullable CallNotes ofAny(HttpServletRequest request) {
        return request.getAttribute(NOTES) instanceof CallNotes notes ? notes : null;
    }

    /** When the request came, by {@link System#nanoTime}: a call goes on in a dispatch of its own once its body is here. */
    static long begun(HttpServletRequest request) {
        if (request.getAttribute(BEGUN) instanceof Long begun) {
            return begun;
        }
        long now = System.nanoTime();
        request.setAttribute(BEGUN, now);
        return now;
    }

    /** Adds who calls; a call without it is not audited. */
    public CallNotes by(EhrProfile caller) {
        issuer = caller.name();
        return this;
    }

    /** Adds for whom it asks, and about whom, as the caller wrote them. */
    public void asked(String user, String patient) {
        userId = user;
        patientId = patient;
    }

    /** Adds what was found, and the cards that it makes. */
    public void answered(Evaluation found, List<Card> made) {
        evaluation = found;
        cards = made;
    }

    String service() {
        return service;
    }

    @Nullable
    String issuer() {
        return issuer;
    }

    @Nullable
    String userId() {
        return userId;
    }

    @Nullable
    String patientId() {
        return patientId;
    }

    @Nullable
    Evaluation evaluation() {
        return evaluation;
    }

    List<Card> cards() {
        return cards;
    }
}
