// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.DataNote;
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
        Set<String> ids = new HashSet<>();
        Set<String> anew = usedOnce(proposed);
        int replaced = 0;
        for (JsonNode entry : bundle.path("entry")) {
            // One that is booked anew is as the booking says it, not as the record still has it.
            String id = entry.path("resource").path("id").asString("");
            if (isAppointment(entry.path("resource")) && anew.contains(id)) {
                replaced++;
            } else {
                ids.add(id);
                entries.add(entry);
            }
        }
        for (JsonNode appointment : proposed) {
            ObjectNode entry = entries.addObject();
            entry.set("resource", booked((ObjectNode) appointment.deepCopy(), ids));
            // No match of the search, so that the Bundle's total still says whether all matches are there.
            entry.putObject("search").put("mode", "include");
        }
        bundle.set("entry", entries);
        if (replaced > 0 && bundle.path("total").isNumber()) {
            bundle.put("total", bundle.path("total").longValue(0) - replaced);
        }
        Map<String, JsonNode> merged = new LinkedHashMap<>(prefetch);
        merged.put(KEY, bundle);
        return merged;
    }

    /** Ids that one proposed appointment has alone; one that several have stands in for an id yet to come. */
    private static Set<String> usedOnce(List<JsonNode> proposed) {
        Set<String> once = new HashSet<>();
        Set<String> several = new HashSet<>();
        for (JsonNode appointment : proposed) {
            String id = appointment.path("id").asString("");
            if (!id.isEmpty() && !once.add(id)) {
                several.add(id);
            }
        }
        once.removeAll(several);
        return once;
    }

    /** Under an id of its own: two of one id would be read as two states of one appointment. */
    private ObjectNode booked(ObjectNode appointment, Set<String> ids) {
        String id = appointment.path("id").asString("");
        if (id.isEmpty() || !ids.add(id)) {
            int number = ids.size();
            while (!ids.add("proposed-" + number)) {
                number++;
            }
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
        if (given.isArray()) {
            ArrayNode entries = bundle.putArray("entry");
            given.forEach(element ->
                    entries.add(element.has("resourceType") ? NODES.objectNode().set("resource", element) : element));
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
