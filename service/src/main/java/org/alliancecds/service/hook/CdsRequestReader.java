// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import static org.alliancecds.service.problem.Problem.IssueType.BUSINESS_RULE;
import static org.alliancecds.service.problem.Problem.IssueType.FORBIDDEN;
import static org.alliancecds.service.problem.Problem.IssueType.REQUIRED;
import static org.alliancecds.service.problem.Problem.IssueType.STRUCTURE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alliancecds.fhir.contact.Ahead;
import org.alliancecds.fhir.resource.FhirId;
import org.alliancecds.service.audit.CallNotes;
import org.alliancecds.service.ehr.Caller;
import org.alliancecds.service.intake.RequestBody;
import org.alliancecds.service.problem.Problem;
import org.alliancecds.service.settings.EhrProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Parses a CDS Hooks request strictly where the standard is strict, and with patience where clients differ: properties
 * that it does not know are accepted, a hookInstance need not be a UUID, a patient may come as {@code Patient/123}.
 */
@Component
final class CdsRequestReader {

    /** Whom CDS Hooks knows as users; the last two are no clinicians. */
    private static final Set<String> USERS = Set.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson");

    private static final Pattern NOT_A_CLINICIAN = Pattern.compile("(?:Patient|RelatedPerson)/.*");
    /** A UUID has 36; it is kept nowhere. */
    private static final int LONGEST_INSTANCE = 256;

    private static final Pattern HOOK_NAME = Pattern.compile("[a-z][a-z0-9.-]{0,39}");

    private final RequestBody body;

    CdsRequestReader(RequestBody body) {
        this.body = body;
    }

    /**
     * The request of a call of that service.
     *
     * @throws Problem 400, 403, 413, 415 or 422
     */
    CdsRequest read(HttpServletRequest http, HookService service) {
        return read(http, service.id(), service);
    }

    /** As {@link #read}, where the request may be for any of our services; {@code name} is what is called instead. */
    CdsRequest readAny(HttpServletRequest http, String name) {
        return read(http, name, null);
    }

    private CdsRequest read(HttpServletRequest http, String name, @Nullable HookService service) {
        EhrProfile ehr = Caller.of(http);
        CallNotes notes = CallNotes.called(http, name).by(ehr);
        CdsRequest request = request(body.read(http), service, ehr);
        notes.asked(request.userId(), request.patientId());
        return request;
    }

    private static CdsRequest request(JsonNode tree, @Nullable HookService service, EhrProfile ehr) {
        if (!tree.isObject()) {
            throw Problem.of(400, STRUCTURE, "The body is not a JSON object.", "Send one CDS Hooks request.");
        }
        String hook = text(tree, "hook", "");
        HookService answering = answering(hook, service);
        String hookInstance = text(tree, "hookInstance", "");
        if (hookInstance.length() > LONGEST_INSTANCE) {
            throw Problem.of(
                            400,
                            STRUCTURE,
                            "hookInstance is longer than " + LONGEST_INSTANCE + " characters.",
                            "Give a UUID, as CDS Hooks 2.0 describes it.")
                    .at("hookInstance");
        }
        JsonNode context = tree.path("context");
        if (!context.isObject()) {
            throw absentOrWrong(context, "context", "an object");
        }
        String userId = FhirId.reference(USERS, text(context, "userId", "context."));
        if (userId == null) {
            throw Problem.of(
                            400,
                            STRUCTURE,
                            "context.userId does not name one user.",
                            "Give the user as Practitioner/123 or PractitionerRole/123, with an id of FHIR: at most 64"
                                    + " letters, digits, dots and hyphens.")
                    .at("context.userId");
        }
        if (NOT_A_CLINICIAN.matcher(userId).matches()) {
            throw Problem.of(
                            403,
                            FORBIDDEN,
                            "The user is a patient or a related person, and these cards are written for clinicians.",
                            "Call for a user who is a Practitioner or has a PractitionerRole.")
                    .at("context.userId");
        }
        String patientId = id("Patient", context, "patientId");
        String encounterId = answering == HookService.ENCOUNTER_START
                ? id("Encounter", context, "encounterId")
                : idIfGiven("Encounter", context.path("encounterId"));
        return new CdsRequest(
                answering,
                hookInstance,
                userId,
                patientId,
                encounterId,
                prefetch(tree.path("prefetch"), ehr),
                ahead(answering, context, encounterId),
                FhirOfferReader.read(tree, ehr.fhirServers()));
    }

    private static HookService answering(String hook, @Nullable HookService service) {
        if (service != null && service.hook().equals(hook)) {
            return service;
        }
        if (service == null) {
            for (HookService candidate : HookService.values()) {
                if (candidate.hook().equals(hook)) {
                    return candidate;
                }
            }
        }
        String expected = service == null
                ? Arrays.stream(HookService.values()).map(HookService::hook).collect(Collectors.joining(", "))
                : service.hook();
        // Only what looks like the name of a hook is repeated; anything else may be data.
        String named = HOOK_NAME.matcher(hook).matches() ? "\"" + hook + "\"" : "another one";
        throw Problem.of(
                        422,
                        BUSINESS_RULE,
                        "The hook is " + named + ", and this address answers " + expected + ".",
                        "Send the hook to the service that answers it; GET /cds-services lists them.")
                .at("hook");
    }

    /** By our own keys; where an EHR gives one of them and its own name for it, ours is meant. */
    private static Map<String, JsonNode> prefetch(JsonNode prefetch, EhrProfile ehr) {
        if (prefetch.isMissingNode() || prefetch.isNull()) {
            return Map.of();
        }
        if (!prefetch.isObject()) {
            throw absentOrWrong(prefetch, "prefetch", "an object");
        }
        Map<String, JsonNode> byKey = new LinkedHashMap<>();
        prefetch.properties().forEach(property -> byKey.put(property.getKey(), property.getValue()));
        ehr.prefetchAliases().forEach((theirs, ours) -> {
            JsonNode given = byKey.remove(theirs);
            if (given != null) {
                byKey.putIfAbsent(ours, given);
            }
        });
        return byKey;
    }

    /** What is about to be, so that nobody is told that nothing is booked while the client sits down. */
    private static Ahead ahead(HookService service, JsonNode context, @Nullable String encounterId) {
        if (service == HookService.ENCOUNTER_START && encounterId != null) {
            return Ahead.session(encounterId);
        }
        if (service != HookService.APPOINTMENT_BOOK) {
            return Ahead.NOTHING;
        }
        JsonNode appointments = context.path("appointments");
        if (!appointments.isObject()) {
            throw absentOrWrong(appointments, "context.appointments", "a Bundle");
        }
        return Ahead.booking(appointments);
    }

    private static String text(JsonNode parent, String name, String path) {
        JsonNode value = parent.path(name);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw absentOrWrong(value, path + name, "a text that is not empty");
        }
        return value.stringValue();
    }

    private static String id(String type, JsonNode context, String name) {
        String id = FhirId.of(type, text(context, name, "context."));
        if (id == null) {
            throw Problem.of(
                            400,
                            STRUCTURE,
                            "context." + name + " does not name one " + type + ".",
                            "Give the id of the " + type + ", as 123 or as " + type
                                    + "/123: at most 64 letters, digits," + " dots and hyphens.")
                    .at("context." + name);
        }
        return id;
    }

    /** Where a hook does without it, what cannot be used is not given. */
    private static @Nullable String idIfGiven(String type, JsonNode value) {
        return value.isString() ? FhirId.of(type, value.stringValue()) : null;
    }

    static Problem absentOrWrong(JsonNode value, String place, String expected) {
        boolean absent = value.isMissingNode() || value.isNull();
        return Problem.of(
                        400,
                        absent ? REQUIRED : STRUCTURE,
                        place + (absent ? " is missing." : " is not " + expected + "."),
                        "Give " + expected + ", as CDS Hooks 2.0 describes it.")
                .at(place);
    }
}
