// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alliancecds.service.card.Occasion;
import org.alliancecds.service.problem.Problem;

/** The three CDS Hooks services; each has an id of its own, since some clients key services by id alone. */
public enum HookService {
    PATIENT_VIEW(
            "alliance-patient-view",
            "patient-view",
            Occasion.Moment.CHART,
            "Alliance check on opening a chart",
            "When a chart is opened: looks in ratings of the therapeutic alliance, outcome measures and attendance for"
                    + " signs that a therapy is in trouble, and says what was seen, why it may matter and what could be"
                    + " done."),
    ENCOUNTER_START(
            "alliance-encounter-start",
            "encounter-start",
            Occasion.Moment.SESSION,
            "Alliance check before a session",
            "When a session starts, seconds before the client sits down: the same look, with the session that starts"
                    + " still ahead, so that it counts neither as attended nor as late. A short rating that is suggested"
                    + " is for the end of this session."),
    APPOINTMENT_BOOK(
            "alliance-appointment-book",
            "appointment-book",
            Occasion.Moment.BOOKING,
            "Alliance check on booking",
            "When appointments are booked: the same look, counting the appointments that are about to be booked. Whoever"
                    + " books may not be the therapist, so praise and remarks on missing forms wait for the chart. Risk"
                    + " is never held back.");

    /** What no service can do without; at least one of them must be had. */
    static final List<String> NEEDED_KEYS = List.of("responses", "appointments", "encounters", "observations");

    /**
     * The prefetch templates. Newest first, so that a client that cuts a long list cuts the old end. No date in them:
     * CDS Hooks 2.0 has no today(). Never one parameter twice: a client may merge the two into an "or".
     */
    static final Map<String, String> PREFETCH = prefetch();

    private static final String USAGE =
            "For clinicians; a patient or related person as user is refused. At least one of"
                    + " responses, appointments, encounters and observations must be given, or fhirServer and"
                    + " fhirAuthorization by which it can be fetched. The more is given, the more can be said.";

    private final String id;
    private final String hook;
    private final Occasion.Moment moment;
    private final String title;
    private final String description;

    HookService(String id, String hook, Occasion.Moment moment, String title, String description) {
        this.id = id;
        this.hook = hook;
        this.moment = moment;
        this.title = title;
        this.description = description;
    }

    /** The last part of its address. */
    public String id() {
        return id;
    }

    /** The hook that it answers. */
    String hook() {
        return hook;
    }

    /** When an EHR calls it. */
    Occasion.Moment moment() {
        return moment;
    }

    /** As discovery shows it. */
    Discovery.Service described() {
        return new Discovery.Service(hook, title, description, id, PREFETCH, USAGE);
    }

    /**
     * The service of that id.
     *
     * @throws Problem 404 when there is none
     */
    public static HookService called(String id) {
        return Arrays.stream(values())
                .filter(service -> service.id.equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        404,
                        Problem.IssueType.NOT_FOUND,
                        "There is no such service.",
                        "The services are " + ids() + "."));
    }

    private static String ids() {
        return Arrays.stream(values()).map(HookService::id).collect(Collectors.joining(", "));
    }

    private static Map<String, String> prefetch() {
        Map<String, String> templates = new LinkedHashMap<>();
        templates.put("patient", "Patient/{{context.patientId}}");
        templates.put("responses", "QuestionnaireResponse?patient={{context.patientId}}&_sort=-authored&_count=200");
        templates.put("appointments", "Appointment?patient={{context.patientId}}&_sort=-date&_count=200");
        templates.put("encounters", "Encounter?patient={{context.patientId}}&_sort=-date&_count=200");
        templates.put(
                "observations", "Observation?patient={{context.patientId}}&category=survey&_sort=-date&_count=200");
        templates.put("conditions", "Condition?patient={{context.patientId}}&_sort=-recorded-date&_count=200");
        return java.util.Collections.unmodifiableMap(templates);
    }
}
