// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * One scored response to a measure: a rating (alliance) or a score (outcome).
 *
 * @param reference the FHIR reference it was read from
 * @param measure the id of the measure, for example {@code srs}
 * @param rater who filled it in
 * @param answeredAt when; the start of the day where only a date is known
 * @param amended true when its status is amended: of two in one session the later amended one counts
 * @param values scale id to value, in the measure's own units; a scale that could not be scored is absent
 * @param itemAnswers link id to value as answered, of every item that could be read; empty where only scales are known
 */
public record MeasureResponse(
        String reference,
        String measure,
        Rater rater,
        Instant answeredAt,
        boolean amended,
        Map<String, BigDecimal> values,
        Map<String, BigDecimal> itemAnswers) {

    public MeasureResponse {
        values = Map.copyOf(values);
        itemAnswers = Map.copyOf(itemAnswers);
    }

    /** A response of which only the scales are known. */
    public MeasureResponse(
            String reference,
            String measure,
            Rater rater,
            Instant answeredAt,
            boolean amended,
            Map<String, BigDecimal> values) {
        this(reference, measure, rater, answeredAt, amended, values, Map.of());
    }
}
