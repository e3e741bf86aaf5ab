// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.time.Instant;
import java.util.List;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.When;
import org.jspecify.annotations.Nullable;

/**
 * An encounter that took place or starts now, as read.
 *
 * @param arrivedAt when the client arrived, where the record tells that from the beginning of the session
 * @param starting true for the one that starts with this call: it is still ahead
 * @param appointments references of its appointments, as {@code Type/id}
 */
record Visit(
        Resource resource,
        When.At began,
        boolean starting,
        @Nullable Instant arrivedAt,
        List<String> appointments,
        Typing typing) {}
