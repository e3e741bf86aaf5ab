// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.rule.Level;
import org.alliancecds.rule.RuleText.SwitchedOff;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Evaluation.ConditionAnswer;
import org.alliancecds.rulebook.Evaluation.Finding;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.WarningSign;
import org.alliancecds.scenario.Scenario;
import org.alliancecds.sentence.Answer.Truth;

/** Runs scenarios against rules, and says in words what broke and which condition decided. */
public final class ScenarioRunner {
    private static final String UNLESS = "unless ";

    private final Map<String, String> familyOfSign = new TreeMap<>();
    private final Map<String, SwitchedOff> switchedOff = new TreeMap<>();

    /** For a rulebook with these signs. */
    public ScenarioRunner(Collection<WarningSign> signs) {
        for (WarningSign sign : signs) {
            familyOfSign.put(sign.id(), sign.family());
            SwitchedOff off = sign.switchedOff();
            if (off != null) {
                switchedOff.put(sign.id(), off);
            }
        }
    }

    /** Runs every scenario of a rulebook. One that breaks does not keep a rulebook from serving: a clinic may be mid-edit. */
    public static List<ScenarioOutcome> runAll(Rulebook rulebook) {
        ScenarioRunner runner = new ScenarioRunner(rulebook.signs());
        return rulebook.scenarios().stream()
                .map(scenario -> runner.run(scenario, rulebook::evaluate))
                .toList();
    }

    /** Evaluates the course of one scenario and compares, unless a sign that it wants to fire is switched off. */
    public ScenarioOutcome run(Scenario scenario, BiFunction<ClientRecord, LocalDate, Evaluation> rules) {
        for (String sign : scenario.fires().keySet()) {
            SwitchedOff off = switchedOff.get(sign);
            if (off != null) {
                return new ScenarioOutcome(scenario, List.of(), sign + " is " + off);
            }
        }
        return compare(scenario, rules.apply(scenario.client(), scenario.asOf()));
    }

    /** What an evaluation of the scenario's course did not meet. */
    public ScenarioOutcome compare(Scenario scenario, Evaluation evaluation) {
        Map<String, Finding> found = new TreeMap<>();
        evaluation.findings().forEach(finding -> found.put(finding.sign(), finding));
        List<String> broken = new ArrayList<>();
        scenario.fires().forEach((sign, level) -> {
            Finding finding = found.get(sign);
            if (finding == null) {
                broken.add(sign + " should have fired as " + words(level) + ", but stayed silent."
                        + whySilent(sign, evaluation));
            } else if (finding.level() != level) {
                broken.add(sign + " should have fired as " + words(level) + ", but fired as " + words(finding.level())
                        + whyFired(finding));
            }
        });
        for (Finding finding : found.values()) {
            if (mustBeSilent(finding.sign(), scenario)) {
                broken.add(finding.sign() + " should have stayed silent, but fired as " + words(finding.level())
                        + whyFired(finding));
            }
        }
        scenario.says().forEach((sign, words) -> {
            Finding finding = found.get(sign);
            if (finding != null
                    && finding.because().stream()
                            .noneMatch(answer -> answer.text().contains(words))) {
                broken.add(sign + " should say \"" + words + "\", but does not" + whyFired(finding));
            }
        });
        return new ScenarioOutcome(scenario, broken, null);
    }

    private boolean mustBeSilent(String sign, Scenario scenario) {
        return !scenario.fires().containsKey(sign)
                && (scenario.silent().contains(sign) || scenario.family().equals(familyOfSign.get(sign)));
    }

    static String whyFired(Finding finding) {
        Map<String, List<String>> byRule = new LinkedHashMap<>();
        finding.conditions().forEach(condition -> byRule.computeIfAbsent(condition.rule(), rule -> new ArrayList<>())
                .add("\"" + condition.condition() + "\" was true: "
                        + condition.answer().text()));
        return "." + inEachRule(byRule);
    }

    static String whySilent(String sign, Evaluation evaluation) {
        Map<String, Set<String>> decided = new LinkedHashMap<>();
        evaluation.silent().stream()
                .filter(silence -> silence.sign().equals(sign))
                .flatMap(silence -> silence.why().stream())
                .filter(ScenarioRunner::heldBack)
                .forEach(why -> decided.computeIfAbsent(why.rule(), rule -> new LinkedHashSet<>())
                        .add("\"" + why.condition() + "\" was "
                                + why.answer().truth().word() + ": "
                                + why.answer().text()));
        return inEachRule(decided);
    }

    private static String inEachRule(Map<String, ? extends Collection<String>> lines) {
        return lines.entrySet().stream()
                .map(rule -> "\n  In \"" + rule.getKey() + "\", " + String.join("\n    and ", rule.getValue()))
                .collect(Collectors.joining());
    }

    private static boolean heldBack(ConditionAnswer why) {
        boolean holds = why.answer().truth() == Truth.TRUE;
        return why.condition().startsWith(UNLESS) ? holds : !holds;
    }

    private static String words(Level level) {
        return (level == Level.INFO ? "an " : "a ") + level.word();
    }
}
