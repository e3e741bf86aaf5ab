// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.definition;

import java.util.Set;

/**
 * What the program means by words that are a clinical choice.
 *
 * @param adultFrom age in years from which thresholds hold
 * @param staleAfter days after which what a card rests on is stale
 * @param clientRatingWithin days from a session within which a client's rating belongs to it
 * @param otherRatingWithin the same of a rating by anybody else, and of a session note
 * @param riskAnswerLasts days for which the answer to a card about risk lasts
 * @param oneEvent ids of signs of which two that rest on the same day count as one
 * @param substanceUse which diagnoses are substance-use disorders
 */
public record Definitions(
        Defined<Integer> adultFrom,
        Defined<Integer> staleAfter,
        Defined<Integer> clientRatingWithin,
        Defined<Integer> otherRatingWithin,
        Defined<Integer> riskAnswerLasts,
        Defined<Set<String>> oneEvent,
        Defined<Diagnosis> substanceUse) {

    /** Those that come with the program. */
    public static Definitions builtIn() {
        return BuiltIn.DEFINITIONS;
    }

    /** Read once, when first asked for. */
    private static final class BuiltIn {
        static final Definitions DEFINITIONS =
                DefinitionsReader.read(DefinitionsReader.FILE, DefinitionsReader.builtInText(), Set.of());
    }
}
