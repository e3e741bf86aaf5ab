// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.alliancecds.measure.Measure;

/**
 * A measure as it is shown.
 *
 * @param kind alliance, outcome or note
 * @param rater who fills it in where a response does not say
 * @param highIsGood direction; of no meaning where there are no scales
 * @param toConfirm what else of it no source was found for, each in a sentence
 */
record MeasureEntry(
        String id,
        String name,
        String kind,
        String rater,
        boolean highIsGood,
        List<Scale> scales,
        List<Threshold> thresholds,
        List<String> toConfirm,
        Measure.Licence licence) {

    /**
     * A scale and its range.
     *
     * @param scored how items make it, in words
     * @param items how many
     * @param mayMiss how many may be missing
     */
    record Scale(String id, String title, BigDecimal min, BigDecimal max, String scored, int items, int mayMiss) {}

    /**
     * A figure to compare with.
     *
     * @param operator in words, for example {@code at or below}
     * @param confirmed false where no source was found for it: a default to confirm locally
     */
    record Threshold(String name, String operator, BigDecimal value, String source, boolean confirmed) {

        /** The name for people: {@code concern-line.bond} becomes "Concern line (bond)". */
        public String title() {
            int dot = name.indexOf('.');
            return dot < 0
                    ? RulebookPage.readable(name)
                    : RulebookPage.readable(name.substring(0, dot)) + " (" + name.substring(dot + 1) + ")";
        }
    }

    static MeasureEntry of(Measure measure) {
        return new MeasureEntry(
                measure.id(),
                measure.name(),
                measure.kind().name().toLowerCase(Locale.ROOT),
                measure.rater().word(),
                measure.highIsGood(),
                measure.scales().values().stream()
                        .map(scale -> new Scale(
                                scale.id(),
                                scale.title(),
                                scale.min(),
                                scale.max(),
                                words(scale.method()),
                                scale.items().size(),
                                scale.mayMiss()))
                        .toList(),
                measure.thresholds().entrySet().stream()
                        .map(named -> new Threshold(
                                named.getKey(),
                                named.getValue().operator().words(),
                                named.getValue().value(),
                                named.getValue().source(),
                                named.getValue().confirmed()))
                        .toList(),
                measure.toConfirm(),
                measure.licence());
    }

    /** What of the measure comes with the program, in words. */
    public String ships() {
        return switch (licence.ships()) {
            case "full" -> "The full wording comes with the program.";
            case "structure-only" -> "Only its structure comes with the program, not the wording of its items.";
            case "total-only" -> "Only ready scores are read; its items do not come with the program.";
            default -> licence.ships();
        };
    }

    private static String words(Measure.Method method) {
        return switch (method) {
            case SUM -> "sum of the items";
            case MEAN -> "mean of the items";
            case TEN_TIMES_MEAN -> "ten times the mean of the items";
            case STORED_ONLY -> "read where it is stored, never computed";
        };
    }
}
