// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Forms;
import org.alliancecds.fhir.Given;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.measure.Scoring;
import org.alliancecds.record.DataNote;

/** However a response is written, it says the same; and a risk item at or above its threshold is never without a sign. */
class ResponsePropertyTest {
    private static final String WEIGHT = "http://hl7.org/fhir/StructureDefinition/";
    private static final List<String> WEIGHTS = List.of(
            "ordinalValue", "itemWeight", "questionnaire-ordinalValue", "valueset-ordinalValue", "iso21090-CO-value");
    private static final String ADDRESS = "https://alliancecds.org/fhir/Questionnaire/";

    @Provide
    Arbitrary<Measure> scored() {
        return Arbitraries.of(Given.MEASURES.all().stream()
                .filter(measure -> !measure.items().isEmpty() && measure.kind() != Measure.Kind.NOTE)
                .toList());
    }

    @Provide
    Arbitrary<Measure> withRisks() {
        return Arbitraries.of(Given.MEASURES.all().stream()
                .filter(measure -> !measure.riskItems().isEmpty())
                .toList());
    }

    @Property(tries = 300)
    void link_ids_nesting_order_types_and_weights_change_no_score(
            @ForAll("scored") Measure measure, @ForAll Random random) {
        List<String> linkIds = new ArrayList<>();
        measure.items().forEach(item -> linkIds.add(name(item, random)));
        Collections.shuffle(linkIds, random);
        List<String> answered = new ArrayList<>();
        List<String> questions = new ArrayList<>();
        Map<String, java.math.BigDecimal> values = new java.util.HashMap<>();
        for (int i = 0; i < measure.items().size(); i++) {
            Item item = measure.items().get(i);
            int value = value(item, random);
            values.put(item.linkId(), java.math.BigDecimal.valueOf(value));
            answered.add(answer(linkIds.get(i), item, value, random));
            questions.add("{\"linkId\":\"" + linkIds.get(i) + "\"," + coded(measure, item) + "}");
        }
        Collections.shuffle(answered, random);
        Collections.shuffle(questions, random);
        String name = random.nextBoolean() ? ADDRESS + measure.id() : "http://clinic.example/Questionnaire/form";

        Reading reading = Given.read(
                Forms.form(name, "", nested(questions, "\"type\":\"group\",", random)),
                Given.response("a", name, "", nested(answered, "", random)));

        assertThat(reading.client().responses()).hasSize(1);
        assertThat(reading.client().responses().get(0).measure()).isEqualTo(measure.id());
        assertThat(plain(reading.client().responses().get(0).values()))
                .isEqualTo(plain(Scoring.score(measure, values)));
    }

    @Property(tries = 500)
    void a_risk_item_that_was_answered_is_read_or_has_to_be_seen(
            @ForAll("withRisks") Measure measure, @ForAll Random random) {
        List<Item> risks = measure.items().stream()
                .filter(item -> measure.riskItems().containsKey(item.linkId()))
                .toList();
        Item item = risks.get(random.nextInt(risks.size()));
        String loinc = item.code() == null || item.code().contains("|") ? null : item.code();
        String name = of(
                random,
                List.of(
                        ADDRESS + measure.id(),
                        ADDRESS + "srs",
                        ADDRESS + "gad-7",
                        "http://clinic.example/intake",
                        "#x"));
        List<String> resources = new ArrayList<>();
        String linkId = of(random, List.of("x", "q1", "1", "total", item.linkId()));
        String own = "";
        switch (random.nextInt(loinc == null ? 2 : 3)) {
            case 0 -> own = coded(measure, item) + ",";
            case 1 ->
                resources.add(Forms.form(
                        name,
                        "",
                        nested(
                                List.of("{\"linkId\":\"" + linkId + "\"," + coded(measure, item) + "}"),
                                "\"type\":\"group\",",
                                random)));
            default -> linkId = of(random, List.of("", "/", "/44249-1/", "a.b.")) + Objects.requireNonNull(loinc);
        }
        if (name.startsWith("#") && own.isEmpty() && loinc == null) {
            own = coded(measure, item) + ",";
        } else if (name.startsWith("#")) {
            own = own.isEmpty() && !linkId.contains(String.valueOf(loinc)) ? coded(measure, item) + "," : own;
        }
        String answer = of(
                random,
                List.of(
                        answer(linkId, item, 1 + random.nextInt(3), random),
                        Given.answer(linkId, "\"valueString\":\"yes, at times\""),
                        Given.answer(linkId, "\"valueInteger\":99"),
                        Given.answer(linkId, "\"valueBoolean\":true"),
                        Given.answer(linkId, "\"valueCoding\":{\"system\":\"http://clinic.example\",\"code\":\"z\"}")));
        String more = "\"status\":\"" + of(random, List.of("completed", "in-progress", "stopped", "amended", "odd"))
                + "\"" + of(random, List.of("", ",\"authored\":null", ",\"authored\":\"2026-03-11\""));
        resources.add(Given.response("a", name, more, nested(List.of("{" + own + answer.substring(1)), "", random)));
        Collections.shuffle(resources, random);

        Reading reading = Given.read(resources.toArray(String[]::new));

        boolean read = reading.client().riskAnswers().stream()
                .anyMatch(risk ->
                        risk.measure().equals(measure.id()) && risk.item().equals(item.linkId()) && risk.answer() > 0);
        boolean toBeSeen = reading.client().dataNotes().stream()
                .anyMatch(note -> note.code() == DataNote.Code.UNREADABLE_RISK_ANSWER);
        assertThat(read || toBeSeen).as(String.join("\n", resources)).isTrue();
    }

    /** 13 and 13.0 are the same score. */
    private static Map<String, java.math.BigDecimal> plain(Map<String, java.math.BigDecimal> values) {
        Map<String, java.math.BigDecimal> plain = new java.util.TreeMap<>();
        values.forEach((scale, value) ->
                plain.put(scale, value.signum() == 0 ? java.math.BigDecimal.ZERO : value.stripTrailingZeros()));
        return plain;
    }

    private static int value(Item item, Random random) {
        int min = item.min().intValueExact();
        return min + random.nextInt(item.max().intValueExact() - min + 1);
    }

    /** Its code, or, where there is none, the item of the project's own form that defines it. */
    private static String coded(Measure measure, Item item) {
        String code = item.code();
        if (code == null) {
            return "\"definition\":\"" + ADDRESS + measure.id() + "#" + item.linkId() + "\"";
        }
        int bar = code.indexOf('|');
        return "\"code\":["
                + (bar < 0
                        ? Forms.coding(Forms.LOINC, code)
                        : Forms.coding(code.substring(0, bar), code.substring(bar + 1)))
                + "]";
    }

    private static String name(Item item, Random random) {
        List<String> names = new ArrayList<>(item.aliases());
        names.add(item.linkId());
        return of(random, names);
    }

    private static String answer(String linkId, Item item, int value, Random random) {
        List<String> ways = new ArrayList<>(List.of(
                "\"valueInteger\":" + value,
                "\"valueDecimal\":" + value + ".0",
                "\"valueString\":\" " + value + " \"",
                "\"valueQuantity\":{\"value\":" + value + "}"));
        String weight =
                "\"extension\":[{\"url\":\"" + WEIGHT + of(random, WEIGHTS) + "\",\"valueDecimal\":" + value + "}]";
        ways.add("\"valueCoding\":{\"system\":\"http://clinic.example\",\"code\":\"c\"," + weight + "}");
        ways.add("\"valueCoding\":{\"display\":\"chosen\"}," + weight);
        item.answers().stream()
                .filter(answer -> answer.value().intValueExact() == value)
                .forEach(answer -> {
                    answer.codes().forEach(code -> ways.add("\"valueCoding\":{\"code\":\"" + code + "\"}"));
                    answer.displays()
                            .forEach(words ->
                                    ways.add("\"valueString\":\"" + words.toUpperCase(java.util.Locale.ROOT) + ".\""));
                });
        return Given.answer(linkId, of(random, ways));
    }

    /** The items, some of them in groups, in groups of groups, or under the answer to a question of no measure. */
    private static String[] nested(List<String> items, String more, Random random) {
        List<String> held = new ArrayList<>();
        List<String> group = new ArrayList<>();
        int groups = 0;
        for (String item : items) {
            group.add(item);
            if (random.nextInt(3) == 0) {
                held.add("{\"linkId\":\"group-" + groups++ + "\"," + more + Given.items(group.toArray(String[]::new))
                        + "}");
                group.clear();
            } else if (random.nextInt(4) == 0 && more.isEmpty()) {
                held.add("{\"linkId\":\"ask-" + groups++ + "\",\"answer\":[{\"valueBoolean\":true,"
                        + Given.items(group.toArray(String[]::new)) + "}]}");
                group.clear();
            } else if (random.nextInt(4) == 0) {
                held.addAll(group);
                group.clear();
            }
        }
        held.addAll(group);
        return held.toArray(String[]::new);
    }

    private static String of(Random random, List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
