// SPDX-License-Identifier: Apache-2.0
/**
 * Days, numbers, lists and thresholds as a sentence shows them. Everything that is said to people comes through here.
 */
@NullMarked
package org.alliancecds.words;

import org.jspecify.annotations.NullMarked;
