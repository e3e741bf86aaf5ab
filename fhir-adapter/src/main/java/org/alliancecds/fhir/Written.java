// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import org.jspecify.annotations.Nullable;

/** A resource that may have to be told from another by all that it says, which is then written out once. */
final class Written {
    private final Resource resource;
    private @Nullable String text;

    Written(Resource resource) {
        this.resource = resource;
    }

    Resource resource() {
        return resource;
    }

    String text() {
        String known = text;
        if (known == null) {
            known = resource.tree().toString();
            text = known;
        }
        return known;
    }
}
