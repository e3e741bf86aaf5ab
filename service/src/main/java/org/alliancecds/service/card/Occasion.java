// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.time.Instant;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.guidance.EhrStep;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.service.settings.EhrProfile;
import org.jspecify.annotations.Nullable;

/**
 * For whom, where and when cards are written.
 *
 * @param patientId {@code 123} or {@code Patient/123}
 * @param userId who will read them, for example {@code Practitioner/7}
 * @param encounterId the encounter in which they are read, null outside of one
 * @param at when they were asked for
 */
public record Occasion(
        Moment moment,
        EhrProfile ehr,
        String patientId,
        String userId,
        @Nullable String encounterId,
        Instant at) {

    /** The moment in a day's work at which a hook is called. What is seen is the same at each; what helps is not. */
    public enum Moment {
        /** A chart is opened. */
        CHART,
        /** A session starts: the client is here, and will be asked at its end. */
        SESSION,
        /**
         * An appointment is booked, maybe by somebody else than the therapist, and with the client in reach. Praise and
         * remarks on missing forms help nobody there, and can wait for the chart; risk never waits.
         */
        BOOKING;

        /** Whether cards of this kind are shown. */
        boolean shows(CardKind kind) {
            return this != BOOKING || (kind != CardKind.DATA && kind != CardKind.ON_TRACK);
        }

        /** Whether it can be done now: nobody is to be got in touch with who is here, or on the phone. */
        boolean fits(Guidance.Suggestion suggestion) {
            return this == CHART || suggestion.inTheEhr() != EhrStep.CONTACT_AFTER_MISSED;
        }

        /** Whether there is something for the EHR to create for the step. */
        boolean offers(EhrStep step) {
            return switch (step) {
                case SHORT_RATING -> this != BOOKING;
                case CONTACT_AFTER_MISSED -> this == CHART;
                case REVIEW_SESSION -> true;
                // A therapist's own; as an order it would stand in the client's record, for all to read.
                case SUPERVISION -> false;
            };
        }
    }
}
