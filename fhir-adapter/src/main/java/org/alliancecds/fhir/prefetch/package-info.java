// SPDX-License-Identifier: Apache-2.0
/**
 * The first step of reading a call: takes the prefetch apart into single resources, within bounds, and tells an empty
 * answer from no answer. HAPI turns XML into JSON here.
 */
@NullMarked
package org.alliancecds.fhir.prefetch;

import org.jspecify.annotations.NullMarked;
