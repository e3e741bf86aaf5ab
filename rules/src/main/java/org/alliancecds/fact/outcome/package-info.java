// SPDX-License-Identifier: Apache-2.0
/**
 * Scores on outcome measures: reliable change, clinical range.
 */
@NullMarked
package org.alliancecds.fact.outcome;

import org.jspecify.annotations.NullMarked;
