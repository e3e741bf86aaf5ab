// SPDX-License-Identifier: Apache-2.0
/**
 * FHIR out: what a suggestion of a card creates in the EHR, last hop of a call. Written as a JSON tree, which costs a
 * tenth of HAPI's typed model; a test holds that each resource is field by field what the typed model writes.
 */
@NullMarked
package org.alliancecds.fhir.suggestion;

import org.jspecify.annotations.NullMarked;
