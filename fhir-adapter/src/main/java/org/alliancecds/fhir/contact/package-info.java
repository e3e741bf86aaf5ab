// SPDX-License-Identifier: Apache-2.0
/**
 * Appointments and encounters become contacts: one for each visit, with what became of it and how late the client came.
 */
@NullMarked
package org.alliancecds.fhir.contact;

import org.jspecify.annotations.NullMarked;
