// SPDX-License-Identifier: Apache-2.0
/** Tests of the adapter, on resources written for them: one trap of real data a test, the whole answer asserted. */
@NullMarked
package org.alliancecds.fhir;

import org.jspecify.annotations.NullMarked;
