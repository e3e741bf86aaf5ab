// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.settings;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.alliancecds.fhir.suggestion.StepCode;
import org.alliancecds.guidance.EhrStep;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An EHR that may call this service, and what is its own. What is left out is the strict standard.
 *
 * @param issuer the iss of its tokens
 * @param jwks its public keys, a file or a URL
 * @param jkus addresses of key sets that the header of a token may name; none: a jku is refused unless it is {@code jwks}
 * @param audience the aud of its tokens, where it sends a fixed one of its own; unset: the public URL of what is called
 * @param tenant the tenant that its tokens carry; unset: not looked at
 * @param fhirServers base addresses of the FHIR servers that may be read on its behalf; none: nothing is fetched
 * @param origins browser origins that may call on its behalf; none: no cross-origin calls
 * @param prefetchAliases its own names for the prefetch keys, theirs to ours
 * @param selectionBehavior of cards with suggestions
 * @param creates what a suggestion may create in it
 * @param standingCard whether what was told and still holds is shown on a card of its own
 */
public record EhrProfile(
        @Nullable String issuer,
        @Nullable String jwks,
        @DefaultValue Set<String> jkus,
        @Nullable String audience,
        @Nullable String tenant,
        @DefaultValue List<URI> fhirServers,
        @DefaultValue Set<String> origins,
        @DefaultValue Map<String, String> prefetchAliases,
        @DefaultValue("any") SelectionBehavior selectionBehavior,
        @DefaultValue Creates creates,
        @DefaultValue("true") boolean standingCard) {

    /** How many suggestions of a card may be chosen; clients of CDS Hooks 1.0 know only at-most-one. */
    public enum SelectionBehavior {
        ANY,
        AT_MOST_ONE;

        /** As CDS Hooks writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The resource that a suggestion with something to do in the EHR creates there. */
    public enum Created {
        SERVICE_REQUEST,
        TASK,
        COMMUNICATION_REQUEST,
        /** Suggestions carry no action. */
        NONE
    }

    /**
     * What suggestions create.
     *
     * @param resource the type of resource
     * @param codes the code of each step, by its word ({@code short-rating}, {@code contact-after-missed},
     *     {@code review-session}), as system|code or as system|code|display; a step without one gets the project's own
     *     code, and supervision creates nothing
     */
    public record Creates(
            @DefaultValue("service-request") Created resource,
            @DefaultValue Map<String, String> codes) {

        /**
         * Checks the codes.
         *
         * @throws IllegalArgumentException when one is not a code, or is for no step
         */
        public Creates {
            codes = Map.copyOf(codes);
            codes.forEach((word, code) -> {
                if (Arrays.stream(EhrStep.values())
                        .noneMatch(step ->
                                step != EhrStep.SUPERVISION && step.word().equals(word))) {
                    throw new IllegalArgumentException("\"" + word + "\" is no step that creates something. Maybe:"
                            + " short-rating, contact-after-missed or review-session");
                }
                StepCode.parse(code);
            });
        }

        /** The EHR's own code of the step, null where it has none. */
        public @Nullable StepCode code(EhrStep step) {
            String code = codes.get(step.word());
            return code == null ? null : StepCode.parse(code);
        }
    }

    /** The name under which it is remembered. */
    public String name() {
        return issuer == null ? "stand-in" : issuer;
    }

    /** The stand-in EHR of the demo: the strict standard, and this machine's own FHIR server. */
    public static EhrProfile standIn(URI fhirServer) {
        return new EhrProfile(
                null,
                null,
                Set.of(),
                null,
                null,
                List.of(fhirServer),
                Set.of(),
                Map.of(),
                SelectionBehavior.ANY,
                new Creates(Created.SERVICE_REQUEST, Map.of()),
                true);
    }
}
