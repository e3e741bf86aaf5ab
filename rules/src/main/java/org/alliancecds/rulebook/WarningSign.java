// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.util.List;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.rule.RuleText;
import org.alliancecds.rule.RuleText.SwitchedOff;
import org.jspecify.annotations.Nullable;

/** A warning sign: its rules, which share one id within one family, and the words of its card. */
public record WarningSign(String id, String family, List<RuleText> rules, Guidance guidance) {

    /** Since when and why the clinic does without this sign; null for one that speaks. */
    public @Nullable SwitchedOff switchedOff() {
        return rules.get(0).off();
    }
}
