// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliancecds.course.ClientRecord;
import org.alliancecds.course.CodedCondition;
import org.alliancecds.course.Contact;
import org.alliancecds.course.DataNote.Code;
import org.alliancecds.course.Gap;
import org.alliancecds.measure.MeasureCatalogue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the prefetch of a call as the record of one client; what cannot be read becomes a data note and nothing else. */
public final class CourseReader {
    /** The keys of a prefetch that are read. */
    public static final List<String> PREFETCH_KEYS = PrefetchReader.KEYS;

    private final MeasureForms forms;
    private final ReadingSettings settings;

    /**
     * What one call gave.
     *
     * @param client all that was read
     * @param seen prefetch keys that are answers, among them those that say that there is nothing
     * @param notSeen prefetch keys that are no answers, and why; for a person to read
     * @param partly prefetch keys of which more exists than was given
     * @param wantedForms forms without which an answer was not understood, and which did not come along: canonicals or
     *     relative references, the ones that most responses name first
     */
    public record Reading(
            ClientRecord client,
            Set<String> seen,
            Map<String, String> notSeen,
            Set<String> partly,
            List<String> wantedForms) {
        public Reading {
            seen = Set.copyOf(seen);
            notSeen = Map.copyOf(notSeen);
            partly = Set.copyOf(partly);
            wantedForms = List.copyOf(wantedForms);
        }
    }

    public CourseReader(MeasureCatalogue measures, ReadingSettings settings) {
        this.forms = new MeasureForms(measures);
        this.settings = settings;
    }

    /**
     * Reads a prefetch. The order of resources changes nothing in the result.
     *
     * @param prefetch by key ({@code patient}, {@code responses}, {@code appointments}, {@code encounters},
     *     {@code observations}, {@code conditions}): a resource, a Bundle, an array of resources, an OperationOutcome,
     *     FHIR XML as text; JSON null is the answer "nothing there", an absent key is no answer
     * @param patientId {@code 123} or {@code Patient/123}
     * @param receivedAt when the call came; what is dated later is noted and not used
     */
    public Reading read(Map<String, @Nullable JsonNode> prefetch, String patientId, Instant receivedAt) {
        return read(prefetch, Map.of(), patientId, receivedAt, null);
    }

    /**
     * As above, with what more is known of the call.
     *
     * @param whyAbsent why a key is absent, by key, for a person to read; unsaid: it was not given
     * @param startingEncounter {@code 7} or {@code Encounter/7}: that session is still ahead, neither attended nor late;
     *     null: no session starts
     */
    public Reading read(
            Map<String, @Nullable JsonNode> prefetch,
            Map<String, String> whyAbsent,
            String patientId,
            Instant receivedAt,
            @Nullable String startingEncounter) {
        Ahead ahead = new Ahead(startingEncounter, false, List.of());
        return read(prefetch, whyAbsent, patientId, receivedAt, ahead, Bounds.NONE);
    }

    /**
     * As above, within bounds.
     *
     * @param ahead what the call says is about to be
     * @throws Bounds.Exceeded when more was given than may be read at once
     * @throws org.alliancecds.course.Deadline.Passed when there is no time left
     */
    public Reading read(
            Map<String, @Nullable JsonNode> prefetch,
            Map<String, String> whyAbsent,
            String patientId,
            Instant receivedAt,
            Ahead ahead,
            Bounds bounds) {
        Notes notes = new Notes();
        PrefetchSize.check(given(prefetch, ahead), bounds.resources());
        Prefetch parts = PrefetchReader.read(prefetch, whyAbsent, notes, bounds);
        References references = new References(parts.resources(), patientId);
        String encounter = ahead.startingEncounter();
        String starting = encounter == null ? null : references.named("Encounter", encounter);
        Call call = new Call(references, receivedAt, settings.zone(), notes, starting, bounds.deadline());
        ResponseReader responses = new ResponseReader(forms, new Questionnaires(parts.resources(), forms), call);
        ClientRecord client = client(parts, responses, ahead, call);
        return new Reading(client, parts.seen(), parts.notSeen(), parts.partly(), responses.wantedForms());
    }

    private static List<@Nullable JsonNode> given(Map<String, @Nullable JsonNode> prefetch, Ahead ahead) {
        List<@Nullable JsonNode> given = new ArrayList<>(ahead.proposed());
        PREFETCH_KEYS.forEach(key -> given.add(prefetch.get(key)));
        return given;
    }

    private ClientRecord client(Prefetch parts, ResponseReader responses, Ahead ahead, Call call) {
        List<Resource> mine = new ArrayList<>();
        for (Resource resource : parts.resources()) {
            if (isMine(resource, call)) {
                mine.add(resource);
            } else {
                call.note(Code.ANOTHER_PATIENT, resource, "It belongs to another patient and was left out.");
            }
        }
        ResponseFacts facts = responses(responses, mine, call);
        List<Contact> contacts = contacts(mine, ahead, call);
        return new ClientRecord(
                settings.zone(),
                call.receivedAt(),
                birthDate(mine, call),
                contacts.stream().anyMatch(Contact::fromAppointment),
                contacts,
                facts.responses(),
                facts.notes(),
                facts.risks(),
                conditions(mine, call),
                call.notes().all(),
                call.notes().leftOut(),
                gaps(parts, facts));
    }

    /** Ratings and scores may come as Observations; where none does, those that are missing are of another kind. */
    private static Set<Gap> gaps(Prefetch parts, ResponseFacts facts) {
        Set<Gap> gaps = EnumSet.noneOf(Gap.class);
        Set<String> responses = new HashSet<>(Set.of("responses"));
        if (facts.responses().isEmpty()
                || facts.responses().stream()
                        .anyMatch(response -> response.reference().startsWith("Observation"))) {
            responses.add("observations");
        }
        for (String key : parts.partly()) {
            boolean later = parts.anyEnd().contains(key);
            if (key.equals("appointments") || key.equals("encounters")) {
                gaps.add(Gap.EARLIER_CONTACTS);
                if (later) {
                    gaps.add(Gap.LATER_CONTACTS);
                }
                if (later && key.equals("appointments")) {
                    gaps.add(Gap.LATER_BOOKINGS);
                }
            } else if (responses.contains(key)) {
                gaps.add(Gap.EARLIER_RESPONSES);
                if (later) {
                    gaps.add(Gap.LATER_RESPONSES);
                }
            }
        }
        return gaps;
    }

    private static boolean isMine(Resource resource, Call call) {
        return switch (resource.type()) {
            case "Patient" -> !resource.hasId() || call.references().isPatient(resource.reference());
            case "Appointment" -> AppointmentReader.isOfPatient(resource.tree(), call.references());
            case "QuestionnaireResponse", "Encounter", "Observation", "Condition" -> call.isOfPatient(resource.tree());
            default -> true;
        };
    }

    private ResponseFacts responses(ResponseReader reader, List<Resource> mine, Call call) {
        List<Resource> inOrder = inOrder(mine, "QuestionnaireResponse");
        ResponseFacts facts = reader.read(inOrder);
        Set<String> withdrawn = new HashSet<>();
        for (Resource resource : inOrder) {
            if ("entered-in-error".equals(Tree.text(resource.tree(), "status"))) {
                withdrawn.add(resource.reference());
            }
        }
        return new ObservationReader(forms, facts, withdrawn, call).read(inOrder(mine, "Observation"));
    }

    private List<Contact> contacts(List<Resource> mine, Ahead ahead, Call call) {
        AheadReader next = new AheadReader(ahead, settings, call);
        List<Resource> appointments = new ArrayList<>();
        List<Resource> bookedAnew = new ArrayList<>();
        for (Resource resource : inOrder(mine, "Appointment")) {
            (next.isBookedAnew(resource) ? bookedAnew : appointments).add(resource);
        }
        List<Booking> bookings = bookings(appointments, call);
        EncounterReader encounters = new EncounterReader(settings, call);
        for (Resource resource : inOrder(mine, "Encounter")) {
            Guard.read(resource, call, () -> encounters.read(resource));
        }
        ContactNotes notes = new ContactNotes(call, new Stays(encounters.stays()));
        if (ahead.isNothing()) {
            return notes.counted(ContactReader.meetings(bookings, encounters.visits()));
        }
        List<Booking> recorded = new ArrayList<>(bookings);
        recorded.addAll(bookings(bookedAnew, call.aside()));
        recorded.sort(Comparator.comparing(booking -> booking.resource().reference()));
        List<Meeting> before = ContactReader.meetings(recorded, encounters.visits());
        Set<String> given = appointments.stream().map(Resource::reference).collect(Collectors.toSet());
        return notes.counted(ContactReader.meetings(next.with(bookings, before, given), encounters.visits()));
    }

    private List<Booking> bookings(List<Resource> appointments, Call call) {
        AppointmentReader reader = new AppointmentReader(settings, call);
        List<Booking> bookings = new ArrayList<>();
        for (Resource resource : appointments) {
            Guard.read(resource, call, () -> {
                Booking booking = reader.read(resource);
                if (booking != null) {
                    bookings.add(booking);
                }
            });
        }
        return bookings;
    }

    private static List<CodedCondition> conditions(List<Resource> mine, Call call) {
        List<CodedCondition> conditions = new ArrayList<>();
        ConditionReader reader = new ConditionReader(call);
        for (Resource resource : inOrder(mine, "Condition")) {
            Guard.read(resource, call, () -> {
                CodedCondition condition = reader.read(resource);
                if (condition != null) {
                    conditions.add(condition);
                }
            });
        }
        return conditions;
    }

    private static @Nullable LocalDate birthDate(List<Resource> mine, Call call) {
        for (Resource patient : inOrder(mine, "Patient")) {
            String text = Tree.text(patient.tree(), "birthDate");
            if (text != null) {
                try {
                    return switch (text.length()) {
                        case 4 -> Year.parse(text).atDay(1);
                        case 7 -> YearMonth.parse(text).atDay(1);
                        default -> LocalDate.parse(text);
                    };
                } catch (DateTimeException notADate) {
                    call.note(Code.UNREADABLE, patient, "Its birth date cannot be read; the age is not known.");
                }
            }
        }
        return null;
    }

    /** The resources of one type in an order of their own, so that the order of the prefetch does not matter. */
    private static List<Resource> inOrder(List<Resource> resources, String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .map(Written::new)
                .sorted(Comparator.comparing((Written one) -> one.resource().reference())
                        .thenComparing(one -> one.resource().hasId() ? "" : one.text()))
                .map(Written::resource)
                .toList();
    }
}
