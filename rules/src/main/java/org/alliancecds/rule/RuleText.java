// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rule;

import java.time.LocalDate;
import java.util.List;
import org.alliancecds.sentence.Line;
import org.jspecify.annotations.Nullable;

/**
 * One rule as read: nothing in it has been interpreted but its sentences.
 *
 * @param file for messages, for example {@code warning_signs/mean_alliance/rules.dslr}
 * @param line of its name, from 1
 * @param name its first line, in words
 * @param sign the id of the warning sign it belongs to
 * @param evidence keys named in the file, may be empty
 * @param since ISO date from which it holds
 * @param off why it does not speak; null for a rule that does
 */
public record RuleText(
        String file,
        int line,
        String name,
        String sign,
        List<String> evidence,
        String since,
        List<Line> conditions,
        List<Line> consequences,
        @Nullable SwitchedOff off) {

    /**
     * That a sign, with all its rules, does not speak.
     *
     * @param line of the statement in the rule's file, from 1
     * @param since from which day
     * @param reason as written, for people
     */
    public record SwitchedOff(int line, LocalDate since, String reason) {
        @Override
        public String toString() {
            return "switched off since " + since + ": " + reason;
        }
    }

    /** The same rule, switched off, or on again by {@code null}. */
    public RuleText switchedOff(@Nullable SwitchedOff statement) {
        return new RuleText(file, line, name, sign, evidence, since, conditions, consequences, statement);
    }
}
