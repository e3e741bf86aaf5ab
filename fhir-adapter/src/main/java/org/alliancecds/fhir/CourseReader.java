// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.definition.Definitions;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.call.Notes;
import org.alliancecds.fhir.call.ReadingSettings;
import org.alliancecds.fhir.call.Remark;
import org.alliancecds.fhir.call.Subject;
import org.alliancecds.fhir.client.ConditionReader;
import org.alliancecds.fhir.client.PatientReader;
import org.alliancecds.fhir.contact.Ahead;
import org.alliancecds.fhir.contact.ContactReader;
import org.alliancecds.fhir.form.MeasureForms;
import org.alliancecds.fhir.form.Questionnaires;
import org.alliancecds.fhir.observation.ObservationReader;
import org.alliancecds.fhir.prefetch.Bounds;
import org.alliancecds.fhir.prefetch.Prefetch;
import org.alliancecds.fhir.prefetch.PrefetchReader;
import org.alliancecds.fhir.resource.References;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.fhir.resource.Written;
import org.alliancecds.fhir.response.ResponseFacts;
import org.alliancecds.fhir.response.ResponseReader;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.Contact;
import org.alliancecds.record.DataNote.Code;
import org.alliancecds.record.Gap;
import org.alliancecds.words.Phrase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the prefetch of a call as the record of one client; what cannot be read becomes a data note and nothing else. */
public final class CourseReader {
    /** The keys of a prefetch that are read. */
    public static final List<String> PREFETCH_KEYS = PrefetchReader.KEYS;

    private final MeasureForms forms;
    private final Definitions definitions;
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
            Map<String, Phrase> notSeen,
            Set<String> partly,
            List<String> wantedForms) {
        public Reading {
            seen = Set.copyOf(seen);
            notSeen = Map.copyOf(notSeen);
            partly = Set.copyOf(partly);
            wantedForms = List.copyOf(wantedForms);
        }
    }

    public CourseReader(MeasureCatalogue measures, Definitions definitions, ReadingSettings settings) {
        this.definitions = definitions;
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
            Map<String, Phrase> whyAbsent,
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
     * @throws org.alliancecds.therapy.Deadline.Passed when there is no time left
     */
    public Reading read(
            Map<String, @Nullable JsonNode> prefetch,
            Map<String, Phrase> whyAbsent,
            String patientId,
            Instant receivedAt,
            Ahead ahead,
            Bounds bounds) {
        Notes notes = new Notes();
        Prefetch parts = PrefetchReader.read(prefetch, ahead.proposed(), whyAbsent, notes, bounds);
        References references = new References(parts.resources(), patientId);
        String encounter = ahead.startingEncounter();
        String starting = encounter == null ? null : references.named("Encounter", encounter);
        Call call = new Call(references, receivedAt, settings.zone(), notes, starting, bounds.deadline());
        ResponseReader responses = new ResponseReader(forms, new Questionnaires(parts.resources(), forms), call);
        ClientRecord client = client(parts, responses, ahead, call);
        return new Reading(client, parts.seen(), parts.notSeen(), parts.partly(), responses.wantedForms());
    }

    private ClientRecord client(Prefetch parts, ResponseReader responses, Ahead ahead, Call call) {
        Map<String, List<Resource>> mine = new HashMap<>();
        for (Resource resource : parts.resources()) {
            if (Subject.isClient(resource, call.references())) {
                mine.computeIfAbsent(resource.type(), fresh -> new ArrayList<>())
                        .add(resource);
            } else {
                call.note(Code.ANOTHER_PATIENT, resource, Remark.ANOTHER_PATIENT);
            }
        }
        ResponseFacts facts = responses(responses, mine, call);
        List<Contact> contacts =
                new ContactReader(settings, call).read(inOrder(mine, "Appointment"), inOrder(mine, "Encounter"), ahead);
        return new ClientRecord(
                settings.zone(),
                call.receivedAt(),
                new PatientReader(call).birthDate(inOrder(mine, "Patient")),
                contacts.stream().anyMatch(Contact::fromAppointment),
                contacts,
                facts.responses(),
                facts.notes(),
                facts.risks(),
                new ConditionReader(call, definitions).read(inOrder(mine, "Condition")),
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

    private ResponseFacts responses(ResponseReader reader, Map<String, List<Resource>> mine, Call call) {
        List<Resource> inOrder = inOrder(mine, "QuestionnaireResponse");
        ResponseFacts facts = reader.read(inOrder);
        List<Resource> observations = inOrder(mine, "Observation");
        if (observations.isEmpty()) {
            return facts;
        }
        Set<String> withdrawn = new HashSet<>();
        for (Resource resource : inOrder) {
            if ("entered-in-error".equals(Tree.text(resource.tree(), "status"))) {
                withdrawn.add(resource.reference());
            }
        }
        return new ObservationReader(forms, facts, withdrawn, call).read(observations);
    }

    /** The resources of one type in an order of their own, so that the order of the prefetch does not matter. */
    private static List<Resource> inOrder(Map<String, List<Resource>> resources, String type) {
        return resources.getOrDefault(type, List.of()).stream()
                .map(Written::new)
                .sorted(Comparator.comparing((Written one) -> one.resource().reference())
                        .thenComparing(one -> one.resource().hasId() ? "" : one.text()))
                .map(Written::resource)
                .toList();
    }
}
