// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One contact: an appointment with its encounter, or either alone.
 *
 * @param reference the FHIR reference it was read from, for example {@code Appointment/12}
 * @param start when it began, or was to begin
 * @param outcome what became of it
 * @param minutesLate minutes that the client came after the appointed time, 0 when in time, null when not known
 * @param barrier the practical obstacle coded as the reason of a no-show or cancellation, null when none is coded
 * @param inpatientStay true when it fell into an in-patient stay
 * @param assessmentOnly true when its type says assessment or a planned single session
 * @param fromAppointment true when an appointment stands behind it
 * @param bookedOn when the appointment was created, null when not known
 * @param treatment the kinds of treatment that its type codes name, empty when they name none of these; null when it has
 *     no type code
 */
public record Contact(
        String reference,
        Instant start,
        AppointmentOutcome outcome,
        @Nullable Integer minutesLate,
        @Nullable Barrier barrier,
        boolean inpatientStay,
        boolean assessmentOnly,
        boolean fromAppointment,
        @Nullable Instant bookedOn,
        @Nullable Set<TreatmentKind> treatment) {

    public Contact {
        treatment = treatment == null ? null : inOrder(treatment);
    }

    /** In the order of the kinds, so that equal contacts read alike. */
    private static Set<TreatmentKind> inOrder(Set<TreatmentKind> treatment) {
        EnumSet<TreatmentKind> kinds = EnumSet.noneOf(TreatmentKind.class);
        kinds.addAll(treatment);
        return Collections.unmodifiableSet(kinds);
    }

    /** A contact without a type code. */
    public Contact(
            String reference,
            Instant start,
            AppointmentOutcome outcome,
            @Nullable Integer minutesLate,
            @Nullable Barrier barrier,
            boolean inpatientStay,
            boolean assessmentOnly,
            boolean fromAppointment,
            @Nullable Instant bookedOn) {
        this(
                reference,
                start,
                outcome,
                minutesLate,
                barrier,
                inpatientStay,
                assessmentOnly,
                fromAppointment,
                bookedOn,
                null);
    }
}
