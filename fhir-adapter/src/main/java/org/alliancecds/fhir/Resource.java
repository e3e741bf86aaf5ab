// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One resource of the prefetch, as JSON.
 *
 * @param reference {@code Type/id}; its fullUrl, or the type alone, where it has no id
 */
record Resource(String type, String reference, @Nullable String fullUrl, JsonNode tree) {

    static Resource of(String type, @Nullable String fullUrl, JsonNode tree) {
        String id = Tree.text(tree, "id");
        String reference = id != null ? type + "/" + id : fullUrl != null ? fullUrl : type + " without id";
        return new Resource(type, reference, fullUrl, tree);
    }

    boolean hasId() {
        return Tree.text(tree, "id") != null;
    }
}
