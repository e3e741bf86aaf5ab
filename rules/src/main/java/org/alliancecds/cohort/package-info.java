// SPDX-License-Identifier: Apache-2.0
/**
 * A simulated cohort: courses drawn from written assumptions, and a report of how often a rulebook speaks over them. It
 * shows what an edit of a rule does to the number of cards, and validates nothing. Beside the path of a call, not on it.
 */
@NullMarked
package org.alliancecds.cohort;

import org.jspecify.annotations.NullMarked;
