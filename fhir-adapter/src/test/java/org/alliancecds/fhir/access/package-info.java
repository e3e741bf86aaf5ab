// SPDX-License-Identifier: Apache-2.0
/** Fetching is tested against servers that answer over HTTP: a real FHIR server, and one that misbehaves. */
@NullMarked
package org.alliancecds.fhir.access;

import org.jspecify.annotations.NullMarked;
