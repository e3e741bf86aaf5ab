// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an EHR knows at the moment of a hook.
 *
 * @param hook patient-view, encounter-start or appointment-book
 * @param json the context as the hook's definition shapes it
 */
record HookContext(String hook, String patientId, JsonNode json) {
    /** The hooks that the page can switch between, in its order. */
    static final List<Choice> CHOICES = List.of(
            new Choice("patient-view", "Opening the chart"),
            new Choice("encounter-start", "Starting the session"),
            new Choice("appointment-book", "Booking"));

    private static final JsonMapper JSON = new JsonMapper();

    /** A hook and the moment in a therapist's day at which an EHR calls it. */
    record Choice(String hook, String moment) {}

    /**
     * The context for a client.
     *
     * @param encounterId the encounter that starts, or the latest; null when the chart holds none
     * @param slot the appointment that would be booked, as a FHIR resource
     */
    static HookContext of(String hook, String patientId, @Nullable String encounterId, JsonNode slot) {
        var context = JSON.createObjectNode();
        context.put("userId", RecordWriter.THERAPIST);
        context.put("patientId", patientId);
        if ("encounter-start".equals(hook) && encounterId != null) {
            context.put("encounterId", encounterId);
        }
        if ("appointment-book".equals(hook)) {
            var bundle = context.putObject("appointments");
            bundle.put("resourceType", "Bundle");
            bundle.put("type", "collection");
            bundle.putArray("entry").addObject().set("resource", slot);
        }
        return new HookContext(hook, patientId, context);
    }
}
