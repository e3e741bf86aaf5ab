// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.response;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alliancecds.fhir.answer.AnswerReader;
import org.alliancecds.fhir.answer.ReadAnswer;
import org.alliancecds.fhir.answer.ReadAnswer.Refused;
import org.alliancecds.fhir.answer.ReadAnswer.Value;
import org.alliancecds.fhir.call.Notes;
import org.alliancecds.fhir.resource.Quoted;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Measure.Scale;
import org.alliancecds.measure.Scoring;
import org.alliancecds.record.DataNote.Code;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** Brings items and stored values together: items first, what is stored second, and says where they disagree. */
public final class Scales {
    private static final Words WORDS = Words.beside(Scales.class);

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
                        WORDS.say(
                                "total-disagrees",
                                "measure",
                                measure.shortName(),
                                "stored",
                                other,
                                "scale",
                                scale,
                                "made",
                                value));
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
            return stored.outOfRange(
                    "scale-out-of-range",
                    number,
                    "min",
                    String.valueOf(scale.min()),
                    "max",
                    String.valueOf(scale.max()));
        }
        boolean whole = AnswerReader.isWhole(number);
        if (!whole && scale.method() == Measure.Method.SUM && !scale.meanCodes().isEmpty()) {
            return stored.outOfRange("no-sum", number);
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
            return stored.outOfRange("no-mean", mean);
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
        BigDecimal outOfRange(String key, BigDecimal number, Object... range) {
            List<Object> values = new ArrayList<>(List.of("value", new Quoted(number.toString())));
            values.addAll(List.of(range));
            note(Code.OUT_OF_RANGE, WORDS.say(key, values.toArray()));
            return null;
        }

        private void note(Code code, Phrase why) {
            notes.add(
                    code,
                    reference,
                    WORDS.say("stored-refused", "scale", scaleId, "measure", measure.shortName(), "why", why));
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

    private static Phrase incomplete(Measure measure, Scale total, Map<String, BigDecimal> items) {
        if (total.method() == Measure.Method.STORED_ONLY) {
            return WORDS.say("total-not-stored", "measure", measure.shortName());
        }
        long missing = total.items().stream()
                .filter(linkId -> !items.containsKey(linkId))
                .count();
        return WORDS.say(
                "no-total",
                "measure",
                measure.shortName(),
                "missing",
                missing,
                "of",
                total.items().size());
    }
}
