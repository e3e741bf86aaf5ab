// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What {@code GET /cds-services} answers. */
record Discovery(List<Service> services) {

    /** One service, with the fields and their names as CDS Hooks 2.0 has them. */
    @JsonPropertyOrder({"hook", "title", "description", "id", "prefetch", "usageRequirements"})
    record Service(
            String hook,
            String title,
            String description,
            String id,
            Map<String, String> prefetch,
            String usageRequirements) {}

    /** All three. */
    static Discovery complete() {
        return new Discovery(
                Arrays.stream(HookService.values()).map(HookService::described).toList());
    }
}
