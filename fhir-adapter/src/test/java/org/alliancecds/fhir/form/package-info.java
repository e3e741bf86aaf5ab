// SPDX-License-Identifier: Apache-2.0
/** One trap of real data a test, on resources written for it; the whole answer of the course reader asserted. */
@NullMarked
package org.alliancecds.fhir.form;

import org.jspecify.annotations.NullMarked;
