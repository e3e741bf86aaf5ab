// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.alliancecds.told.Said;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One card, with the fields and their names as CDS Hooks 2.0 has them; what is null or empty is not written.
 *
 * @param summary at most 139 characters
 * @param detail GitHub Flavored Markdown
 * @param indicator info, warning or critical
 * @param selectionBehavior given exactly where there are suggestions
 * @param about what it says of which signs, for what is remembered; not written
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
        List<Coding> overrideReasons,
        @JsonIgnore List<Said> about) {

    /** Who says so; {@code url} is absolute, {@code topic} names the strongest finding. */
    @JsonPropertyOrder({"label", "url", "topic"})
    public record Source(String label, String url, Coding topic) {}

    /** A code with its display name. */
    @JsonPropertyOrder({"code", "system", "display"})
    public record Coding(String code, String system, String display) {}

    /**
     * One way to act, with at most one action.
     *
     * @param id in the library, for what is remembered; null for one that is not of the library; not written
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonPropertyOrder({"label", "uuid", "actions"})
    public record Suggestion(
            String label,
            String uuid,
            List<Action> actions,
            @JsonIgnore @Nullable String id) {}

    /**
     * What the EHR does when the suggestion is chosen.
     *
     * @param type always {@code create}
     * @param description what it means, for a client that shows this in place of the label
     * @param resource the FHIR resource that is created, with an id
     */
    @JsonPropertyOrder({"type", "description", "resource"})
    public record Action(String type, String description, JsonNode resource) {}
}
