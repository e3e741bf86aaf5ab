// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.ruletext;

import java.util.List;

/**
 * One rule as read: nothing in it has been interpreted but its sentences.
 *
 * @param file for messages, for example {@code warning_signs/mean_alliance/rules.dslr}
 * @param line of its name, from 1
 * @param name its first line, in words
 * @param sign the id of the warning sign it belongs to
 * @param evidence keys named in the file, may be empty
 * @param since ISO date from which it holds
 */
public record RuleText(
        String file,
        int line,
        String name,
        String sign,
        List<String> evidence,
        String since,
        List<Line> conditions,
        List<Line> consequences) {

    /**
     * A sentence with the values of its slots.
     *
     * @param words as written, trimmed, without a leading {@code unless}
     * @param unless true for a silencer: the rule is held back when the sentence is known to be true
     * @param values slot values in the order of the sentence: Integer, BigDecimal or String
     */
    public record Line(int line, String words, boolean unless, Sentence sentence, List<Object> values) {}
}
