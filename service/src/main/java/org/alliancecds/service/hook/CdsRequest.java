// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import java.time.Instant;
import java.util.Map;
import org.alliancecds.fhir.access.FhirOffer;
import org.alliancecds.fhir.contact.Ahead;
import org.alliancecds.service.card.Occasion;
import org.alliancecds.service.settings.EhrProfile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call whose shape has been checked.
 *
 * @param service which of ours answers the hook
 * @param hookInstance as the caller wrote it; need not be a UUID
 * @param userId {@code Practitioner/7}; {@code 7} where the caller named no type
 * @param patientId the bare id, whatever way the caller wrote it
 * @param encounterId the bare id; null where the caller named none
 * @param prefetch by key; a key that is absent was not given, JSON null means asked and nothing there
 * @param ahead the session that starts, or the appointments that are about to be booked
 * @param fhir where what is missing may be fetched; null where the caller names no FHIR server
 */
record CdsRequest(
        HookService service,
        String hookInstance,
        String userId,
        String patientId,
        @Nullable String encounterId,
        Map<String, JsonNode> prefetch,
        Ahead ahead,
        @Nullable FhirOffer fhir) {

    /** The same with another prefetch. */
    CdsRequest with(Map<String, JsonNode> other) {
        return new CdsRequest(service, hookInstance, userId, patientId, encounterId, other, ahead, fhir);
    }

    /** What its cards depend on. */
    Occasion occasion(EhrProfile ehr, Instant at) {
        return new Occasion(service.moment(), ehr, patientId, userId, encounterId, at);
    }
}
