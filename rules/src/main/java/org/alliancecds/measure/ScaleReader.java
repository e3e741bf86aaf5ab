// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliancecds.content.Noted;
import org.alliancecds.content.Part;
import org.alliancecds.content.YamlKeys;
import org.alliancecds.content.YamlValue;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.measure.Measure.Kind;
import org.alliancecds.measure.Measure.Method;
import org.alliancecds.measure.Measure.Scale;

/** The scales of a {@code measure.yaml}. */
final class ScaleReader {
    static final YamlKeys KEYS = YamlKeys.all("title", "items", "method", "may-miss", "range")
            .mayHave("stored-in", "observation-codes", "mean-codes");
    static final String ALL_ITEMS = "all";
    private static final String TOTAL = "total";

    private ScaleReader() {}

    /** The scales by id, each read or not, so that a slip in one hides nothing about another. */
    static Part<Map<String, Part<Scale>>> scales(YamlValue root, Part<List<Item>> items, Part<Kind> kind) {
        return Part.of(() -> {
            Map<String, Part<Scale>> scales = new LinkedHashMap<>();
            root.find("scales").ifPresent(value -> value.entries()
                    .forEach((id, scale) -> scales.put(id, Part.of(() -> scale(id, scale, items)))));
            if (!scales.containsKey(TOTAL) && kind.get() != Kind.NOTE) {
                throw root.fault("the scale \"" + TOTAL + "\" is missing; it is the one that rules read");
            }
            return scales;
        });
    }

    private static Scale scale(String id, YamlValue value, Part<List<Item>> items) {
        value.keys(KEYS);
        Part<String> title = value.part("title", YamlValue::text);
        Part<Method> method = value.part("method", word -> word.oneOf(Method.class));
        Part<List<BigDecimal>> range = value.part("range", MeasureReader::range);
        Part<List<String>> members = value.part("items", list -> members(list, items, method));
        Part<Integer> mayMiss = value.part(
                "may-miss", count -> count.whole(0, Math.max(0, members.get().size() - 1)));
        Part<Optional<List<String>>> storedIn = value.optional("stored-in", YamlValue::texts);
        Part<Optional<List<String>>> codes = value.optional("observation-codes", YamlValue::texts);
        Part<Optional<List<String>>> meanCodes = value.optional("mean-codes", list -> meanCodes(list, method));
        requireRangeOfItems(value.get("range"), range.get(), method.get(), members.get(), items.get());
        return new Scale(
                id,
                title.get(),
                members.get(),
                method.get(),
                mayMiss.get(),
                range.get().get(0),
                range.get().get(1),
                storedIn.get().orElse(List.of()),
                codes.get().orElse(List.of()),
                meanCodes.get().orElse(List.of()));
    }

    /** Only a scale that its items make by adding, or ten times their mean, can be told from their mean. */
    private static List<String> meanCodes(YamlValue value, Part<Method> method) {
        if (method.get() != Method.SUM && method.get() != Method.TEN_TIMES_MEAN) {
            throw value.fault("only a scale with the method sum or ten-times-mean is converted from a mean;"
                    + " the codes of a mean itself are observation-codes");
        }
        return value.texts();
    }

    private static List<String> members(YamlValue value, Part<List<Item>> items, Part<Method> method) {
        if (value.isText()) {
            String unused = value.oneOf(List.of(ALL_ITEMS));
            return items.get().stream().map(Item::linkId).toList();
        }
        List<String> members = value.texts();
        if (members.isEmpty() && method.get() != Method.STORED_ONLY) {
            throw value.fault("a scale that is computed needs items");
        }
        List<String> known = items.get().stream().map(Item::linkId).toList();
        List<String> unknown =
                members.stream().filter(member -> !known.contains(member)).toList();
        unknown.forEach(member -> value.fault("no item has the link id \"" + member + "\"", member, known));
        if (!unknown.isEmpty()) {
            throw new Noted();
        }
        return members;
    }

    /** A range that the items cannot fill, or can leave, is a slip in one of the two. */
    private static void requireRangeOfItems(
            YamlValue place, List<BigDecimal> range, Method method, List<String> members, List<Item> items) {
        if (method == Method.STORED_ONLY) {
            return;
        }
        BigDecimal lowest = BigDecimal.ZERO;
        BigDecimal highest = BigDecimal.ZERO;
        for (Item item : items) {
            if (members.contains(item.linkId())) {
                lowest = lowest.add(item.min());
                highest = highest.add(item.max());
            }
        }
        BigDecimal count = BigDecimal.valueOf(members.size());
        List<BigDecimal> possible = List.of(of(method, lowest, count), of(method, highest, count));
        if (possible.get(0).compareTo(range.get(0)) != 0 || possible.get(1).compareTo(range.get(1)) != 0) {
            throw place.fault("the items of this scale give "
                    + possible.get(0).stripTrailingZeros().toPlainString() + " to "
                    + possible.get(1).stripTrailingZeros().toPlainString());
        }
    }

    private static BigDecimal of(Method method, BigDecimal sum, BigDecimal count) {
        return switch (method) {
            case SUM, STORED_ONLY -> sum;
            case MEAN -> sum.divide(count, 4, RoundingMode.HALF_UP);
            case TEN_TIMES_MEAN -> sum.multiply(BigDecimal.TEN).divide(count, 4, RoundingMode.HALF_UP);
        };
    }
}
