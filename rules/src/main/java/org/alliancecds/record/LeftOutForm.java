// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

import java.time.Instant;

/**
 * A dated form of a known measure that could not be used, or not for its total; a data note with the same reference says
 * why.
 *
 * @param reference the FHIR reference concerned
 * @param measure the id of the measure
 * @param rater who filled it in
 * @param answeredAt when; the start of the day where only a date is known
 */
public record LeftOutForm(String reference, String measure, Rater rater, Instant answeredAt) {}
