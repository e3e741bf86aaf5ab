// SPDX-License-Identifier: Apache-2.0
/**
 * The FHIR endpoint of the demo's stand-in EHR: a few synthetic resources, read-only. It is no part of the path of a
 * call; a clinic's EHR takes its place.
 */
@NullMarked
package org.alliancecds.fhir.demo;

import org.jspecify.annotations.NullMarked;
