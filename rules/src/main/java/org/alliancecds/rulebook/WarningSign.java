// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.util.List;
import org.alliancecds.ruletext.RuleText;

/** A warning sign: its rules, which share one id within one family, and the words of its card. */
public record WarningSign(String id, String family, List<RuleText> rules, Guidance guidance) {}
