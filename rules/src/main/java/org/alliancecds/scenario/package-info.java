// SPDX-License-Identifier: Apache-2.0
/** Scenarios: small courses with the findings that they must, and must not, give. They guard the rulebook. */
@NullMarked
package org.alliancecds.scenario;

import org.jspecify.annotations.NullMarked;
