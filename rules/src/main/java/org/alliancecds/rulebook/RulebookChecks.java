// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alliancecds.content.Fault;
import org.alliancecds.content.NearestWords;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.rule.RuleText;
import org.alliancecds.scenario.Scenario;
import org.alliancecds.sentence.Line;
import org.alliancecds.sentence.SentenceForm.Slot;
import org.jspecify.annotations.Nullable;

/** What has to hold between the files of a rulebook: no sign without rule, guidance, evidence and scenarios. */
final class RulebookChecks {
    private final List<RuleText> rules;
    private final Map<String, Map<String, Guidance>> guidance;
    private final List<Fault> faults;

    private RulebookChecks(List<RuleText> rules, Map<String, Map<String, Guidance>> guidance, List<Fault> faults) {
        this.rules = rules;
        this.guidance = guidance;
        this.faults = faults;
    }

    /**
     * Notes what does not hold. What was not read whole is null, and nothing that rests on it is checked, since that would
     * only repeat the same faults in other words.
     */
    static void check(
            @Nullable List<RuleText> rules,
            @Nullable Map<String, Map<String, Guidance>> guidance,
            @Nullable List<Scenario> scenarios,
            List<Fault> faults) {
        if (rules == null) {
            return;
        }
        RulebookChecks checks = new RulebookChecks(rules, guidance == null ? Map.of() : guidance, faults);
        checks.oneFamilyAnId();
        checks.everySignSpeaks();
        if (guidance != null) {
            checks.guidanceAndEvidence();
            checks.riskIsNeverSwitchedOff();
        }
        checks.signsThatAreNamed();
        Contradictions.check(rules, faults);
        if (scenarios != null) {
            checks.scenarios(scenarios);
        }
    }

    private void oneFamilyAnId() {
        Map<String, String> families = new HashMap<>();
        Set<String> told = new HashSet<>();
        for (RuleText rule : rules) {
            String family = RulebookLoader.family(rule);
            String first = families.putIfAbsent(rule.sign(), family);
            if (first != null && !first.equals(family) && told.add(rule.sign() + family)) {
                fault(
                        rule,
                        "The id " + rule.sign() + " belongs to the family " + first + "; one id has one family.",
                        "give this rule an id of its own.");
            }
        }
    }

    private void everySignSpeaks() {
        Set<String> speaking = new HashSet<>();
        for (RuleText rule : rules) {
            if (rule.consequences().stream()
                    .anyMatch(line -> !line.sentence().method().equals("note"))) {
                speaking.add(rule.sign());
            }
        }
        Set<String> told = new HashSet<>();
        for (RuleText rule : rules) {
            if (!speaking.contains(rule.sign()) && told.add(rule.sign())) {
                fault(
                        rule,
                        "No rule of " + rule.sign() + " raises anything, so it would never be seen.",
                        "raise an info");
            }
        }
    }

    private void guidanceAndEvidence() {
        Set<String> told = new HashSet<>();
        for (RuleText rule : rules) {
            String family = RulebookLoader.family(rule);
            Guidance own = guidance.getOrDefault(family, Map.of()).get(rule.sign());
            if (own == null) {
                if (told.add(rule.sign())) {
                    fault(
                            rule,
                            "The sign " + rule.sign() + " has no guidance in warning_signs/" + family
                                    + "/guidance.yaml.",
                            NearestWords.of(
                                            rule.sign(),
                                            guidance.getOrDefault(family, Map.of())
                                                    .keySet())
                                    .orElse(null));
                }
                continue;
            }
            for (String key : rule.evidence()) {
                if (!own.evidence().contains(key)) {
                    fault(
                            rule,
                            "The evidence " + key + " is not among that of the guidance of " + rule.sign() + ".",
                            NearestWords.of(key, own.evidence()).orElse(null));
                }
            }
        }
        Set<String> ids = ids();
        guidance.forEach((family, bySign) -> bySign.forEach((sign, words) -> {
            String file = "warning_signs/" + family + "/guidance.yaml";
            if (!ids.contains(sign)) {
                faults.add(new Fault(
                        file,
                        0,
                        sign,
                        "No rule has this id.",
                        NearestWords.of(sign, ids).orElse(null)));
            }
            if (words.evidence().isEmpty() && words.card() != CardKind.DATA) {
                faults.add(new Fault(
                        file, 0, sign, "Guidance names its evidence.", "evidence: [a key of references.yaml]"));
            }
        }));
    }

    private void riskIsNeverSwitchedOff() {
        Set<String> told = new HashSet<>();
        for (RuleText rule : rules) {
            String family = RulebookLoader.family(rule);
            Guidance words = guidance.getOrDefault(family, Map.of()).get(rule.sign());
            boolean risk = family.equals("risk") || (words != null && words.card() == CardKind.RISK);
            if (risk && rule.off() != null && told.add(rule.sign())) {
                faults.add(new Fault(
                        rule.file(),
                        rule.off().line(),
                        "switch off " + rule.sign(),
                        "A sign of risk cannot be switched off.",
                        "take this line out."));
            }
        }
    }

    private void signsThatAreNamed() {
        Set<String> raised = ids();
        Set<String> known = new TreeSet<>(raised);
        rules.forEach(rule -> rule.consequences().stream()
                .filter(line -> line.sentence().method().equals("note"))
                .forEach(line -> known.add((String) line.values().get(1))));
        for (RuleText rule : rules) {
            for (Line line : rule.conditions()) {
                Collection<String> candidates = line.sentence().method().equals("raised") ? raised : known;
                for (int i = 0; i < line.values().size(); i++) {
                    if (line.sentence().slots().get(i) instanceof Slot.Sign
                            && !candidates.contains(String.valueOf(line.values().get(i)))) {
                        faults.add(new Fault(
                                rule.file(),
                                line.line(),
                                line.words(),
                                "No rule raises or notes " + line.values().get(i) + ".",
                                NearestWords.of(String.valueOf(line.values().get(i)), candidates)
                                        .orElse(null)));
                    }
                }
            }
        }
    }

    private void scenarios(List<Scenario> scenarios) {
        Set<String> firing = new HashSet<>();
        Set<String> silent = new HashSet<>();
        for (Scenario scenario : scenarios) {
            firing.addAll(scenario.fires().keySet());
            silent.addAll(scenario.silent());
        }
        Map<String, String> families = new TreeMap<>();
        rules.forEach(rule -> families.put(rule.sign(), RulebookLoader.family(rule)));
        families.forEach((sign, family) -> {
            String file = "warning_signs/" + family + "/scenarios.yaml";
            if (!firing.contains(sign)) {
                faults.add(
                        new Fault(file, 0, sign, "No scenario makes this sign fire.", "fires: {" + sign + ": info}"));
            }
            if (!silent.contains(sign)) {
                faults.add(new Fault(file, 0, sign, "No scenario asserts its silence.", "silent: [" + sign + "]"));
            }
        });
    }

    private Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        rules.forEach(rule -> ids.add(rule.sign()));
        return ids;
    }

    private void fault(RuleText rule, String problem, @Nullable String maybe) {
        faults.add(new Fault(rule.file(), rule.line(), rule.name(), problem, maybe));
    }
}
