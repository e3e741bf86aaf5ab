// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.suggestion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that is proposed for a client. There is no room in it for a client's values.
 *
 * @param code what is to be done, as a code
 * @param text the same for people
 * @param patientId {@code 123} or {@code Patient/123}
 * @param userId who is asked, for example {@code Practitioner/7}; named as requester when it is a Practitioner or
 *     PractitionerRole
 * @param encounterId the session that it is proposed in, null outside of one
 * @param authoredOn written to the second, in UTC
 * @param questionnaire canonical of the form that is asked for, null when none is
 */
public record ProposedStep(
        StepCode code,
        String text,
        String patientId,
        String userId,
        @Nullable String encounterId,
        Instant authoredOn,
        @Nullable String questionnaire) {}
