// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskKind;
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
 * @param thresholds by name: {@code concern-line}, {@code clinical-line}, {@code ceiling}, {@code step},
 *     {@code reliable-change}; each
 *     may also stand per scale as {@code step.bond}
 * @param riskItems link id of an item to what it asks about
 * @param toConfirm what else of it no source was found for, each in a sentence; a clinic has to confirm it
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
        List<String> toConfirm,
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
     * @param code LOINC code, or {@code system|code} of another code system; null where there is none
     * @param meaning in a few words of our own, shown where the licence does not allow the text
     * @param min lowest value
     * @param max highest value
     * @param reversed true when the value is turned round (min + max − value) before it is added
     * @param answers coded answers; empty where answers are numbers only
     * @param answersOfOthers coded answers of the measure's other items: a code of theirs is no answer to this item
     */
    public record Item(
            String linkId,
            List<String> aliases,
            @Nullable String code,
            String meaning,
            BigDecimal min,
            BigDecimal max,
            boolean reversed,
            List<CodedAnswer> answers,
            List<CodedAnswer> answersOfOthers) {

        /** An item of a measure of which no other item has coded answers. */
        public Item(
                String linkId,
                List<String> aliases,
                @Nullable String code,
                String meaning,
                BigDecimal min,
                BigDecimal max,
                boolean reversed,
                List<CodedAnswer> answers) {
            this(linkId, aliases, code, meaning, min, max, reversed, answers, List.of());
        }

        Item withAnswersOfOthers(List<CodedAnswer> others) {
            return new Item(linkId, aliases, code, meaning, min, max, reversed, answers, others);
        }
    }

    /**
     * A coded answer and its value.
     *
     * @param codes every code that stands for it, whatever the system (LOINC answer codes are unique)
     * @param displays every text that goes with it; a display of another answer contradicts the code
     */
    public record CodedAnswer(BigDecimal value, List<String> codes, List<String> displays) {

        /**
         * Whether a text is one of its displays, alone or with its value before or behind it ({@code 2 - Moderately}).
         * Case, punctuation and blanks do not matter.
         */
        public boolean isSaidBy(String text) {
            String words = words(text);
            String number =
                    value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
            for (String display : words.isEmpty() ? List.<String>of() : displays) {
                String known = words(display);
                if (words.equals(known) || words.equals(number + " " + known) || words.equals(known + " " + number)) {
                    return true;
                }
            }
            return false;
        }

        /** The words of a text in small letters, with one blank between them. */
        public static String words(String text) {
            StringBuilder words = new StringBuilder(text.length());
            Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(character -> {
                if (Character.isLetterOrDigit(character)) {
                    words.appendCodePoint(Character.toLowerCase(character));
                } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                    words.append(' ');
                }
            });
            return words.toString().stripTrailing();
        }
    }

    /**
     * How a scale is scored.
     *
     * @param items link ids
     * @param method sum, mean, or ten times the mean
     * @param mayMiss how many items may be missing; the sum is then prorated
     * @param min lowest possible value
     * @param max highest possible value
     * @param storedIn link ids of items that hold a ready total
     * @param observationCodes codes of Observations that hold it: of LOINC, or {@code system|code} of another system
     * @param meanCodes codes, written likewise, of Observations that hold the mean of its items instead
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
            List<String> observationCodes,
            List<String> meanCodes) {

        /**
         * The value of this scale that a mean of its items stands for. A sum is rounded to the nearest whole number, since
         * a stored mean is rounded and a scale that is known by its mean has whole items.
         *
         * @throws IllegalStateException when the scale is not declared to be convertible
         */
        public BigDecimal ofMean(BigDecimal mean) {
            return switch (method) {
                case SUM -> mean.multiply(BigDecimal.valueOf(items.size())).setScale(0, RoundingMode.HALF_UP);
                case TEN_TIMES_MEAN -> mean.multiply(BigDecimal.TEN);
                case MEAN, STORED_ONLY -> throw new IllegalStateException(id + " has no mean to convert");
            };
        }

        /** The lowest and the highest mean of its items; both ends belong to it. */
        public boolean canBeMean(BigDecimal mean) {
            BigDecimal factor = method == Method.SUM ? BigDecimal.valueOf(items.size()) : BigDecimal.TEN;
            return mean.multiply(factor).compareTo(min) >= 0
                    && mean.multiply(factor).compareTo(max) <= 0;
        }
    }

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
