// SPDX-License-Identifier: Apache-2.0
/**
 * What is read of the client besides responses and contacts: the birth date and the diagnoses.
 */
@NullMarked
package org.alliancecds.fhir.client;

import org.jspecify.annotations.NullMarked;
