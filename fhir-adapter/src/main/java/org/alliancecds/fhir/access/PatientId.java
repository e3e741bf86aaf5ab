// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a patient, in the ways in which callers write it. */
final class PatientId {
    private static final Pattern REFERENCE = Pattern.compile("(?:.*/)?Patient/([^/]+)", Pattern.DOTALL);
    private static final int LONGEST = 128;
    private static final int LONGEST_REFERENCE = 2_000;

    private PatientId() {}

    /** {@code 123} for {@code 123} and {@code Patient/123}; null for what cannot stand in an address as one part. */
    static @Nullable String bare(String patient) {
        if (patient.length() > LONGEST_REFERENCE) {
            return null;
        }
        String text = patient.strip();
        Matcher reference = REFERENCE.matcher(text);
        String id = reference.matches() ? reference.group(1) : text;
        // Dots survive every encoding, and two of them would climb.
        boolean usable = !id.isEmpty() && id.length() <= LONGEST && id.indexOf('/') < 0 && !id.matches("\\.{1,2}");
        return usable ? id : null;
    }

    /** The template of a prefetch with the id in its place. */
    static String into(String template, String id) {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return template.replace("{{context.patientId}}", encoded);
    }
}
