// SPDX-License-Identifier: Apache-2.0
/** Tests of the demo's FHIR endpoint. */
@NullMarked
package org.alliancecds.fhir.demo;

import org.jspecify.annotations.NullMarked;
