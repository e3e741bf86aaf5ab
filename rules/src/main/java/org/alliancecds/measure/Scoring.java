// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.measure.Measure.Method;
import org.alliancecds.measure.Measure.Scale;

/** Scores the answered items of one response by the measure's own rules; an item that was not answered is never 0. */
public final class Scoring {
    private static final int DECIMALS = 2;

    private Scoring() {}

    /**
     * The scales that can be scored, in the order of the measure.
     *
     * @param itemValues link id (the measure's own, not an alias) to the value as answered, before any reversal
     * @return scale id to value in the measure's units; a prorated sum or a mean has two decimals, half up
     * @throws IllegalArgumentException when a link id is not the measure's, or a value is out of its item's range
     */
    public static Map<String, BigDecimal> score(Measure measure, Map<String, BigDecimal> itemValues) {
        Map<String, BigDecimal> adjusted = adjusted(measure, itemValues);
        Map<String, BigDecimal> scores = new LinkedHashMap<>();
        for (Scale scale : measure.scales().values()) {
            List<BigDecimal> answered = answered(scale, adjusted);
            if (canBeScored(scale, answered)) {
                scores.put(scale.id(), scoreOf(scale, answered));
            }
        }
        return scores;
    }

    /**
     * The scales that cannot be scored from these items, with the reason in a sentence; scale id to reason.
     *
     * @throws IllegalArgumentException as {@link #score}
     */
    public static Map<String, String> notScored(Measure measure, Map<String, BigDecimal> itemValues) {
        Map<String, BigDecimal> adjusted = adjusted(measure, itemValues);
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Scale scale : measure.scales().values()) {
            if (!canBeScored(scale, answered(scale, adjusted))) {
                reasons.put(scale.id(), reason(scale, adjusted));
            }
        }
        return reasons;
    }

    private static Map<String, BigDecimal> adjusted(Measure measure, Map<String, BigDecimal> itemValues) {
        Map<String, BigDecimal> adjusted = itemValues;
        int found = 0;
        for (Item item : measure.items()) {
            BigDecimal value = itemValues.get(item.linkId());
            if (value == null) {
                continue;
            }
            found++;
            if (value.compareTo(item.min()) < 0 || value.compareTo(item.max()) > 0) {
                throw new IllegalArgumentException(measure.shortName() + ", item " + item.linkId() + ": " + value
                        + " lies outside " + item.min() + " to " + item.max() + ".");
            }
            if (item.reversed()) {
                adjusted = adjusted == itemValues ? new LinkedHashMap<>(itemValues) : adjusted;
                adjusted.put(item.linkId(), item.min().add(item.max()).subtract(value));
            }
        }
        if (found < adjusted.size()) {
            throw unknownItem(measure, adjusted);
        }
        return adjusted;
    }

    private static IllegalArgumentException unknownItem(Measure measure, Map<String, BigDecimal> values) {
        List<String> known = measure.items().stream().map(Item::linkId).toList();
        String unknown = values.keySet().stream()
                .filter(linkId -> !known.contains(linkId))
                .findFirst()
                .orElseThrow();
        return new IllegalArgumentException(measure.shortName() + " has no item " + unknown + ".");
    }

    private static boolean canBeScored(Scale scale, List<BigDecimal> answered) {
        return scale.method() != Method.STORED_ONLY
                && !answered.isEmpty()
                && scale.items().size() - answered.size() <= scale.mayMiss();
    }

    private static List<BigDecimal> answered(Scale scale, Map<String, BigDecimal> values) {
        List<BigDecimal> answered = new ArrayList<>(scale.items().size());
        for (String linkId : scale.items()) {
            BigDecimal value = values.get(linkId);
            if (value != null) {
                answered.add(value);
            }
        }
        return answered;
    }

    private static BigDecimal scoreOf(Scale scale, List<BigDecimal> answered) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal value : answered) {
            sum = sum.add(value);
        }
        BigDecimal count = BigDecimal.valueOf(answered.size());
        BigDecimal all = BigDecimal.valueOf(scale.items().size());
        return switch (scale.method()) {
            case SUM ->
                answered.size() == scale.items().size()
                        ? sum
                        : sum.multiply(all).divide(count, DECIMALS, RoundingMode.HALF_UP);
            case MEAN -> sum.divide(count, DECIMALS, RoundingMode.HALF_UP);
            case TEN_TIMES_MEAN -> sum.multiply(BigDecimal.TEN).divide(count, DECIMALS, RoundingMode.HALF_UP);
            case STORED_ONLY -> throw new IllegalStateException(scale.id() + " is never computed");
        };
    }

    private static String reason(Scale scale, Map<String, BigDecimal> values) {
        if (scale.method() == Method.STORED_ONLY) {
            return "It is only read where it is stored, never computed from items.";
        }
        List<String> missing = scale.items().stream()
                .filter(linkId -> !values.containsKey(linkId))
                .toList();
        return missing.size() + " of " + scale.items().size() + " items not answered (" + String.join(", ", missing)
                + "); at most " + scale.mayMiss() + " may be missing.";
    }
}
