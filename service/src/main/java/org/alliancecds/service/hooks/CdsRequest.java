// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hooks;

import java.util.List;
import java.util.Map;
import org.alliancecds.fhir.access.FhirOffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call whose shape has been checked.
 *
 * @param service which of ours answers the hook
 * @param hookInstance as the caller wrote it; need not be a UUID
 * @param userId as the caller wrote it, for example {@code Practitioner/7}
 * @param patientId as the caller wrote it, {@code 123} or {@code Patient/123}
 * @param prefetch by key; a key that is absent was not given, JSON null means asked and nothing there
 * @param proposed the appointments that are about to be booked; empty but for appointment-book
 * @param fhir where what is missing may be fetched; null where the caller names no FHIR server
 */
record CdsRequest(
        HookService service,
        String hookInstance,
        String userId,
        String patientId,
        Map<String, JsonNode> prefetch,
        List<JsonNode> proposed,
        @Nullable FhirOffer fhir) {

    /** The same with another prefetch. */
    CdsRequest with(Map<String, JsonNode> other) {
        return new CdsRequest(service, hookInstance, userId, patientId, other, proposed, fhir);
    }
}
