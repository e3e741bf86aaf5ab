// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.resource;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One resource of the prefetch, as JSON.
 *
 * @param reference {@code Type/id}; its fullUrl, or the type alone, where it has no id
 */
public record Resource(
        String type, String reference, @Nullable String fullUrl, JsonNode tree) {

    private static final int LONGEST_ID = 256;
    private static final int LONGEST_URL = 2_000;

    /** A resource of that type; an address of more than 2,000 characters counts as none. */
    public static Resource of(String type, @Nullable String fullUrl, JsonNode tree) {
        String id = id(tree);
        String url = fullUrl != null && fullUrl.length() > LONGEST_URL ? null : fullUrl;
        String reference = id != null ? type + "/" + id : url != null ? url : type + " without id";
        return new Resource(type, reference, url, tree);
    }

    /** Whether it has an id of at most 256 characters. */
    public boolean hasId() {
        return id(tree) != null;
    }

    /** What is much longer than FHIR's 64 characters names nothing, and would stand in every note. */
    private static @Nullable String id(JsonNode tree) {
        String id = Tree.text(tree, "id");
        return id == null || id.length() > LONGEST_ID ? null : id;
    }
}
