// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.suggestion;

import org.jspecify.annotations.Nullable;

/**
 * The code by which an EHR knows a step.
 *
 * @param system absolute URI of the code system
 * @param display what the EHR calls it, null when that was not said
 */
public record StepCode(String system, String code, @Nullable String display) {

    private static final String OWN_SYSTEM = "https://alliancecds.org/fhir/CodeSystem/ehr-step";

    /** The project's own code, for an EHR that has none. */
    public static StepCode own(String code, String display) {
        return new StepCode(OWN_SYSTEM, code, display);
    }

    /**
     * Reads {@code system|code} or {@code system|code|display}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static StepCode parse(String text) {
        String[] parts = text.split("\\|", 3);
        boolean named = parts.length >= 2 && !parts[0].isBlank() && !parts[1].isBlank();
        if (!named || !parts[0].contains(":")) {
            throw new IllegalArgumentException("\"" + text + "\" is not the code of a step. Maybe:"
                    + " https://ehr.example/orders|4711, that is system|code or system|code|display");
        }
        String display = parts.length == 3 && !parts[2].isBlank() ? parts[2].strip() : null;
        return new StepCode(parts[0].strip(), parts[1].strip(), display);
    }
}
