// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A prefetch twice as large costs about twice as much to read, whatever fills it. */
class GrowthTest {
    private static final int SIZE = 400;
    /** Twice as much is 2, and the square of it 4. */
    private static final double MOST = 3;

    private static Stream<Arguments> prefetches() {
        return Stream.of(
                arguments("responses of one day", n -> responses(n, i -> srs("\"id\":\"" + i + "\",", i % 40))),
                arguments("responses without ids", n -> responses(n, i -> srs("", i % 40))),
                arguments("states of one response", n -> responses(n, i -> srs("\"id\":\"1\",", i % 40))),
                arguments(
                        "responses that name one long form",
                        n -> responses(n, i -> srs("\"id\":\"" + i + "\",", i % 40), longForm(n))),
                arguments(
                        "responses beside Observations of one day",
                        n -> Map.of(
                                "responses", bundle(n, i -> srs("\"id\":\"" + i + "\",", i % 40)),
                                "observations", bundle(n, i -> phq9(i, 0.5 + i % 27)))),
                arguments("Observations of one moment", n -> observations(n, i -> phq9(i, i % 27))),
                arguments(
                        "components and performers of one Observation",
                        n -> observations(1, i -> panel(n, "44249-1", "\"valueString\":\"many\""))),
                arguments(
                        "components without a value",
                        n -> observations(1, i -> panel(n, "44249-1", "\"valueQuantity\":null"))),
                arguments(
                        "risk items and sources of one Observation",
                        n -> observations(1, i -> panel(n, "44260-8", "\"valueInteger\":1"))),
                arguments(
                        "appointments and encounters of one day",
                        n -> Map.of(
                                "appointments", bundle(n, i -> appointment(i, time(i))),
                                "encounters", bundle(n, i -> encounter(i, "AMB", time(i), time(i))))),
                arguments(
                        "appointments and long stays",
                        n -> Map.of(
                                "appointments", bundle(n, i -> appointment(i, time(i))),
                                "encounters", bundle(n, i -> encounter(i, "IMP", "2001-01-01T10:00:00Z", time(i))))),
                arguments(
                        "codings and weights of one answer",
                        n -> responses(1, i -> srs("\"id\":\"" + i + "\",", 1, codings(n)))),
                arguments(
                        "answers to one item",
                        n -> responses(1, i -> srs("", 1, many(n, ignored -> "{\"valueInteger\":1}")))),
                arguments(
                        "participants of one appointment",
                        n -> Map.of("appointments", bundle(1, i -> participants(n)))));
    }

    private static Arguments arguments(String name, IntFunction<Map<String, JsonNode>> ofSize) {
        return Arguments.of(name, ofSize);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("prefetches")
    void costGrowsNoFasterThanThePrefetch(String name, IntFunction<Map<String, JsonNode>> ofSize) {
        Map<String, JsonNode> once = ofSize.apply(SIZE);
        Map<String, JsonNode> twice = ofSize.apply(2 * SIZE);
        allocated(once); // loads what is loaded once
        double ratio = (double) allocated(twice) / allocated(once);

        assertThat(ratio).as("bytes allocated for twice as much of: " + name).isLessThan(MOST);
    }

    private static long allocated(Map<String, JsonNode> prefetch) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Given.READER.read(Map.<String, @Nullable JsonNode>copyOf(prefetch), "1", Given.NOW);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static Map<String, JsonNode> responses(int n, IntFunction<String> resource, String... more) {
        return Map.of("responses", bundle(n, resource, more));
    }

    private static Map<String, JsonNode> observations(int n, IntFunction<String> resource) {
        return Map.of("observations", bundle(n, resource));
    }

    private static JsonNode bundle(int n, IntFunction<String> resource, String... more) {
        List<String> resources = new ArrayList<>(List.of(more));
        IntStream.range(0, n).mapToObj(resource).forEach(resources::add);
        return Given.bundle(resources.toArray(String[]::new));
    }

    private static String many(int n, IntFunction<String> part) {
        return String.join(",", IntStream.range(0, n).mapToObj(part).toList());
    }

    private static String time(int i) {
        return "2026-03-03T%02d:%02d:%02dZ".formatted(8 + i / 3600 % 8, i / 60 % 60, i % 60);
    }

    private static String srs(String id, int value) {
        return srs(id, value, "{\"valueDecimal\":" + value / 4.0 + "}");
    }

    private static String srs(String id, int value, String answers) {
        return """
                {"resourceType":"QuestionnaireResponse",%s"status":"completed","questionnaire":"%s",
                 "subject":{"reference":"Patient/1"},"authored":"2026-03-03T10:00:00Z","item":[
                 {"linkId":"relationship","answer":[%s]},{"linkId":"goals","answer":[{"valueDecimal":%s}]},
                 {"linkId":"approach","answer":[{"valueDecimal":5}]},{"linkId":"overall","answer":[{"valueDecimal":5}]}]}
                """.formatted(id, Given.SRS, answers, value / 4.0);
    }

    private static String codings(int n) {
        String weights = many(n, i -> "{\"url\":\"http://example.org/note\",\"valueString\":\"x\"}");
        String codings = many(n, i -> "{\"system\":\"http://example.org\",\"code\":\"c\"}");
        return "{\"extension\":[" + weights + "],\"valueCodeableConcept\":{\"coding\":[" + codings + "]}}";
    }

    private static String longForm(int n) {
        String codes = many(n, i -> "{\"system\":\"http://loinc.org\",\"code\":\"" + i + "\"}");
        String items = many(
                n,
                i -> "{\"linkId\":\"q" + i + "\",\"code\":[{\"system\":\"http://loinc.org\",\"code\":\"" + i + "\"}]}");
        return "{\"resourceType\":\"Questionnaire\",\"id\":\"long\",\"url\":\"" + Given.SRS + "\",\"code\":[" + codes
                + "],\"item\":[" + items + "]}";
    }

    private static String phq9(int i, double total) {
        return """
                {"resourceType":"Observation","id":"%d","status":"final","subject":{"reference":"Patient/1"},
                 "effectiveDateTime":"2026-03-03T10:00:00Z","valueQuantity":{"value":%s},
                 "code":{"coding":[{"system":"http://loinc.org","code":"44261-6"}]}}
                """.formatted(i, total);
    }

    private static String panel(int n, String code, String value) {
        String components = many(
                n,
                i -> "{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\""
                        + (code.equals("44249-1") ? "44261-6" : code) + "\"}]}," + value + "}");
        return """
                {"resourceType":"Observation","id":"1","status":"final","subject":{"reference":"Patient/1"},
                 "effectiveDateTime":"2026-03-03T10:00:00Z","code":{"text":"panel"},"component":[%s],
                 "performer":[%s],"derivedFrom":[%s]}
                """.formatted(
                        components,
                        many(n, i -> "{\"reference\":\"Practitioner/" + i + "\"}"),
                        many(n, i -> "{\"reference\":\"QuestionnaireResponse/" + i + "\"}"));
    }

    private static String appointment(int i, String start) {
        return """
                {"resourceType":"Appointment","id":"%d","status":"%s","start":"%s","participant":[
                 {"actor":{"reference":"Patient/1"}}]}
                """.formatted(i, i % 3 == 0 ? "cancelled" : "fulfilled", start);
    }

    private static String participants(int n) {
        return """
                {"resourceType":"Appointment","id":"1","status":"fulfilled","start":"2026-03-03T10:00:00Z",
                 "participant":[%s]}
                """.formatted(many(n, i -> "{\"actor\":{\"reference\":\"Practitioner/" + i + "\"}}"));
    }

    private static String encounter(int i, String kind, String start, String end) {
        return """
                {"resourceType":"Encounter","id":"%d","status":"finished","class":{"code":"%s"},
                 "subject":{"reference":"Patient/1"},"period":{"start":"%s","end":"%s"}}
                """.formatted(i, kind, start, end);
    }
}
