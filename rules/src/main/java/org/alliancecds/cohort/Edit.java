// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.cohort;

import java.util.ArrayList;
import java.util.List;
import org.alliancecds.rule.RuleText;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.sentence.Line;
import org.jspecify.annotations.Nullable;

/**
 * Another number in one sentence of a sign.
 *
 * @param words the sentence as it stands in the rule file
 * @param slot which of its numbers, from 0
 * @param value Integer or BigDecimal, as the slot takes
 * @param instead the sentence with the other number
 */
record Edit(String sign, String words, int slot, Object value, String instead) {

    /** The rulebook with the sentence changed in every rule of the sign; null where none has it as it is expected here. */
    @Nullable
    Rulebook in(Rulebook rulebook) {
        List<RuleText> changed = rulebook.rules().stream().map(this::in).toList();
        return changed.equals(rulebook.rules()) ? null : rulebook.tryOut(changed, rulebook.measures());
    }

    private RuleText in(RuleText rule) {
        return new RuleText(
                rule.file(),
                rule.line(),
                rule.name(),
                rule.sign(),
                rule.evidence(),
                rule.since(),
                rule.conditions().stream()
                        .map(line -> rule.sign().equals(sign) && line.words().equals(words) ? changed(line) : line)
                        .toList(),
                rule.consequences(),
                rule.off());
    }

    private Line changed(Line line) {
        List<Object> values = new ArrayList<>(line.values());
        values.set(slot, value);
        return new Line(line.line(), instead, line.unless(), line.sentence(), values);
    }
}
