// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.sentence;

import java.util.List;

/**
 * A sentence of a rule with the values of its slots.
 *
 * @param line in the file, from 1
 * @param words as written, trimmed, without a leading {@code unless}
 * @param unless true for a silencer: the rule is held back when the sentence is known to be true
 * @param values slot values in the order of the sentence: Integer, BigDecimal or String
 */
public record Line(int line, String words, boolean unless, SentenceForm sentence, List<Object> values) {}
