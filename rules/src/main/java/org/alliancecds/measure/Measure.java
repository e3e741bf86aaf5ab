// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.alliancecds.course.Rater;
import org.alliancecds.course.RiskKind;
import org.jspecify.annotations.Nullable;

/**
 * An instrument, as {@code measures/<id>/measure.yaml} describes it.
 *
 * @param id stable, for example {@code srs}
 * @param name for people, for example {@code Session Rating Scale (SRS)}
 * @param shortName for a sentence, for example {@code SRS}
 * @param kind what it measures
 * @param rater who fills it in where a response does not say; {@link Rater#UNKNOWN} where that cannot be assumed
 * @param therapistForm true when a therapist may fill in this very form, so that a practitioner as author is its rater
 * @param highIsGood direction
 * @param canonicals URLs (without version) and relative references that name its Questionnaire; the first is the
 *     project's own
 * @param panelCodes LOINC codes of the whole panel, by which a Questionnaire or Observation is known
 * @param items in the order of the form
 * @param scales by id; {@code total} is the one that rules read
 * @param thresholds by name: {@code concern-line}, {@code clinical-line}, {@code step}, {@code reliable-change}; each
 *     may also stand per scale as {@code step.bond}
 * @param riskItems link id of an item to what it asks about
 * @param licence what may be shipped, and whose it is
 */
public record Measure(
        String id,
        String name,
        String shortName,
        Kind kind,
        Rater rater,
        boolean therapistForm,
        boolean highIsGood,
        List<String> canonicals,
        List<String> panelCodes,
        List<Item> items,
        Map<String, Scale> scales,
        Map<String, Threshold> thresholds,
        Map<String, RiskKind> riskItems,
        Licence licence) {

    /** What an instrument measures. */
    public enum Kind {
        ALLIANCE,
        OUTCOME,
        /** The session note: no score, single answers. */
        NOTE
    }

    /**
     * One item.
     *
     * @param linkId its link id in the project's own Questionnaire
     * @param aliases other link ids under which it is met
     * @param code LOINC code, null where there is none
     * @param meaning in a few words of our own, shown where the licence does not allow the text
     * @param min lowest value
     * @param max highest value
     * @param reversed true when the value is turned round (min + max − value) before it is added
     * @param answers coded answers; empty where answers are numbers only
     */
    public record Item(
            String linkId,
            List<String> aliases,
            @Nullable String code,
            String meaning,
            BigDecimal min,
            BigDecimal max,
            boolean reversed,
            List<CodedAnswer> answers) {}

    /**
     * A coded answer and its value.
     *
     * @param codes every code that stands for it, whatever the system (LOINC answer codes are unique)
     * @param displays every text that goes with it; a display of another answer contradicts the code
     */
    public record CodedAnswer(BigDecimal value, List<String> codes, List<String> displays) {}

    /**
     * How a scale is scored.
     *
     * @param items link ids
     * @param method sum, mean, or ten times the mean
     * @param mayMiss how many items may be missing; the sum is then prorated
     * @param min lowest possible value
     * @param max highest possible value
     * @param storedIn link ids of items that hold a ready total
     * @param observationCodes LOINC codes of Observations that hold it
     */
    public record Scale(
            String id,
            String title,
            List<String> items,
            Method method,
            int mayMiss,
            BigDecimal min,
            BigDecimal max,
            List<String> storedIn,
            List<String> observationCodes) {}

    /** How items make a scale. */
    public enum Method {
        SUM,
        MEAN,
        TEN_TIMES_MEAN,
        /** Never computed from items; only read where it is stored. */
        STORED_ONLY
    }

    /** Rights. {@code ships} is {@code full}, {@code structure-only} or {@code total-only}. */
    public record Licence(String ships, String holder, String notice) {}

    /** The threshold of that name, or null where the measure has none. */
    public @Nullable Threshold threshold(String name) {
        return thresholds.get(name);
    }
}
