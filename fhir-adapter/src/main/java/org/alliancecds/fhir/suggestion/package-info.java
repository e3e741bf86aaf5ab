// SPDX-License-Identifier: Apache-2.0
/**
 * FHIR out: what a suggestion of a card creates in the EHR, last hop of a call. Written as a JSON tree, so that no answer
 * waits for HAPI; tests hold each resource against HAPI's strict parser.
 */
@NullMarked
package org.alliancecds.fhir.suggestion;

import org.jspecify.annotations.NullMarked;
