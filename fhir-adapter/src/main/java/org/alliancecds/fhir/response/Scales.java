// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.response;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.alliancecds.fhir.answer.AnswerReader;
import org.alliancecds.fhir.answer.ReadAnswer;
import org.alliancecds.fhir.answer.ReadAnswer.Refused;
import org.alliancecds.fhir.answer.ReadAnswer.Value;
import org.alliancecds.fhir.call.Notes;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Measure.Scale;
import org.alliancecds.measure.Scoring;
import org.alliancecds.record.DataNote.Code;
import org.jspecify.annotations.Nullable;

/** Brings items and stored values together: items first, what is stored second, and says where they disagree. */
public final class Scales {
    private Scales() {}

    /**
     * The values of all scales of a response that has one: those that the items make, then those that came ready.
     *
     * @param items answers by link id
     * @param stored ready values by the id of their scale
     */
    public static Map<String, BigDecimal> of(
            Measure measure,
            String reference,
            Map<String, BigDecimal> items,
            Map<String, BigDecimal> stored,
            Notes notes) {
        Map<String, BigDecimal> values = new LinkedHashMap<>(stored);
        Map<String, BigDecimal> scored = Scoring.score(measure, items);
        values.putAll(scored);
        scored.forEach((scale, value) -> {
            BigDecimal other = stored.get(scale);
            if (other != null && differ(value, other, scaleOf(measure, scale), items)) {
                notes.add(
                        Code.TOTAL_DISAGREES,
                        reference,
                        "The " + measure.shortName() + " stores " + plain(other) + " as " + scale
                                + ", but its items make " + plain(value) + "; the items were used.");
            }
        });
        Scale total = measure.scales().get("total");
        if (total != null && !values.containsKey("total")) {
            notes.add(Code.INCOMPLETE, reference, incomplete(measure, total, items));
        }
        return values;
    }

    /** A stored value within the scale's range, or null with a note. */
    public static @Nullable BigDecimal stored(
            Measure measure, String scaleId, @Nullable ReadAnswer read, String reference, Notes notes) {
        Scale scale = scaleOf(measure, scaleId);
        Stored stored = new Stored(measure, scaleId, reference, notes);
        BigDecimal number = stored.number(read);
        if (number == null) {
            return null;
        }
        if (number.compareTo(scale.min()) < 0 || number.compareTo(scale.max()) > 0) {
            return stored.outOfRange(number, "outside of " + scale.min() + " to " + scale.max());
        }
        boolean whole = AnswerReader.isWhole(number);
        if (!whole && scale.method() == Measure.Method.SUM && !scale.meanCodes().isEmpty()) {
            return stored.outOfRange(
                    number, "which is no sum of its items; it may be their mean, which has its own code");
        }
        return number;
    }

    /** The value of the scale that a stored mean of its items stands for, or null with a note. */
    public static @Nullable BigDecimal ofStoredMean(
            Measure measure, String scaleId, @Nullable ReadAnswer read, String reference, Notes notes) {
        Scale scale = scaleOf(measure, scaleId);
        Stored stored = new Stored(measure, scaleId, reference, notes);
        BigDecimal mean = stored.number(read);
        if (mean != null && !scale.canBeMean(mean)) {
            return stored.outOfRange(mean, "which is no mean of its items");
        }
        return mean == null ? null : scale.ofMean(mean);
    }

    /** A value of a scale that came ready, and where to say what is wrong with it. */
    private record Stored(Measure measure, String scaleId, String reference, Notes notes) {

        @Nullable
        BigDecimal number(@Nullable ReadAnswer read) {
            if (read instanceof Refused refused) {
                note(refused.code(), refused.why());
            }
            return read instanceof Value value ? value.value() : null;
        }

        @Nullable
        BigDecimal outOfRange(BigDecimal number, String why) {
            note(Code.OUT_OF_RANGE, "is " + Tree.quote(number.toString()) + ", " + why);
            return null;
        }

        private void note(Code code, String why) {
            String what = "The stored " + scaleId + " of the " + measure.shortName() + " ";
            notes.add(code, reference, what + why + "; it was left out.");
        }
    }

    private static Scale scaleOf(Measure measure, String scale) {
        return Objects.requireNonNull(measure.scales().get(scale));
    }

    /** A stored mean may be rounded, and a prorated sum may be rounded or not prorated at all: neither is a fault. */
    private static boolean differ(BigDecimal scored, BigDecimal stored, Scale scale, Map<String, BigDecimal> items) {
        boolean whole = items.keySet().containsAll(scale.items());
        int decimals = Math.min(Math.max(stored.stripTrailingZeros().scale(), 0), scored.scale());
        BigDecimal rounded = scale.method() == Measure.Method.SUM
                ? scored
                : scored.setScale(Math.max(decimals, 0), RoundingMode.HALF_UP);
        return whole
                && rounded.compareTo(stored.setScale(Math.max(decimals, stored.scale()), RoundingMode.UNNECESSARY))
                        != 0;
    }

    private static String incomplete(Measure measure, Scale total, Map<String, BigDecimal> items) {
        if (total.method() == Measure.Method.STORED_ONLY) {
            return "The " + measure.shortName() + " is read only as a ready total, and none is stored.";
        }
        long missing = total.items().stream()
                .filter(linkId -> !items.containsKey(linkId))
                .count();
        return "The " + measure.shortName() + " has no total: " + missing + " of "
                + total.items().size() + " items missing, and no total stored.";
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
