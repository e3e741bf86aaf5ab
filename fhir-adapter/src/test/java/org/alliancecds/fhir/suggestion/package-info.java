// SPDX-License-Identifier: Apache-2.0
/** What suggestions create, held against HAPI's strict parser. */
@NullMarked
package org.alliancecds.fhir.suggestion;

import org.jspecify.annotations.NullMarked;
