// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of every answer that is not a success, or one in part, shaped as FHIR's resource of that name. */
@JsonPropertyOrder({"resourceType", "issue"})
public record OperationOutcome(String resourceType, List<Issue> issue) {

    /**
     * One fault.
     *
     * @param severity fatal or error; warning where the call succeeded in part
     * @param code of FHIR's issue types
     * @param diagnostics the fault and the remedy, in words
     * @param expression the place, absent where there is none
     */
    @JsonPropertyOrder({"severity", "code", "diagnostics", "expression"})
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Issue(String severity, String code, String diagnostics, List<String> expression) {}

    static OperationOutcome of(String severity, String code, String diagnostics, @Nullable String place) {
        return new OperationOutcome(
                "OperationOutcome",
                List.of(new Issue(severity, code, diagnostics, place == null ? List.of() : List.of(place))));
    }
}
