// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.resource;

import org.jspecify.annotations.Nullable;

/** A resource that may have to be told from another by all that it says, which is then written out once. */
public final class Written {
    private final Resource resource;
    private @Nullable String text;

    public Written(Resource resource) {
        this.resource = resource;
    }

    /** The resource itself. */
    public Resource resource() {
        return resource;
    }

    /** The whole resource as JSON. */
    public String text() {
        String known = text;
        if (known == null) {
            known = resource.tree().toString();
            text = known;
        }
        return known;
    }
}
