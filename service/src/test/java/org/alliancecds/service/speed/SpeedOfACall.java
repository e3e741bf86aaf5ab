// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.speed;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.alliancecds.fhir.CourseReader;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.call.ReadingSettings;
import org.alliancecds.rule.RuleText;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.sentence.Line;
import org.alliancecds.sentence.SentenceForm.Slot;
import org.alliancecds.service.card.CardContent;
import org.alliancecds.service.card.CardRenderer;
import org.alliancecds.service.card.CdsResponse;
import org.alliancecds.service.card.Occasion;
import org.alliancecds.service.card.Sight;
import org.alliancecds.service.settings.EhrProfile;
import org.alliancecds.service.settings.PublicAddress;
import org.alliancecds.therapy.CourseSettings;
import org.alliancecds.told.CardPlan;
import org.alliancecds.told.Replay;
import org.alliancecds.told.Told;
import org.alliancecds.told.WhatIsNew;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a call costs in process, against HAPI's parse of the same Bundle, in processor time of one thread. It asserts
 * nothing: a machine is no test. {@code service/SPEED.md} says how to run it, and what it said.
 */
@Tag("speed")
class SpeedOfACall {
    /** A service runs for weeks. Before the compiler of the JVM has seen each path often enough, a call costs up to four times as much. */
    private static final int WARM_UP_ROUNDS = 100;

    private static final int ROUNDS = 25;
    private static final int CALLS_A_ROUND = 60;
    private static final int SESSIONS = 20;
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final Instant NOW = Instant.parse("2026-11-24T18:00:00Z");
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Rulebook rulebook = Rulebook.builtIn(CourseSettings.DEFAULT);
    private final CardContent content = CardContent.of(rulebook);
    private final CourseReader reader = new CourseReader(rulebook.measures(), rulebook.definitions(), settings());
    private final CardRenderer renderer = new CardRenderer(PublicAddress.at(URI.create("https://cds.example/")));
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final String bundle = responses();
    private final byte[] call =
            ("{\"patient\":{\"resourceType\":\"Patient\",\"id\":\"p\",\"birthDate\":\"1990-03-02\"}," + "\"responses\":"
                            + bundle + "}")
                    .getBytes(StandardCharsets.UTF_8);

    /** Something to be measured; what it answers keeps the compiler from leaving it out. */
    private interface Work {
        int run();
    }

    @Test
    void aCallAgainstHapisParse() {
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        Reading reading = read();
        Map<String, Work> works = new LinkedHashMap<>();
        works.put("HAPI's parse", () -> parser.parseResource(bundle).hashCode());
        works.put("JSON tree and reading", () -> read().hashCode());
        works.put("evaluation", () -> findings(rulebook, reading).findings().size());
        works.put("cards", () -> cards(reading, findings(rulebook, reading)).length);
        works.put("the whole call", () -> {
            Reading fresh = read();
            return cards(fresh, findings(rulebook, fresh)).length;
        });
        compare("40 responses of " + SESSIONS + " sessions, " + rulebook.rules().size() + " rules", works);
    }

    @Test
    void ruleForRule() {
        Reading reading = read();
        Rulebook thirty = rulebook.tryOut(varied(30), rulebook.measures());
        Rulebook threeHundred = rulebook.tryOut(varied(300), rulebook.measures());
        Map<String, Work> works = new LinkedHashMap<>();
        works.put("30 rules", () -> findings(thirty, reading).findings().size());
        works.put("300 rules", () -> findings(threeHundred, reading).findings().size());
        compare("evaluation, rules with different numbers", works);
    }

    /** Prints the median processor time of each, and its ratio to the first. */
    private void compare(String title, Map<String, Work> works) {
        Map<String, double[]> rounds = new LinkedHashMap<>();
        works.keySet().forEach(name -> rounds.put(name, new double[ROUNDS]));
        int unused = 0;
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (Map.Entry<String, Work> work : works.entrySet()) {
                long before = threads.getCurrentThreadCpuTime();
                for (int i = 0; i < CALLS_A_ROUND; i++) {
                    unused += work.getValue().run();
                }
                if (round >= 0) {
                    rounds.get(work.getKey())[round] =
                            (threads.getCurrentThreadCpuTime() - before) / 1e6 / CALLS_A_ROUND;
                }
            }
        }
        System.out.println(title + (unused == 0 ? " " : ""));
        double first = median(rounds.values().iterator().next());
        rounds.forEach((name, times) -> System.out.printf(
                Locale.ROOT, "  %-22s %7.3f ms  %5.2f%n", name, median(times), median(times) / first));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private Reading read() {
        JsonNode prefetch = JSON.readTree(call);
        Map<String, JsonNode> byKey = new LinkedHashMap<>();
        prefetch.propertyStream().forEach(one -> byKey.put(one.getKey(), one.getValue()));
        return reader.read(byKey, "p", NOW);
    }

    private static Evaluation findings(Rulebook rules, Reading reading) {
        return rules.findings(reading.client(), TODAY);
    }

    private byte[] cards(Reading reading, Evaluation evaluation) {
        WhatIsNew news = WhatIsNew.of(evaluation, Told.NOTHING, new Replay(rulebook, reading.client()));
        Sight sight = new Sight(List.copyOf(reading.notSeen().keySet()), reading.client());
        return JSON.writeValueAsBytes(
                new CdsResponse(renderer.render(evaluation, CardPlan.of(news, true), sight, content, occasion())));
    }

    private static Occasion occasion() {
        EhrProfile ehr = new EhrProfile(
                "https://ehr.example",
                null,
                Set.of(),
                null,
                null,
                List.of(),
                Set.of(),
                Map.of(),
                EhrProfile.SelectionBehavior.ANY,
                new EhrProfile.Creates(EhrProfile.Created.SERVICE_REQUEST, Map.of()),
                true);
        return new Occasion(Occasion.Moment.CHART, ehr, "p", "Practitioner/7", null, NOW);
    }

    private static ReadingSettings settings() {
        return ReadingSettings.in(ZoneId.of("Europe/Berlin"));
    }

    /** So many rules: those of the rulebook, and again with other numbers, so that no two need ask the same. */
    private List<RuleText> varied(int count) {
        List<RuleText> rules = new ArrayList<>();
        for (int i = 0; rules.size() < count; i++) {
            int turn = i / rulebook.rules().size();
            RuleText rule = rulebook.rules().get(i % rulebook.rules().size());
            rules.add(new RuleText(
                    rule.file(),
                    rule.line(),
                    rule.name() + " " + turn,
                    rule.sign(),
                    rule.evidence(),
                    rule.since(),
                    rule.conditions().stream().map(line -> varied(line, turn)).toList(),
                    rule.consequences(),
                    rule.off()));
        }
        return rules;
    }

    private static Line varied(Line line, int by) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < line.values().size(); i++) {
            Object value = line.values().get(i);
            values.add(
                    value instanceof Integer number && line.sentence().slots().get(i) instanceof Slot.Whole slot
                            ? Integer.valueOf(slot.min() + (number - slot.min() + by) % (slot.max() - slot.min() + 1))
                            : value);
        }
        return new Line(line.line(), line.words(), line.unless(), line.sentence(), values);
    }

    /** The last three sessions are rated lower, and felt worse. */
    private static String responses() {
        Random random = new Random(7);
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < SESSIONS; i++) {
            LocalDate day = TODAY.minusWeeks(SESSIONS - i);
            boolean good = i < SESSIONS - 3;
            entries.append(i == 0 ? "" : ",").append(response("wai-sr", i, day, good ? 4 : 2, 12, random));
            entries.append(',').append(response("phq-9", i, day, good ? 1 : 2, 9, random));
        }
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[" + entries + "]}";
    }

    private static String response(String measure, int number, LocalDate day, int least, int items, Random random) {
        String[] phq = {
            "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"
        };
        StringBuilder answers = new StringBuilder();
        for (int i = 0; i < items; i++) {
            String link = measure.equals("phq-9") ? "/" + phq[i] : String.valueOf(i + 1);
            int value = measure.equals("phq-9") && i == items - 1 ? 0 : least + random.nextInt(2);
            answers.append(i == 0 ? "" : ",")
                    .append("{\"linkId\":\"" + link + "\",\"answer\":[{\"valueInteger\":" + value + "}]}");
        }
        return "{\"fullUrl\":\"https://ehr.example/fhir/QuestionnaireResponse/" + measure + "-" + number
                + "\",\"resource\":{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"" + measure + "-" + number
                + "\",\"questionnaire\":\"https://alliancecds.org/fhir/Questionnaire/" + measure
                + "\",\"status\":\"completed\",\"subject\":{\"reference\":\"Patient/p\"},\"source\":{\"reference\":"
                + "\"Patient/p\"},\"authored\":\"" + day + "T10:50:00Z\",\"item\":[" + answers + "]}}";
    }
}
