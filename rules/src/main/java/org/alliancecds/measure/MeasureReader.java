// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alliancecds.content.Part;
import org.alliancecds.content.YamlFile;
import org.alliancecds.content.YamlKeys;
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
    static final YamlKeys KEYS = YamlKeys.all(
                    "id",
                    "name",
                    "short-name",
                    "kind",
                    "rater",
                    "therapist-form",
                    "high-is",
                    "canonicals",
                    "items",
                    "licence")
            .mayHave("panel-codes", "answers", "scales", "thresholds", "risk-items", "to-confirm");
    static final YamlKeys ITEM_KEYS =
            YamlKeys.all("link-id", "meaning", "range").mayHave("also", "code", "reversed", "answers");
    static final YamlKeys ANSWER_KEYS = YamlKeys.all("value", "codes", "displays");
    static final YamlKeys LICENCE_KEYS = YamlKeys.all("ships", "holder", "notice");
    static final List<String> DIRECTIONS = List.of("good", "bad");
    static final List<String> SHIPS = List.of("full", "structure-only", "total-only");
    static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,30}");

    /** An address without a version. */
    static final Pattern CANONICAL = Pattern.compile("[^|]*/[^|]*");

    private MeasureReader() {}

    /**
     * The measure that a file describes.
     *
     * @param file the name for messages, for example {@code measures/srs/measure.yaml}
     * @throws org.alliancecds.content.YamlFault with every fault of the file
     */
    public static Measure read(String file, String yaml) {
        return YamlFile.read(file, yaml, MeasureReader::measure);
    }

    private static Measure measure(YamlValue root) {
        root.keys(KEYS);
        Part<String> id = root.part("id", MeasureReader::id);
        Part<String> name = root.part("name", YamlValue::text);
        Part<String> shortName = root.part("short-name", YamlValue::text);
        Part<Kind> kind = root.part("kind", word -> word.oneOf(Kind.class));
        Part<Rater> rater = root.part("rater", word -> word.oneOf(Rater.class));
        Part<Boolean> therapistForm = root.part("therapist-form", YamlValue::yesNo);
        Part<String> highIs = root.part("high-is", word -> word.oneOf(DIRECTIONS));
        Part<List<String>> canonicals = root.part("canonicals", MeasureReader::canonicals);
        Part<Optional<List<String>>> panelCodes = root.optional("panel-codes", YamlValue::texts);
        Part<Optional<List<CodedAnswer>>> answers = root.optional("answers", MeasureReader::answers);
        Part<List<Item>> items = root.part("items", list -> items(list, answers));
        Part<Map<String, Part<Scale>>> scales = ScaleReader.scales(root, items, kind);
        Part<Map<String, Threshold>> thresholds = Part.of(() -> ThresholdReader.thresholds(root, scales));
        Part<Map<String, RiskKind>> riskItems = Part.of(() -> riskItems(root, items));
        Part<Optional<List<String>>> toConfirm = root.optional("to-confirm", YamlValue::texts);
        Part<Licence> licence = root.part("licence", MeasureReader::licence);
        return new Measure(
                id.get(),
                name.get(),
                shortName.get(),
                kind.get(),
                rater.get(),
                therapistForm.get(),
                highIs.get().equals("good"),
                canonicals.get(),
                panelCodes.get().orElse(List.of()),
                items.get(),
                all(scales.get()),
                thresholds.get(),
                riskItems.get(),
                toConfirm.get().orElse(List.of()),
                licence.get());
    }

    private static Map<String, Scale> all(Map<String, Part<Scale>> parts) {
        Map<String, Scale> scales = new LinkedHashMap<>();
        parts.forEach((id, part) -> scales.put(id, part.get()));
        return scales;
    }

    private static String id(YamlValue value) {
        String id = value.text();
        if (!ID.matcher(id).matches()) {
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
            if (!CANONICAL.matcher(canonical).matches()) {
                throw value.fault("\"" + canonical + "\" is not a canonical without version; measures are known by the"
                        + " address of their Questionnaire, never by an acronym");
            }
        }
        return canonicals;
    }

    private static List<Item> items(YamlValue value, Part<Optional<List<CodedAnswer>>> shared) {
        List<Item> items = value.list(item -> item(item, shared));
        Map<String, String> owners = new LinkedHashMap<>();
        for (Item item : items) {
            List<String> names = new ArrayList<>(item.aliases());
            names.add(0, item.linkId());
            for (String name : names) {
                String other = owners.put(name, item.linkId());
                if (other != null) {
                    throw value.fault(
                            "the link id \"" + name + "\" stands for both " + other + " and " + item.linkId());
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

    private static Item item(YamlValue value, Part<Optional<List<CodedAnswer>>> shared) {
        value.keys(ITEM_KEYS);
        Part<String> linkId = value.part("link-id", YamlValue::text);
        Part<Optional<List<String>>> also = value.optional("also", YamlValue::texts);
        Part<Optional<String>> code = value.optional("code", YamlValue::text);
        Part<String> meaning = value.part("meaning", YamlValue::text);
        Part<Optional<Boolean>> reversed = value.optional("reversed", YamlValue::yesNo);
        Part<Optional<List<CodedAnswer>>> own = value.optional("answers", MeasureReader::answers);
        Part<List<BigDecimal>> range = value.part("range", MeasureReader::range);
        List<CodedAnswer> answers = own.get().or(shared::get).orElse(List.of());
        List<BigDecimal> ends = range.get();
        for (CodedAnswer answer : answers) {
            if (answer.value().compareTo(ends.get(0)) < 0 || answer.value().compareTo(ends.get(1)) > 0) {
                throw value.get("range").fault("the coded answer " + answer.value() + " lies outside this range");
            }
        }
        return new Item(
                linkId.get(),
                also.get().orElse(List.of()),
                code.get().orElse(null),
                meaning.get(),
                ends.get(0),
                ends.get(1),
                reversed.get().orElse(false),
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
            answer.keys(ANSWER_KEYS);
            Part<BigDecimal> number = answer.part("value", YamlValue::decimal);
            Part<List<String>> codes = answer.part("codes", YamlValue::texts);
            Part<List<String>> displays = answer.part("displays", YamlValue::texts);
            return new CodedAnswer(number.get(), codes.get(), displays.get());
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

    private static Map<String, RiskKind> riskItems(YamlValue root, Part<List<Item>> items) {
        return root.find("risk-items")
                .map(value -> value.entries((linkId, word) -> {
                    Part<RiskKind> kind = Part.of(() -> word.oneOf(RiskKind.class));
                    List<String> known = items.get().stream().map(Item::linkId).toList();
                    if (!known.contains(linkId)) {
                        throw word.fault("no item has the link id \"" + linkId + "\"", linkId, known);
                    }
                    return kind.get();
                }))
                .orElse(Map.of());
    }

    private static Licence licence(YamlValue value) {
        value.keys(LICENCE_KEYS);
        Part<String> ships = value.part("ships", word -> word.oneOf(SHIPS));
        Part<String> holder = value.part("holder", YamlValue::text);
        Part<String> notice = value.part("notice", YamlValue::text);
        return new Licence(ships.get(), holder.get(), notice.get());
    }
}
