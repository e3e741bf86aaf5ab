// SPDX-License-Identifier: Apache-2.0
/**
 * Observations become ratings, scores and risk answers, unless a response says the same already; the step after the
 * responses.
 */
@NullMarked
package org.alliancecds.fhir.observation;

import org.jspecify.annotations.NullMarked;
