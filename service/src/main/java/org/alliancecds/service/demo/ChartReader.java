// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the record of a synthetic client into what the page shows. It is the EHR's own reading and knows no rule; what
 * it cannot read or does not know it does not show.
 */
final class ChartReader {
    private static final JsonMapper JSON = new JsonMapper();

    /** The forms that this EHR can add up. Answers outside these link ids (a stored total) are not added. */
    private static final List<Form> FORMS = List.of(
            new Form("srs", "SRS", true, 40, 4, Set.of("bond", "goals", "tasks", "overall")::contains),
            new Form("wai-sr", "WAI-SR", true, 60, 12, linkId -> linkId.matches("\\d{1,2}")),
            new Form("ors", "ORS", false, 40, 4, Set.of("individual", "interpersonal", "social", "overall")::contains),
            new Form("phq-9", "PHQ-9", false, 27, 9, linkId -> !linkId.equals("/44261-6")));

    private static final List<String> PHQ_9_CODES = List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9");

    private record Form(String id, String name, boolean alliance, double top, int items, Predicate<String> counts) {}

    private final LocalDate today;
    private final ZoneId zone;
    private final List<JsonNode> resources;

    private ChartReader(List<String> resources, LocalDate today, ZoneId zone) {
        this.today = today;
        this.zone = zone;
        this.resources = resources.stream().map(JSON::readTree).toList();
    }

    static ClientChart read(DemoClient client, LocalDate today, ZoneId zone) {
        ChartReader reader = new ChartReader(client.resources(), today, zone);
        List<ClientChart.Contact> contacts = reader.contacts();
        return new ClientChart(
                reader.age(), reader.nextSession(), contacts, reader.series(client.id()), reader.notes());
    }

    /** The encounter that is planned, else the latest of all; null when there is none. */
    static @Nullable String encounter(DemoClient client) {
        List<JsonNode> encounters = client.resources().stream()
                .map(JSON::readTree)
                .filter(resource -> "Encounter".equals(text(resource, "resourceType")))
                .sorted(Comparator.comparing(
                        resource -> resource.path("period").path("start").asString("")))
                .toList();
        return encounters.isEmpty() ? null : text(encounters.get(encounters.size() - 1), "id");
    }

    private @Nullable Integer age() {
        return ofType("Patient").stream()
                .findFirst()
                .map(patient -> LocalDate.parse(text(patient, "birthDate")))
                .map(born -> Period.between(born, today).getYears())
                .orElse(null);
    }

    private String nextSession() {
        return ofType("Appointment").stream()
                .filter(appointment -> "booked".equals(text(appointment, "status")))
                .map(appointment -> OffsetDateTime.parse(text(appointment, "start")))
                .min(Comparator.naturalOrder())
                .map(start -> Days.inWords(start.atZoneSameInstant(zone), today))
                .orElse("none booked");
    }

    private List<ClientChart.Contact> contacts() {
        Map<String, OffsetDateTime> begun = new LinkedHashMap<>();
        for (JsonNode encounter : ofType("Encounter")) {
            String reference =
                    encounter.path("appointment").path(0).path("reference").asString("");
            begun.put(
                    reference,
                    OffsetDateTime.parse(encounter.path("period").path("start").asString("")));
        }
        List<ClientChart.Contact> contacts = new ArrayList<>();
        for (JsonNode appointment : ofType("Appointment")) {
            OffsetDateTime start = OffsetDateTime.parse(text(appointment, "start"));
            OffsetDateTime came = begun.getOrDefault("Appointment/" + text(appointment, "id"), start);
            long late = Duration.between(start, came).toMinutes();
            String reason = appointment.path("cancelationReason").path("text").asString("");
            LocalDate day = start.atZoneSameInstant(zone).toLocalDate();
            contacts.add(
                    switch (text(appointment, "status")) {
                        case "noshow" -> new ClientChart.Contact(day, "missed", "missed");
                        case "cancelled" ->
                            new ClientChart.Contact(day, "cancelled", "cancelled by the client: " + reason);
                        case "booked" -> new ClientChart.Contact(day, "booked", "booked");
                        default ->
                            late > 0
                                    ? new ClientChart.Contact(day, "late", "attended, " + late + " min late")
                                    : new ClientChart.Contact(day, "attended", "attended");
                    });
        }
        contacts.sort(Comparator.comparing(ClientChart.Contact::day));
        return contacts;
    }

    private List<ClientChart.Series> series(String patient) {
        List<ClientChart.Series> series = new ArrayList<>();
        for (Form form : FORMS) {
            List<ClientChart.Point> points = ofType("QuestionnaireResponse").stream()
                    .filter(response -> text(response, "questionnaire").equals(RecordWriter.QUESTIONNAIRES + form.id()))
                    .filter(response -> "completed".equals(text(response, "status")))
                    .filter(response -> response.path("subject")
                            .path("reference")
                            .asString("")
                            .equals("Patient/" + patient))
                    .map(response -> point(response, form))
                    .filter(java.util.Objects::nonNull)
                    .sorted(Comparator.comparing(ClientChart.Point::day))
                    .toList();
            if (!points.isEmpty()) {
                series.add(new ClientChart.Series(form.id(), form.name(), form.alliance(), form.top(), points));
            }
        }
        return series;
    }

    private ClientChart.@Nullable Point point(JsonNode response, Form form) {
        LocalDate day = day(text(response, "authored"));
        double total = 0;
        int answered = 0;
        for (JsonNode item : response.path("item")) {
            JsonNode answer = item.path("answer").path(0);
            JsonNode number = answer.has("valueDecimal") ? answer.path("valueDecimal") : answer.path("valueInteger");
            int coded =
                    PHQ_9_CODES.indexOf(answer.path("valueCoding").path("code").asString(""));
            if (form.counts().test(text(item, "linkId")) && (number.isNumber() || coded >= 0)) {
                total += number.isNumber() ? number.asDouble() : coded;
                answered++;
            }
        }
        return day == null || answered < form.items() ? null : new ClientChart.Point(day, total);
    }

    private List<ClientChart.Note> notes() {
        List<ClientChart.Note> notes = new ArrayList<>();
        for (JsonNode response : ofType("QuestionnaireResponse")) {
            LocalDate day = day(text(response, "authored"));
            if (day != null && text(response, "questionnaire").equals(RecordWriter.QUESTIONNAIRES + "session-note")) {
                notes.add(new ClientChart.Note(day, remark(response), facts(response)));
            }
        }
        notes.sort(Comparator.comparing(ClientChart.Note::day).reversed());
        return notes;
    }

    /** The narrative without its one wrapping element; the page escapes it. */
    private static String remark(JsonNode response) {
        String div = response.path("text").path("div").asString("");
        return HtmlUtils.htmlUnescape(div.replaceAll("^<div[^>]*>|</div>$", ""));
    }

    private static List<String> facts(JsonNode response) {
        List<String> facts = new ArrayList<>();
        for (JsonNode item : response.path("item")) {
            JsonNode answer = item.path("answer").path(0);
            facts.add(
                    switch (text(item, "linkId")) {
                        case "homework" ->
                            "Homework: "
                                    + text(answer.path("valueCoding"), "display")
                                            .toLowerCase(java.util.Locale.ROOT);
                        case "late-minutes" ->
                            "Came " + answer.path("valueInteger").asInt() + " min late";
                        case "motivation" ->
                            "Motivation " + answer.path("valueInteger").asInt() + " of 10";
                        case "tension" ->
                            "Tension " + answer.path("valueInteger").asInt() + " of 5";
                        case "doubts-treatment" -> "Doubts that treatment can work";
                        default -> text(item, "linkId");
                    });
        }
        return facts;
    }

    private @Nullable LocalDate day(String moment) {
        try {
            return OffsetDateTime.parse(moment).atZoneSameInstant(zone).toLocalDate();
        } catch (DateTimeException broken) {
            return null;
        }
    }

    private List<JsonNode> ofType(String type) {
        return resources.stream()
                .filter(resource -> type.equals(text(resource, "resourceType")))
                .toList();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
