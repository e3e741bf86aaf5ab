// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliancecds.course.DataNote.Code;
import org.alliancecds.course.MeasureResponse;
import org.alliancecds.course.RiskAnswer;

/** Keeps one fact one fact: an Observation of what a response says already is not a second response. */
final class ResponseMerger {
    private final List<MeasureResponse> responses;
    private final List<MeasureResponse> fromObservations = new ArrayList<>();
    private final List<RiskAnswer> risks;
    private final ResponseFacts given;
    private final Call call;

    ResponseMerger(ResponseFacts given, Call call) {
        this.given = given;
        this.responses = given.responses();
        this.risks = new ArrayList<>(given.risks());
        this.call = call;
    }

    /**
     * Adds what an Observation holds, unless it derives from a response read already, or says the same of the same day.
     *
     * @param raterSaid whether the Observation says its rater; what another rater said is another fact
     */
    void add(MeasureResponse found, boolean raterSaid, List<String> derivedFrom) {
        for (MeasureResponse response : responses) {
            boolean same = holds(response, found, true);
            boolean derived = response.measure().equals(found.measure()) && derivedFrom.contains(response.reference());
            if (derived && !same) {
                call.notes()
                        .add(
                                Code.TOTAL_DISAGREES,
                                found.reference(),
                                "It does not hold the values of " + response.reference()
                                        + ", from which it derives; those were used.");
            }
            boolean sameRater = !raterSaid || response.rater() == found.rater();
            if (derived || (same && sameRater && sameDay(response.answeredAt(), found.answeredAt()))) {
                return;
            }
        }
        for (int i = 0; i < fromObservations.size(); i++) {
            MeasureResponse other = fromObservations.get(i);
            if (holds(other, found, false)
                    && other.rater() == found.rater()
                    && sameDay(other.answeredAt(), found.answeredAt())) {
                return;
            }
            if (isSameSitting(other, found)) {
                fromObservations.set(i, join(other, found));
                return;
            }
        }
        fromObservations.add(found);
    }

    /** Adds the answer to a risk item, unless the same answer of the same day is there already. */
    void addRisk(RiskAnswer found, List<String> derivedFrom) {
        for (RiskAnswer other : risks) {
            if (other.measure().equals(found.measure())
                    && other.item().equals(found.item())
                    && other.answer() == found.answer()
                    && (derivedFrom.contains(other.reference()) || sameDay(other.answeredAt(), found.answeredAt()))) {
                return;
            }
        }
        risks.add(found);
    }

    ResponseFacts all() {
        List<MeasureResponse> all = new ArrayList<>(responses);
        all.addAll(fromObservations);
        return new ResponseFacts(all, risks, given.notes());
    }

    /**
     * Whether the response says all that was found.
     *
     * @param rounded whether what was found may be rounded, as a mean or a prorated sum that is stored often is
     */
    private static boolean holds(MeasureResponse response, MeasureResponse found, boolean rounded) {
        return response.measure().equals(found.measure())
                && found.values().entrySet().stream().allMatch(entry -> {
                    BigDecimal value = response.values().get(entry.getKey());
                    return value != null && isSame(value, entry.getValue(), rounded);
                });
    }

    private static boolean isSame(BigDecimal value, BigDecimal found, boolean rounded) {
        int decimals = Math.max(0, found.stripTrailingZeros().scale());
        return value.compareTo(found) == 0
                || (rounded
                        && decimals < value.scale()
                        && value.setScale(decimals, RoundingMode.HALF_UP).compareTo(found) == 0);
    }

    /** A total and a subscale of one moment are two Observations of one response. */
    private static boolean isSameSitting(MeasureResponse other, MeasureResponse found) {
        return other.measure().equals(found.measure())
                && other.rater() == found.rater()
                && other.answeredAt().equals(found.answeredAt())
                && other.amended() == found.amended()
                && found.values().keySet().stream().noneMatch(other.values()::containsKey);
    }

    private static MeasureResponse join(MeasureResponse one, MeasureResponse other) {
        Map<String, BigDecimal> values = new HashMap<>(one.values());
        values.putAll(other.values());
        Map<String, BigDecimal> items = new HashMap<>(one.itemAnswers());
        items.putAll(other.itemAnswers());
        return new MeasureResponse(
                one.reference(), one.measure(), one.rater(), one.answeredAt(), one.amended(), values, items);
    }

    private boolean sameDay(Instant one, Instant other) {
        return day(one).equals(day(other));
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(call.zone()).toLocalDate();
    }
}
