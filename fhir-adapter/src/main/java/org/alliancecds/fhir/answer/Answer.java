// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.answer;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One answer as it was given.
 *
 * @param holder what holds the value[x]: an answer, an Observation or a component
 * @param options what the form that came along says of the answers to its item
 */
public record Answer(JsonNode holder, Options options) {

    /** Answers of which no form says anything. */
    static List<Answer> alone(List<JsonNode> holders) {
        return holders.stream().map(holder -> new Answer(holder, Options.NONE)).toList();
    }
}
