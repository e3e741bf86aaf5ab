// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alliancecds.definition.Definitions;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.call.ReadingSettings;
import org.alliancecds.fhir.prefetch.PrefetchReader;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.measure.MeasureReader;
import org.alliancecds.record.DataNote;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client, a clinic, and small resources written for the tests. */
public final class Given {
    static final JsonMapper JSON = new JsonMapper();
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    public static final String PHQ9 = "http://loinc.org/q/44249-1";
    public static final String SRS = "https://alliancecds.org/fhir/Questionnaire/srs";
    public static final List<String> PHQ9_ITEMS =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8");
    public static final List<String> ANSWERS = List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9");
    public static final MeasureCatalogue MEASURES = new MeasureCatalogue(List.of(
                    "srs",
                    "wai-sr",
                    "wai-srt",
                    "haq-ii",
                    "star",
                    "star-c",
                    "arm-5",
                    "ors",
                    "phq-9",
                    "gad-7",
                    "pcl-5",
                    "core-10",
                    "core-om",
                    "oq-45",
                    "wsas",
                    "session-note")
            .stream()
            .map(Given::measure)
            .toList());
    public static final CourseReader READER =
            new CourseReader(MEASURES, Definitions.builtIn(), ReadingSettings.in(BERLIN));

    private Given() {}

    private static Measure measure(String id) {
        String file = "rulebook/measures/" + id + "/measure.yaml";
        return MeasureReader.read(file, text(file));
    }

    /** A file of the built-in rulebook. */
    public static String text(String file) {
        try (InputStream stream = Given.class.getClassLoader().getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    /** A searchset with these resources. */
    public static JsonNode bundle(String... resources) {
        List<String> entries = new ArrayList<>();
        for (String resource : resources) {
            entries.add("{\"resource\":" + resource + "}");
        }
        return json(
                "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[" + String.join(",", entries) + "]}");
    }

    /** Reads resources of client 1, all keys given and most of them empty; which key a resource stands under is all one. */
    public static Reading read(String... resources) {
        return read("responses", bundle(resources));
    }

    /** Reads one key; the other keys say that there is nothing. */
    public static Reading read(String key, JsonNode value) {
        Map<String, @Nullable JsonNode> prefetch = new HashMap<>();
        PrefetchReader.KEYS.forEach(name -> prefetch.put(name, null));
        prefetch.put(key, value);
        Reading reading = READER.read(prefetch, "1", NOW);
        NoEnglishInNotes.check(reading);
        return reading;
    }

    public static String answer(String linkId, String value) {
        return "{\"linkId\":\"" + linkId + "\",\"answer\":[{" + value + "}]}";
    }

    public static String coding(String code) {
        return "\"valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\"" + code + "\"}";
    }

    public static String items(String... items) {
        return "\"item\":[" + String.join(",", items) + "]";
    }

    /** The nine items of a PHQ-9 by LOINC codes. */
    public static String[] phq9Items(int... values) {
        String[] items = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            items[i] = answer("/" + PHQ9_ITEMS.get(i), coding(ANSWERS.get(values[i])));
        }
        return items;
    }

    public static String phq9(String id, String more, int... values) {
        return response(id, PHQ9, more, phq9Items(values));
    }

    public static String srs(String id, String more, String... values) {
        return response(
                id,
                SRS,
                more,
                answer("bond", "\"valueDecimal\":" + values[0]),
                answer("goals", "\"valueDecimal\":" + values[1]),
                answer("tasks", "\"valueDecimal\":" + values[2]),
                answer("overall", "\"valueDecimal\":" + values[3]));
    }

    /** A completed response of client 1, authored 2026-03-02 at 10:00 in Berlin; {@code more} comes last and wins. */
    public static String response(String id, @Nullable String questionnaire, String more, String... items) {
        String base = "{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"" + id + "\",\"status\":\"completed\","
                + (questionnaire == null ? "" : "\"questionnaire\":\"" + questionnaire + "\",")
                + "\"subject\":{\"reference\":\"Patient/1\"},\"authored\":\"2026-03-02T10:00:00+01:00\","
                + items(items) + "}";
        return with(base, more);
    }

    /** A resource with further properties, which replace those of the same name; JSON null takes one away. */
    public static String with(String resource, String more) {
        var tree = (tools.jackson.databind.node.ObjectNode) json(resource);
        json("{" + more + "}").properties().forEach(property -> {
            if (property.getValue().isNull()) {
                tree.remove(property.getKey());
            } else {
                tree.set(property.getKey(), property.getValue());
            }
        });
        return tree.toString();
    }

    public static String observation(String id, String code, String value, String more) {
        return with(
                "{\"resourceType\":\"Observation\",\"id\":\"" + id + "\",\"status\":\"final\",\"code\":{\"coding\":[{"
                        + "\"system\":\"http://loinc.org\",\"code\":\"" + code + "\"}]},\"subject\":{\"reference\":"
                        + "\"Patient/1\"},\"effectiveDateTime\":\"2026-03-02T10:00:00+01:00\""
                        + (value.isEmpty() ? "" : ",")
                        + value + "}",
                more);
    }

    public static String appointment(String id, String status, String start, String more) {
        return with(
                "{\"resourceType\":\"Appointment\",\"id\":\"" + id + "\",\"status\":\"" + status + "\",\"start\":\""
                        + start
                        + "\",\"participant\":[{\"actor\":{\"reference\":\"Patient/1\"}},{\"actor\":{\"reference\":"
                        + "\"Practitioner/7\"}}]}",
                more);
    }

    public static String encounter(String id, String status, String start, String more) {
        return with(
                "{\"resourceType\":\"Encounter\",\"id\":\"" + id + "\",\"status\":\"" + status
                        + "\",\"class\":{\"code\":"
                        + "\"AMB\"},\"subject\":{\"reference\":\"Patient/1\"},\"period\":{\"start\":\"" + start
                        + "\"}}",
                more);
    }

    public static List<String> notes(Reading reading) {
        return reading.client().dataNotes().stream()
                .map(note -> note.code().id() + " " + note.reference())
                .toList();
    }

    public static List<String> texts(Reading reading) {
        return reading.client().dataNotes().stream().map(DataNote::text).toList();
    }

    /** The keys that are no answers, each with the reason. */
    public static Map<String, String> whyNotSeen(Reading reading) {
        Map<String, String> why = new HashMap<>();
        reading.notSeen().forEach((key, words) -> why.put(key, words.text()));
        return why;
    }

    /** Measure, rater and total of each response. */
    public static List<String> totals(Reading reading) {
        return reading.client().responses().stream()
                .map(response -> response.measure() + " " + response.rater().word() + " "
                        + plain(response.values().get("total")))
                .toList();
    }

    public static List<String> risks(Reading reading) {
        return reading.client().riskAnswers().stream()
                .map(risk -> risk.reference() + " " + risk.item() + " " + risk.answer())
                .toList();
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "-" : value.stripTrailingZeros().toPlainString();
    }
}
