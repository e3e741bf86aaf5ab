// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import java.math.BigDecimal;

/**
 * The line of an alliance measure beyond which a rating is worth a talk, as the rulebook in use has it.
 *
 * @param words the line in words, for example {@code at or below 36}
 * @param confirmed false where no source was found for the figure
 */
record ConcernLine(BigDecimal value, String words, boolean confirmed) {}
