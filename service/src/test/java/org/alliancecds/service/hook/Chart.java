// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The record of Patient/p1, resource by resource; days are counted back from today. */
final class Chart {

    private final List<String> responses = new ArrayList<>();
    private final List<String> appointments = new ArrayList<>();
    private final List<String> encounters = new ArrayList<>();

    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Berlin"));
    }

    private static String at(int daysAgo) {
        return today().minusDays(daysAgo) + "T11:00:00Z";
    }

    /** A session that was attended in time. */
    Chart session(int daysAgo) {
        String id = "s" + daysAgo;
        appointment(id, "fulfilled", at(daysAgo));
        return encounter(id, "finished", at(daysAgo), id);
    }

    Chart missed(int daysAgo) {
        return appointment("m" + daysAgo, "noshow", at(daysAgo));
    }

    Chart appointment(String id, String status, String start) {
        appointments.add("""
                {"resource": {"resourceType": "Appointment", "id": "%s", "status": "%s", "start": "%s",
                 "participant": [{"actor": {"reference": "Patient/p1"}, "status": "accepted"}]}}""".formatted(id, status, start));
        return this;
    }

    Chart encounter(String id, String status, String start, String appointment) {
        encounters.add("""
                {"resource": {"resourceType": "Encounter", "id": "%s", "status": "%s", "class": {"code": "AMB"},
                 "subject": {"reference": "Patient/p1"}, "appointment": [{"reference": "Appointment/%s"}],
                 "period": {"start": "%s"}}}""".formatted(id, status, appointment, start));
        return this;
    }

    /** A rating on the Session Rating Scale, the same on each item. */
    Chart srs(int daysAgo, String each) {
        responses.add("""
                {"resource": {"resourceType": "QuestionnaireResponse", "id": "srs%d", "status": "completed",
                 "questionnaire": "https://alliancecds.org/fhir/Questionnaire/srs", "authored": "%s",
                 "subject": {"reference": "Patient/p1"}, "source": {"reference": "Patient/p1"},
                 "item": [%s]}}""".formatted(
                        daysAgo,
                        at(daysAgo),
                        items(List.of("bond", "goals", "tasks", "overall"), "{\"valueDecimal\": " + each + "}")));
        return this;
    }

    /** A PHQ-9 with the same code for each answer. */
    Chart phq9(int daysAgo, String answer) {
        List<String> links = List.of(
                "/44250-9",
                "/44255-8",
                "/44259-0",
                "/44254-1",
                "/44251-7",
                "/44258-2",
                "/44252-5",
                "/44253-3",
                "/44260-8");
        responses.add("""
                {"resource": {"resourceType": "QuestionnaireResponse", "id": "phq%d", "status": "completed",
                 "questionnaire": "http://loinc.org/q/44249-1", "authored": "%s",
                 "subject": {"reference": "Patient/p1"}, "source": {"reference": "Patient/p1"},
                 "item": [%s]}}""".formatted(
                daysAgo,
                at(daysAgo),
                items(links, "{\"valueCoding\": {\"system\": \"http://loinc.org\", \"code\": \"" + answer + "\"}}")));
        return this;
    }

    /** A session note that says one thing. */
    Chart note(int daysAgo, String linkId) {
        responses.add("""
                {"resource": {"resourceType": "QuestionnaireResponse", "id": "note%d", "status": "completed",
                 "questionnaire": "https://alliancecds.org/fhir/Questionnaire/session-note", "authored": "%s",
                 "subject": {"reference": "Patient/p1"}, "author": {"reference": "Practitioner/t1"},
                 "item": [{"linkId": "%s", "answer": [{"valueBoolean": true}]}]}}""".formatted(daysAgo, at(daysAgo), linkId));
        return this;
    }

    /** A form of the client's in the words of FHIR, from its id on, with its questionnaire by its last part. */
    Chart form(String questionnaire, String id, String status, String authored, String items) {
        responses.add("""
                {"resource": {"resourceType": "QuestionnaireResponse", "id": "%s", "status": "%s", "authored": "%s",
                 "questionnaire": "https://alliancecds.org/fhir/Questionnaire/%s",
                 "subject": {"reference": "Patient/p1"}, "source": {"reference": "Patient/p1"},
                 "item": [%s]}}""".formatted(id, status, authored, questionnaire, items));
        return this;
    }

    private static String items(List<String> links, String answer) {
        return String.join(
                ",",
                links.stream()
                        .map(link -> "{\"linkId\": \"" + link + "\", \"answer\": [" + answer + "]}")
                        .toList());
    }

    /** The whole record as a prefetch. */
    String prefetch() {
        return """
                {"patient": {"resourceType": "Patient", "id": "p1", "birthDate": "1980-05-05"},
                 "responses": %s, "appointments": %s, "encounters": %s, "observations": null, "conditions": null}""".formatted(bundle(responses), bundle(appointments), bundle(encounters));
    }

    private static String bundle(List<String> entries) {
        return entries.isEmpty()
                ? "null"
                : "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"entry\": [" + String.join(",", entries)
                        + "]}";
    }
}
