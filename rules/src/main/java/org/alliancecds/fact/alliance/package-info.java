// SPDX-License-Identifier: Apache-2.0
/**
 * The client's own ratings of the alliance: level, mean, fall, slide, recovery, parts.
 */
@NullMarked
package org.alliancecds.fact.alliance;

import org.jspecify.annotations.NullMarked;
