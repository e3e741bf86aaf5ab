// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a call says is about to be, beside the record: the session that starts, or the appointments to be booked. They
 * count as booked.
 *
 * @param startingEncounter {@code 7} or {@code Encounter/7}: that session is still ahead, neither attended nor late;
 *     null: no session starts
 * @param isBooked whether that session counts as an appointment of now, where the record shows appointments at all
 * @param proposed Appointments that are about to be booked; one with the id of an appointment of the record takes its
 *     place
 */
public record Ahead(@Nullable String startingEncounter, boolean isBooked, List<JsonNode> proposed) {

    /** Nothing is said of what is about to be. */
    public static final Ahead NOTHING = new Ahead(null, false, List.of());

    public Ahead {
        proposed = List.copyOf(proposed);
    }

    /** Whether the record is all there is. */
    boolean isNothing() {
        return !isBooked && proposed.isEmpty();
    }

    /** The session of that encounter starts now. */
    public static Ahead session(String encounter) {
        return new Ahead(encounter, true, List.of());
    }

    /**
     * The Appointments of a Bundle are about to be booked. In the standard's own example the Bundle has no type and its
     * entries no fullUrl. An Appointment may stand in the place of the Bundle.
     */
    public static Ahead booking(JsonNode bundle) {
        List<JsonNode> proposed = new ArrayList<>();
        if (isAppointment(bundle)) {
            proposed.add(bundle);
        } else {
            for (JsonNode entry : bundle.path("entry")) {
                if (isAppointment(entry.path("resource"))) {
                    proposed.add(entry.path("resource"));
                }
            }
        }
        return new Ahead(null, false, proposed);
    }

    private static boolean isAppointment(JsonNode resource) {
        return resource.path("resourceType").asString("").equals("Appointment");
    }
}
