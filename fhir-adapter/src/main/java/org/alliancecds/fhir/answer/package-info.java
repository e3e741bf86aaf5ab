// SPDX-License-Identifier: Apache-2.0
/**
 * What was answered to one item, as a number: by value, code, words or weight. Responses and Observations are read with
 * it.
 */
@NullMarked
package org.alliancecds.fhir.answer;

import org.jspecify.annotations.NullMarked;
