// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the record of one synthetic client as FHIR R4 JSON. Weeks count back from the anchor, the day of the client's
 * weekly hour: week 0 is the anchor itself, week 1 the same weekday a week before.
 */
final class RecordWriter {
    static final String THERAPIST = "Practitioner/demo-therapist";
    static final String QUESTIONNAIRES = "https://alliancecds.org/fhir/Questionnaire/";
    static final String NOTE_CODES = "https://alliancecds.org/fhir/CodeSystem/session-note";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MINUTES = 50;
    private static final List<String> PHQ_9_ITEMS =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8");
    private static final List<String> PHQ_9_CODES = List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9");
    private static final List<String> PHQ_9_WORDS =
            List.of("Not at all", "Several days", "More than half the days", "Nearly every day");

    private final String id;
    private final LocalDate anchor;
    private final LocalTime hour;
    private final ZoneId zone;
    private final List<Map<String, Object>> resources = new ArrayList<>();
    private int written;

    RecordWriter(String id, LocalDate anchor, LocalTime hour, ZoneId zone) {
        this.id = id;
        this.anchor = anchor;
        this.hour = hour;
        this.zone = zone;
    }

    RecordWriter patient(String given, String initial, String gender, LocalDate birthDate) {
        resources.add(object(
                "resourceType",
                "Patient",
                "id",
                id,
                "active",
                true,
                "name",
                List.of(object("use", "usual", "family", initial, "given", List.of(given))),
                "gender",
                gender,
                "birthDate",
                birthDate.toString()));
        return this;
    }

    /** A session that began on time. */
    RecordWriter attended(int week) {
        return late(week, 0);
    }

    /** A session that began that many minutes after its appointment. */
    RecordWriter late(int week, int minutes) {
        Map<String, Object> appointment = appointment(week, "fulfilled", 7);
        encounter(week, "finished", minutes).put("appointment", List.of(reference("Appointment", appointment)));
        return this;
    }

    RecordWriter missed(int week) {
        appointment(week, "noshow", 7);
        return this;
    }

    RecordWriter cancelledByClient(int week, String reason) {
        appointment(week, "cancelled", 7)
                .put(
                        "cancelationReason",
                        object(
                                "coding",
                                List.of(object(
                                        "system",
                                        "http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason",
                                        "code",
                                        "pat",
                                        "display",
                                        "Patient")),
                                "text",
                                reason));
        return this;
    }

    /** The appointment at the anchor, made that many days before it, with the encounter that is planned for it. */
    RecordWriter booked(int madeDaysBefore) {
        Map<String, Object> appointment = appointment(0, "booked", madeDaysBefore);
        encounter(0, "planned", 0).put("appointment", List.of(reference("Appointment", appointment)));
        return this;
    }

    /** A Session Rating Scale: bond, goals, tasks, overall, each 0 to 10. */
    RecordWriter srs(int week, double bond, double goals, double tasks, double overall) {
        response(week, "srs", decimals(List.of("bond", "goals", "tasks", "overall"), bond, goals, tasks, overall));
        return this;
    }

    /** An Outcome Rating Scale: individual, interpersonal, social, overall, each 0 to 10. */
    RecordWriter ors(int week, double individual, double interpersonal, double social, double overall) {
        response(
                week,
                "ors",
                decimals(
                        List.of("individual", "interpersonal", "social", "overall"),
                        individual,
                        interpersonal,
                        social,
                        overall));
        return this;
    }

    /** A Working Alliance Inventory, short revised: twelve answers, each 1 to 5. */
    RecordWriter waiSr(int week, int... answers) {
        List<Object> items = new ArrayList<>();
        for (int index = 0; index < answers.length; index++) {
            items.add(item(String.valueOf(index + 1), object("valueInteger", answers[index])));
        }
        response(week, "wai-sr", items);
        return this;
    }

    /**
     * A PHQ-9, filled in at home on the evening before the session of that week: nine answers, each 0 to 3.
     *
     * @param storedTotal the total as a form would have stored it, right or wrong; null for none
     */
    RecordWriter phq9(int week, @Nullable Integer storedTotal, int... answers) {
        List<Object> items = new ArrayList<>();
        for (int index = 0; index < answers.length; index++) {
            items.add(item(
                    "/" + PHQ_9_ITEMS.get(index),
                    object(
                            "valueCoding",
                            object(
                                    "system", "http://loinc.org",
                                    "code", PHQ_9_CODES.get(answers[index]),
                                    "display", PHQ_9_WORDS.get(answers[index])))));
        }
        if (storedTotal != null) {
            items.add(item("/44261-6", object("valueInteger", storedTotal)));
        }
        response(week, "phq-9", items).put("authored", instant(day(week).minusDays(1), LocalTime.of(19, 40)));
        return this;
    }

    /** The therapist's note of a session: a line in their own words, and coded answers. */
    RecordWriter note(int week, String remark, List<Object> answers) {
        Map<String, Object> response = response(week, "session-note", answers);
        response.put("author", object("reference", THERAPIST));
        response.put("source", object("reference", THERAPIST));
        response.put("authored", instant(day(week), hour.plusMinutes(MINUTES + 10)));
        response.put(
                "text",
                object(
                        "status",
                        "additional",
                        "div",
                        "<div xmlns=\"http://www.w3.org/1999/xhtml\">" + escaped(remark) + "</div>"));
        return this;
    }

    /** A response of the client at the end of that week's session; the caller may spoil it. */
    Map<String, Object> response(int week, String measure, List<Object> items) {
        Map<String, Object> response = object(
                "resourceType", "QuestionnaireResponse",
                "id", nextId("r"),
                "questionnaire", QUESTIONNAIRES + measure,
                "status", "completed",
                "subject", object("reference", "Patient/" + id),
                "authored", instant(day(week), hour.plusMinutes(MINUTES)),
                "author", object("reference", "Patient/" + id),
                "source", object("reference", "Patient/" + id),
                "item", items);
        resources.add(response);
        return response;
    }

    /** The resources as JSON, in the order in which they were written. */
    List<String> json() {
        return resources.stream().map(JSON::writeValueAsString).toList();
    }

    static List<Object> decimals(List<String> linkIds, double... values) {
        List<Object> items = new ArrayList<>();
        for (int index = 0; index < values.length; index++) {
            items.add(item(linkIds.get(index), object("valueDecimal", BigDecimal.valueOf(values[index]))));
        }
        return items;
    }

    static Map<String, Object> item(String linkId, Map<String, Object> answer) {
        return object("linkId", linkId, "answer", List.of(answer));
    }

    static Map<String, Object> flag(String linkId) {
        return item(linkId, object("valueBoolean", true));
    }

    static Map<String, Object> number(String linkId, int value) {
        return item(linkId, object("valueInteger", value));
    }

    static Map<String, Object> homework(String code, String display) {
        return item("homework", object("valueCoding", object("system", NOTE_CODES, "code", code, "display", display)));
    }

    /** A JSON object from alternating names and values. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            object.put((String) namesAndValues[index], namesAndValues[index + 1]);
        }
        return object;
    }

    private Map<String, Object> appointment(int week, String status, int madeDaysBefore) {
        LocalDate day = day(week);
        Map<String, Object> appointment = object(
                "resourceType", "Appointment",
                "id", nextId("a"),
                "status", status,
                "serviceType", List.of(psychotherapy()),
                "start", instant(day, hour),
                "end", instant(day, hour.plusMinutes(MINUTES)),
                "created", instant(day.minusDays(madeDaysBefore), hour.plusMinutes(MINUTES + 5)),
                "participant",
                        List.of(
                                object("actor", object("reference", "Patient/" + id), "status", "accepted"),
                                object("actor", object("reference", THERAPIST), "status", "accepted")));
        resources.add(appointment);
        return appointment;
    }

    private Map<String, Object> encounter(int week, String status, int minutesLate) {
        Map<String, Object> period = object("start", instant(day(week), hour.plusMinutes(minutesLate)));
        if ("finished".equals(status)) {
            period.put("end", instant(day(week), hour.plusMinutes(MINUTES)));
        }
        Map<String, Object> encounter = object(
                "resourceType", "Encounter",
                "id", nextId("e"),
                "status", status,
                "class",
                        object(
                                "system", "http://terminology.hl7.org/CodeSystem/v3-ActCode",
                                "code", "AMB",
                                "display", "ambulatory"),
                "type", List.of(psychotherapy()),
                "subject", object("reference", "Patient/" + id),
                "participant", List.of(object("individual", object("reference", THERAPIST))),
                "period", period);
        resources.add(encounter);
        return encounter;
    }

    static Map<String, Object> psychotherapy() {
        return object(
                "coding",
                List.of(object("system", "http://snomed.info/sct", "code", "75516001", "display", "Psychotherapy")));
    }

    private static Map<String, Object> reference(String type, Map<String, Object> resource) {
        return object("reference", type + "/" + resource.get("id"));
    }

    private LocalDate day(int week) {
        return anchor.minusWeeks(week);
    }

    private String instant(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toOffsetDateTime().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private String nextId(String kind) {
        written++;
        return id + "-" + kind + written;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
