// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.call.Guard;
import org.alliancecds.fhir.call.ReadingSettings;
import org.alliancecds.fhir.call.Remark;
import org.alliancecds.fhir.call.Subject;
import org.alliancecds.fhir.resource.Coding;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.DataNote.Code;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads what is about to be as bookings beside those of the record. Contacts count by their types where any is typed, and
 * what is ahead must not change which of the others count: in an untyped record it has no type, and in a typed one, where
 * it names none, it counts as psychotherapy.
 */
final class AheadReader {
    private static final String TYPE = "Appointment";
    /** Statuses that the caller means; any other is about to become "booked". */
    private static final Set<String> NOT_BOOKED =
            Set.of("cancelled", "noshow", "entered-in-error", "fulfilled", "waitlist");

    private static final List<String> TYPES = List.of("appointmentType", "serviceType", "serviceCategory", "specialty");
    private static final JsonNode NO_TREE = JsonNodeFactory.instance.objectNode();

    private final Ahead ahead;
    private final ReadingSettings settings;
    private final Call call;
    private final Set<String> anew;

    AheadReader(Ahead ahead, ReadingSettings settings, Call call) {
        this.ahead = ahead;
        this.settings = settings;
        this.call = call;
        this.anew = usedOnce(ahead.proposed());
    }

    /** Whether an appointment of the record is booked anew, and so is as the booking says it. */
    boolean isBookedAnew(Resource appointment) {
        return anew.contains(appointment.reference());
    }

    /** References that one proposed appointment has alone; an id that several have stands in for one yet to come. */
    private static Set<String> usedOnce(List<JsonNode> proposed) {
        Set<String> once = new HashSet<>();
        Set<String> several = new HashSet<>();
        for (JsonNode appointment : proposed) {
            String id = Tree.text(appointment, "id");
            if (id != null && !once.add(TYPE + "/" + id)) {
                several.add(TYPE + "/" + id);
            }
        }
        once.removeAll(several);
        return once;
    }

    /**
     * The bookings of the record and those ahead, in the order of their references.
     *
     * @param recorded without those that are booked anew
     * @param meetings of the record by itself
     * @param given references of all appointments of the record that are not booked anew
     */
    List<Booking> with(List<Booking> recorded, List<Meeting> meetings, Set<String> given) {
        Set<String> taken = new HashSet<>(given);
        List<Booking> all = new ArrayList<>(recorded);
        boolean typed = meetings.stream().anyMatch(meeting -> meeting.typing().typed());
        boolean untyped = !typed && !meetings.isEmpty();
        if (ahead.isBooked() && showsAppointments(meetings, typed)) {
            Resource now = new Resource(TYPE, unused("starting", taken), null, NO_TREE);
            all.add(new Booking(now, call.now(), AppointmentOutcome.BOOKED, null, null, typing(typed)));
        }
        AppointmentReader reader = new AppointmentReader(settings, call);
        for (JsonNode tree : ahead.proposed()) {
            Resource appointment = new Resource(TYPE, reference(tree, taken), null, tree);
            if (Subject.isClient(appointment, call.references())) {
                boolean named = TYPES.stream().anyMatch(tree::has);
                Guard.read(appointment, call, () -> {
                    Booking booking = reader.read(appointment, status(tree));
                    if (booking != null) {
                        Typing typing = untyped ? typing(false) : typed && !named ? typing(true) : booking.typing();
                        all.add(booking.of(typing));
                    }
                });
            } else {
                call.note(Code.ANOTHER_PATIENT, appointment, Remark.ANOTHER_PATIENT);
            }
        }
        all.sort(Comparator.comparing(booking -> booking.resource().reference()));
        return all;
    }

    /** Where the record shows no appointments, one says nothing of the others. */
    private static boolean showsAppointments(List<Meeting> meetings, boolean typed) {
        return meetings.stream()
                .anyMatch(meeting ->
                        meeting.booking() != null && (!typed || meeting.typing().counts()));
    }

    /** Under a reference of its own: two of one reference would be read as two states of one appointment. */
    private static String reference(JsonNode tree, Set<String> taken) {
        String id = Tree.text(tree, "id");
        return id != null && taken.add(TYPE + "/" + id) ? TYPE + "/" + id : unused("proposed", taken);
    }

    private static String unused(String name, Set<String> taken) {
        int number = taken.size();
        while (!taken.add(TYPE + "/" + name + "-" + number)) {
            number++;
        }
        return TYPE + "/" + name + "-" + number;
    }

    private static String status(JsonNode tree) {
        String status = Tree.text(tree, "status");
        return status != null && NOT_BOOKED.contains(status) ? status : "booked";
    }

    /** As psychotherapy of the first type that is configured, or of no type. */
    private Typing typing(boolean psychotherapy) {
        String usual = psychotherapy ? first(settings.psychotherapyTypes()) : null;
        return Typing.of(List.of(), usual == null ? List.of() : List.of(coding(usual)), settings);
    }

    private static @Nullable String first(Set<String> types) {
        return types.stream().sorted().findFirst().orElse(null);
    }

    /** Of {@code code} or {@code system|code}. */
    private static Coding coding(String type) {
        int bar = type.lastIndexOf('|');
        return new Coding(bar > 0 ? type.substring(0, bar) : null, type.substring(bar + 1), null, NO_TREE);
    }
}
