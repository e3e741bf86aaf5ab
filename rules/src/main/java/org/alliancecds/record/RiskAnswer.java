// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

import java.time.Instant;

/**
 * One answer to one risk item, from a response of any status but entered-in-error and by any rater.
 *
 * @param reference the FHIR reference it was read from
 * @param measure the id of the measure, for example {@code phq-9}
 * @param item the link id of the item within the measure
 * @param kind what the item asks about
 * @param answeredAt when
 * @param rater who answered
 * @param answer the answer as scored, 0 and up
 * @param amended true when the response was amended
 */
public record RiskAnswer(
        String reference,
        String measure,
        String item,
        RiskKind kind,
        Instant answeredAt,
        Rater rater,
        int answer,
        boolean amended) {}
