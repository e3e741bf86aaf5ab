// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a caller lets its data be fetched.
 *
 * @param server the fhirServer of the call, as it was written
 * @param authorization its fhirAuthorization; null where it gave none
 * @param allowed base addresses of the FHIR servers that may be read on this caller's behalf
 */
public record FhirOffer(String server, @Nullable Authorization authorization, List<URI> allowed) {
    public FhirOffer {
        allowed = List.copyOf(allowed);
    }
}
