// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What fetching gave.
 *
 * @param answers by prefetch key: a resource or a Bundle, as a prefetch would hold it; a Bundle with a next link was had
 *     in part
 * @param partly why the rest is missing, by the keys of such Bundles
 * @param notFetched why there is nothing, by key
 */
public record Fetched(
        Map<String, JsonNode> answers, Map<String, NotFetched> partly, Map<String, NotFetched> notFetched) {}
