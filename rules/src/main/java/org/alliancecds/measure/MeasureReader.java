// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliancecds.content.YamlFile;
import org.alliancecds.content.YamlValue;
import org.alliancecds.measure.Measure.CodedAnswer;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.measure.Measure.Kind;
import org.alliancecds.measure.Measure.Licence;
import org.alliancecds.measure.Measure.Scale;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskKind;

/** Reads a {@code measure.yaml}; what it gives is consistent, so that nothing behind it has to ask again. */
public final class MeasureReader {
    private static final List<String> KEYS = List.of(
            "id", "name", "short-name", "kind", "rater", "therapist-form", "high-is", "canonicals", "items", "licence");
    private static final List<String> MAY_BE_LEFT_OUT =
            List.of("panel-codes", "answers", "scales", "thresholds", "risk-items", "to-confirm");

    private MeasureReader() {}

    /**
     * The measure that a file describes.
     *
     * @param file the name for messages, for example {@code measures/srs/measure.yaml}
     * @throws org.alliancecds.content.YamlFault naming file, key and what is wrong
     */
    public static Measure read(String file, String yaml) {
        YamlValue root = YamlFile.read(file, yaml).keys(KEYS, MAY_BE_LEFT_OUT);
        Kind kind = root.get("kind").oneOf(Kind.class);
        List<Item> items = items(root);
        Map<String, Scale> scales = ScaleReader.scales(root, items, kind);
        return new Measure(
                id(root.get("id")),
                root.get("name").text(),
                root.get("short-name").text(),
                kind,
                root.get("rater").oneOf(Rater.class),
                root.get("therapist-form").yesNo(),
                root.get("high-is").oneOf(List.of("good", "bad")).equals("good"),
                canonicals(root.get("canonicals")),
                root.find("panel-codes").map(YamlValue::texts).orElse(List.of()),
                items,
                scales,
                ThresholdReader.thresholds(root, scales),
                riskItems(root, items),
                root.find("to-confirm").map(YamlValue::texts).orElse(List.of()),
                licence(root.get("licence")));
    }

    private static String id(YamlValue value) {
        String id = value.text();
        if (!id.matches("[a-z][a-z0-9-]{1,30}")) {
            throw value.fault("an id of small letters, digits and hyphens is expected, but " + id + " stands here");
        }
        return id;
    }

    private static List<String> canonicals(YamlValue value) {
        List<String> canonicals = value.texts();
        if (canonicals.isEmpty()) {
            throw value.fault("at least one canonical is needed; without it the measure is never recognised");
        }
        for (String canonical : canonicals) {
            if (canonical.contains("|") || !canonical.contains("/")) {
                throw value.fault("\"" + canonical + "\" is not a canonical without version; measures are known by the"
                        + " address of their Questionnaire, never by an acronym");
            }
        }
        return canonicals;
    }

    private static List<Item> items(YamlValue root) {
        List<CodedAnswer> shared =
                root.find("answers").map(MeasureReader::answers).orElse(List.of());
        List<Item> items = root.get("items").list(value -> item(value, shared));
        Map<String, String> owners = new LinkedHashMap<>();
        for (Item item : items) {
            List<String> names = new ArrayList<>(item.aliases());
            names.add(0, item.linkId());
            for (String name : names) {
                String other = owners.put(name, item.linkId());
                if (other != null) {
                    throw root.get("items")
                            .fault("the link id \"" + name + "\" stands for both " + other + " and " + item.linkId());
                }
            }
        }
        return items.stream().map(item -> besideOthers(item, items)).toList();
    }

    private static Item besideOthers(Item item, List<Item> items) {
        List<CodedAnswer> others = items.stream()
                .map(Item::answers)
                .filter(answers -> !answers.equals(item.answers()))
                .distinct()
                .flatMap(List::stream)
                .toList();
        return item.withAnswersOfOthers(others);
    }

    private static Item item(YamlValue value, List<CodedAnswer> shared) {
        value.keys(List.of("link-id", "meaning", "range"), List.of("also", "code", "reversed", "answers"));
        YamlValue range = value.get("range");
        List<BigDecimal> ends = range(range);
        List<CodedAnswer> answers =
                value.find("answers").map(MeasureReader::answers).orElse(shared);
        for (CodedAnswer answer : answers) {
            if (answer.value().compareTo(ends.get(0)) < 0 || answer.value().compareTo(ends.get(1)) > 0) {
                throw range.fault("the coded answer " + answer.value() + " lies outside this range");
            }
        }
        return new Item(
                value.get("link-id").text(),
                value.find("also").map(YamlValue::texts).orElse(List.of()),
                value.find("code").map(YamlValue::text).orElse(null),
                value.get("meaning").text(),
                ends.get(0),
                ends.get(1),
                value.find("reversed").map(YamlValue::yesNo).orElse(false),
                answers);
    }

    /** Lowest and highest value. */
    static List<BigDecimal> range(YamlValue value) {
        List<BigDecimal> ends = value.list(YamlValue::decimal);
        if (ends.size() != 2) {
            throw value.fault("a range has a lowest and a highest value, for example [0, 10]");
        }
        if (ends.get(0).compareTo(ends.get(1)) >= 0) {
            throw value.fault("the range is upside down: " + ends.get(0) + " does not lie below " + ends.get(1)
                    + "; it may be meant as [" + ends.get(1) + ", " + ends.get(0) + "]");
        }
        return ends;
    }

    private static List<CodedAnswer> answers(YamlValue value) {
        List<CodedAnswer> answers = value.list(answer -> {
            answer.keys(List.of("value", "codes", "displays"), List.of());
            return new CodedAnswer(
                    answer.get("value").decimal(),
                    answer.get("codes").texts(),
                    answer.get("displays").texts());
        });
        Map<String, BigDecimal> owners = new LinkedHashMap<>();
        for (CodedAnswer answer : answers) {
            List<String> words = new ArrayList<>(answer.codes());
            answer.displays().stream()
                    .map(display -> "display " + CodedAnswer.words(display))
                    .forEach(words::add);
            for (String word : words) {
                BigDecimal other = owners.put(word, answer.value());
                if (other != null) {
                    throw value.fault("\"" + word + "\" stands for both " + other + " and " + answer.value());
                }
            }
        }
        return answers;
    }

    private static Map<String, RiskKind> riskItems(YamlValue root, List<Item> items) {
        Map<String, RiskKind> risks = new LinkedHashMap<>();
        root.find("risk-items").ifPresent(value -> value.entries().forEach((linkId, kind) -> {
            List<String> known = items.stream().map(Item::linkId).toList();
            if (!known.contains(linkId)) {
                throw kind.fault("no item has the link id \"" + linkId + "\"", linkId, known);
            }
            risks.put(linkId, kind.oneOf(RiskKind.class));
        }));
        return risks;
    }

    private static Licence licence(YamlValue value) {
        value.keys(List.of("ships", "holder", "notice"), List.of());
        return new Licence(
                value.get("ships").oneOf(List.of("full", "structure-only", "total-only")),
                value.get("holder").text(),
                value.get("notice").text());
    }
}
