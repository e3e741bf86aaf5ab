// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.alliancecds.guidance.Guidance;
import org.jspecify.annotations.Nullable;

/**
 * A suggestion of the library in full, in the words of interfaces.
 *
 * @param say an example of words to use with the client, without quotation marks
 * @param avoid goes on from the word "Avoid"
 * @param sources keys of the registry
 * @param inTheEhr not written where it means nothing to do in the EHR
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuggestionEntry(
        String id,
        Named theme,
        String label,
        String how,
        String say,
        String avoid,
        List<String> sources,
        @Nullable Named inTheEhr) {

    /** A code, for example {@code talk-openly}, with the same for people. */
    public record Named(String code, String display) {}

    /** All of the suggestion. */
    public static SuggestionEntry of(Guidance.Suggestion suggestion) {
        return new SuggestionEntry(
                suggestion.id(),
                new Named(suggestion.theme().id(), suggestion.theme().title()),
                suggestion.label(),
                suggestion.how(),
                suggestion.say(),
                suggestion.avoid(),
                suggestion.sources(),
                suggestion.inTheEhr() == null
                        ? null
                        : new Named(
                                suggestion.inTheEhr().word(),
                                suggestion.inTheEhr().words().text()));
    }
}
