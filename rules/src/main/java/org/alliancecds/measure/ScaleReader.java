// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliancecds.content.YamlValue;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.measure.Measure.Kind;
import org.alliancecds.measure.Measure.Method;
import org.alliancecds.measure.Measure.Scale;

/** The scales of a {@code measure.yaml}. */
final class ScaleReader {
    private ScaleReader() {}

    static Map<String, Scale> scales(YamlValue root, List<Item> items, Kind kind) {
        Map<String, Scale> scales = new LinkedHashMap<>();
        root.find("scales")
                .ifPresent(value -> value.entries().forEach((id, scale) -> scales.put(id, scale(id, scale, items))));
        if (kind != Kind.NOTE && !scales.containsKey("total")) {
            throw root.fault("the scale \"total\" is missing; it is the one that rules read");
        }
        return scales;
    }

    private static Scale scale(String id, YamlValue value, List<Item> items) {
        value.keys(
                List.of("title", "items", "method", "may-miss", "range"),
                List.of("stored-in", "observation-codes", "mean-codes"));
        Method method = value.get("method").oneOf(Method.class);
        List<String> members = members(value.get("items"), items);
        if (members.isEmpty() && method != Method.STORED_ONLY) {
            throw value.get("items").fault("a scale that is computed needs items");
        }
        List<BigDecimal> range = MeasureReader.range(value.get("range"));
        requireRangeOfItems(value.get("range"), range, method, members, items);
        return new Scale(
                id,
                value.get("title").text(),
                members,
                method,
                value.get("may-miss").whole(0, Math.max(0, members.size() - 1)),
                range.get(0),
                range.get(1),
                value.find("stored-in").map(YamlValue::texts).orElse(List.of()),
                value.find("observation-codes").map(YamlValue::texts).orElse(List.of()),
                meanCodes(value, method));
    }

    /** Only a scale that its items make by adding, or ten times their mean, can be told from their mean. */
    private static List<String> meanCodes(YamlValue value, Method method) {
        return value.find("mean-codes")
                .map(codes -> {
                    if (method != Method.SUM && method != Method.TEN_TIMES_MEAN) {
                        throw codes.fault("only a scale with the method sum or ten-times-mean is converted from a mean;"
                                + " the codes of a mean itself are observation-codes");
                    }
                    return codes.texts();
                })
                .orElse(List.of());
    }

    private static List<String> members(YamlValue value, List<Item> items) {
        List<String> known = items.stream().map(Item::linkId).toList();
        if (value.isText()) {
            value.oneOf(List.of("all"));
            return known;
        }
        List<String> members = value.texts();
        for (String member : members) {
            if (!known.contains(member)) {
                throw value.fault("no item has the link id \"" + member + "\"", member, known);
            }
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
