// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.feedback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one card, as an EHR says it.
 *
 * @param card uuid of the card, in lower case
 * @param acceptedSuggestions uuids of the suggestions that were taken, in lower case, each once and in order
 * @param reasonSystem of the code of the reason; null where none is given
 * @param reasonCode why the card was set aside; null where that was not said, or not by a code
 * @param commented whether there was a comment; its words are not kept
 * @param outcomeAt when it happened; null where that was not said readably
 */
public record Feedback(
        String card,
        Outcome outcome,
        List<String> acceptedSuggestions,
        @Nullable String reasonSystem,
        @Nullable String reasonCode,
        boolean commented,
        @Nullable Instant outcomeAt) {

    /** The two of CDS Hooks. */
    public enum Outcome {
        ACCEPTED,
        OVERRIDDEN;

        /** As CDS Hooks writes it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The same for the same said by that issuer; 64 hex digits. */
    String said(String issuer) {
        String all = String.join(
                "\n",
                issuer,
                card,
                outcome.word(),
                String.join(",", acceptedSuggestions),
                String.valueOf(reasonSystem),
                String.valueOf(reasonCode),
                String.valueOf(commented),
                String.valueOf(outcomeAt));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java has SHA-256.", absent);
        }
    }
}
