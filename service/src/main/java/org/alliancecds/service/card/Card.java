// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One card, with the fields and their names as CDS Hooks 2.0 has them; what is null or empty is not written.
 *
 * @param summary at most 139 characters
 * @param detail GitHub Flavored Markdown
 * @param indicator info, warning or critical
 * @param selectionBehavior given exactly where there are suggestions
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
    "uuid",
    "summary",
    "indicator",
    "detail",
    "source",
    "suggestions",
    "selectionBehavior",
    "overrideReasons"
})
public record Card(
        String uuid,
        String summary,
        String indicator,
        String detail,
        Source source,
        List<Suggestion> suggestions,
        @Nullable String selectionBehavior,
        List<Coding> overrideReasons) {

    /** Who says so; {@code url} is absolute, {@code topic} names the strongest finding. */
    @JsonPropertyOrder({"label", "url", "topic"})
    public record Source(String label, String url, Coding topic) {}

    /** A code with its display name. */
    @JsonPropertyOrder({"code", "system", "display"})
    public record Coding(String code, String system, String display) {}

    /** One way to act. */
    @JsonPropertyOrder({"label", "uuid"})
    public record Suggestion(String label, String uuid) {}
}
