// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hooks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.course.ClientRecord;
import org.alliancecds.course.DataNote;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The appointments in the context of appointment-book, which are about to be booked and so count as booked ahead. In the
 * standard's own example the Bundle has no type, its entries no fullUrl and the appointments none either.
 */
final class ProposedAppointments {

    private static final String KEY = "appointments";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Statuses that the caller means; any other is about to become "booked". */
    private static final Set<String> NOT_BOOKED =
            Set.of("cancelled", "noshow", "entered-in-error", "fulfilled", "waitlist");

    private static final List<String> TYPES = List.of("appointmentType", "serviceType", "serviceCategory", "specialty");

    private final boolean recordIsTyped;
    private final boolean recordIsUntyped;
    private final @Nullable String usualType;

    /**
     * Contacts count by their types where any is typed. A proposed appointment follows the record: it is not to change
     * which of the others count.
     *
     * @param record what was read without the proposed ones
     * @param usualType what one without any type counts as in a typed record, {@code system|code}; null: it stays so
     */
    ProposedAppointments(ClientRecord record, @Nullable String usualType) {
        boolean typesNoted = isNoted(record, DataNote.Code.TYPE_NOT_CONFIGURED);
        this.recordIsUntyped = isNoted(record, DataNote.Code.UNTYPED_CONTACTS);
        this.recordIsTyped = typesNoted || (!record.contacts().isEmpty() && !recordIsUntyped);
        this.usualType = usualType;
    }

    private static boolean isNoted(ClientRecord record, DataNote.Code code) {
        return record.dataNotes().stream().anyMatch(note -> note.code() == code);
    }

    /** The Appointment resources of the Bundle, or the one that stands in its place. */
    static List<JsonNode> in(JsonNode bundle) {
        if (isAppointment(bundle)) {
            return List.of(bundle);
        }
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            if (isAppointment(resource)) {
                found.add(resource);
            }
        }
        return List.copyOf(found);
    }

    /** The appointment of a session that starts now. */
    static JsonNode starting(String patientId, Instant now) {
        ObjectNode appointment = NODES.objectNode()
                .put("resourceType", "Appointment")
                .put("id", "starting-session")
                .put("status", "booked")
                .put("start", now.toString());
        appointment
                .putArray("participant")
                .addObject()
                .put("status", "accepted")
                .putObject("actor")
                .put("reference", patientId.contains("/") ? patientId : "Patient/" + patientId);
        return appointment;
    }

    private static boolean isAppointment(JsonNode resource) {
        return resource.path("resourceType").asString("").equals("Appointment");
    }

    /** The prefetch with these appointments among the booked ones; what the caller sent stays as it is. */
    Map<String, JsonNode> into(Map<String, JsonNode> prefetch, List<JsonNode> proposed) {
        if (proposed.isEmpty()) {
            return prefetch;
        }
        ObjectNode bundle = asBundle(prefetch.get(KEY));
        ArrayNode entries = NODES.arrayNode();
        Set<String> proposedIds = new HashSet<>();
        proposed.forEach(appointment -> proposedIds.add(appointment.path("id").asString("")));
        for (JsonNode entry : bundle.path("entry")) {
            // One that is booked anew is as the booking says it, not as the record still has it.
            JsonNode known = entry.path("resource");
            if (!isAppointment(known) || !proposedIds.contains(known.path("id").asString("?"))) {
                entries.add(entry);
            }
        }
        int number = 0;
        for (JsonNode appointment : proposed) {
            number++;
            entries.addObject().set("resource", booked((ObjectNode) appointment.deepCopy(), number));
        }
        bundle.set("entry", entries);
        Map<String, JsonNode> merged = new LinkedHashMap<>(prefetch);
        merged.put(KEY, bundle);
        return merged;
    }

    private ObjectNode booked(ObjectNode appointment, int number) {
        if (!appointment.path("id").isString()) {
            appointment.put("id", "proposed-" + number);
        }
        if (!NOT_BOOKED.contains(appointment.path("status").asString(""))) {
            appointment.put("status", "booked");
        }
        if (recordIsUntyped) {
            appointment.remove(TYPES);
        } else if (recordIsTyped && usualType != null && TYPES.stream().noneMatch(appointment::has)) {
            appointment.putObject("appointmentType").putArray("coding").add(coding(usualType));
        }
        return appointment;
    }

    private static ObjectNode coding(String type) {
        int bar = type.lastIndexOf('|');
        ObjectNode coding = NODES.objectNode().put("code", type.substring(bar + 1));
        if (bar > 0) {
            coding.put("system", type.substring(0, bar));
        }
        return coding;
    }

    private static ObjectNode asBundle(@Nullable JsonNode given) {
        ObjectNode bundle = NODES.objectNode().put("resourceType", "Bundle").put("type", "searchset");
        if (given == null || given.isNull()) {
            return bundle;
        }
        JsonNode inner =
                given.path("resource").isObject() && !given.has("resourceType") ? given.path("resource") : given;
        if (inner instanceof ObjectNode object
                && object.path("resourceType").asString("").equals("Bundle")) {
            ObjectNode copy = NODES.objectNode();
            copy.setAll(object);
            return copy;
        }
        // Whatever else it is, the reader has to see it too: an OperationOutcome says that the search failed.
        bundle.putArray("entry").addObject().set("resource", inner);
        return bundle;
    }
}
