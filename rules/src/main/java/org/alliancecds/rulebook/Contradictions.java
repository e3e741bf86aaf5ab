// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alliancecds.content.Fault;
import org.alliancecds.rule.RuleText;
import org.alliancecds.sentence.Line;
import org.alliancecds.sentence.OnlyIf;
import org.alliancecds.sentence.SentenceForm.Slot;

/** Finds rules that can never fire. Only what is impossible for every client is told; what is merely rare is not. */
final class Contradictions {
    /** A quantity of the dictionary that begins so counts the kinds of sign that rules note under the word behind it. */
    private static final String NOTED = "noted ";

    private final List<RuleText> rules;

    private Contradictions(List<RuleText> rules) {
        this.rules = rules;
    }

    /** Every rule or sentence that contradicts itself, with the line where it does. */
    static void check(List<RuleText> rules, List<Fault> faults) {
        Contradictions contradictions = new Contradictions(rules);
        Map<String, Set<String>> kinds = contradictions.kindsNoted(true);
        for (RuleText rule : rules) {
            contradictions.inOneSentence(rule, faults);
            contradictions.betweenSentences(rule, faults);
            contradictions.conditionAndSilencer(rule, faults);
            contradictions.moreKindsThanThereAre(rule, kinds, "any rule notes", faults);
        }
    }

    /** What can never hold only because a sign is switched off: no fault, and worth knowing. */
    static List<Fault> remarks(List<RuleText> rules) {
        List<Fault> remarks = new ArrayList<>();
        Contradictions contradictions = new Contradictions(rules);
        Map<String, Set<String>> kinds = contradictions.kindsNoted(false);
        Set<String> silenced = contradictions.namedOnlyByWhatIsOff();
        for (RuleText rule : rules) {
            if (rule.off() == null) {
                contradictions.asksForWhatIsOff(rule, silenced, remarks);
                contradictions.moreKindsThanThereAre(rule, kinds, "a rule notes that is not switched off", remarks);
            }
        }
        return List.copyOf(remarks);
    }

    private void inOneSentence(RuleText rule, List<Fault> faults) {
        for (Line line : rule.conditions()) {
            if (!line.sentence().onlyIf().stream().allMatch(claim -> claim.holdsAmongSlots(line))) {
                faults.add(fault(
                        rule, line, "This can never hold: it asks for more than there can be.", "a smaller number"));
            }
        }
    }

    private void betweenSentences(RuleText rule, List<Fault> faults) {
        Map<String, Line> highest = new HashMap<>();
        Map<String, Integer> atLeast = new HashMap<>();
        Map<String, Line> lowest = new HashMap<>();
        Map<String, Integer> atMost = new HashMap<>();
        for (Line line : rule.conditions()) {
            for (OnlyIf claim : line.sentence().onlyIf()) {
                if (line.unless() || claim.isAmongSlots()) {
                    continue;
                }
                String quantity = line.sentence().subject() + " " + claim.left();
                if (claim.atLeast(line) > atLeast.getOrDefault(quantity, Integer.MIN_VALUE)) {
                    atLeast.put(quantity, claim.atLeast(line));
                    highest.put(quantity, line);
                }
                if (claim.atMost(line) < atMost.getOrDefault(quantity, Integer.MAX_VALUE)) {
                    atMost.put(quantity, claim.atMost(line));
                    lowest.put(quantity, line);
                }
            }
        }
        highest.forEach((quantity, one) -> {
            Line other = lowest.get(quantity);
            if (other != null
                    && atLeast.getOrDefault(quantity, Integer.MIN_VALUE)
                            > atMost.getOrDefault(quantity, Integer.MAX_VALUE)) {
                boolean inOrder = other.line() < one.line();
                Line later = inOrder ? one : other;
                Line earlier = inOrder ? other : one;
                faults.add(fault(
                        rule,
                        later,
                        "This and \"" + earlier.words() + "\" in line " + earlier.line()
                                + " can never both hold, so the rule would never speak.",
                        "change one of the two numbers, or take one of the sentences out."));
            }
        });
    }

    private void conditionAndSilencer(RuleText rule, List<Fault> faults) {
        Map<List<Object>, Line> conditions = new HashMap<>();
        for (Line line : rule.conditions()) {
            if (!line.unless()) {
                conditions.putIfAbsent(question(line), line);
            }
        }
        for (Line line : rule.conditions()) {
            Line same = line.unless() ? conditions.get(question(line)) : null;
            if (same != null) {
                faults.add(fault(
                        rule,
                        line,
                        "This holds the rule back exactly when the condition in line " + same.line()
                                + " is true, so the rule would never speak.",
                        "take one of the two out."));
            }
        }
    }

    private void moreKindsThanThereAre(RuleText rule, Map<String, Set<String>> kinds, String noted, List<Fault> found) {
        for (Line line : rule.conditions()) {
            for (OnlyIf claim : line.sentence().onlyIf()) {
                // A silencer that has nothing to hold back for does no harm.
                if (!line.unless() && claim.left().startsWith(NOTED)) {
                    Set<String> known = kinds.getOrDefault(claim.left().substring(NOTED.length()), Set.of());
                    if (claim.atLeast(line) > known.size()) {
                        found.add(fault(
                                rule,
                                line,
                                "This can never hold: the kinds that " + noted + " are "
                                        + (known.isEmpty() ? "none" : known.size() + ", " + String.join(", ", known))
                                        + ".",
                                "a smaller number, or a rule that notes one more."));
                    }
                }
            }
        }
    }

    private void asksForWhatIsOff(RuleText rule, Set<String> silenced, List<Fault> remarks) {
        for (Line line : rule.conditions()) {
            for (int i = 0; i < line.values().size(); i++) {
                String sign = String.valueOf(line.values().get(i));
                if (line.sentence().method().equals("raised")
                        && line.sentence().slots().get(i) instanceof Slot.Sign
                        && silenced.contains(sign)) {
                    remarks.add(fault(rule, line, "The sign " + sign + " is switched off, so this never holds.", null));
                }
            }
        }
    }

    private Set<String> namedOnlyByWhatIsOff() {
        Set<String> off = new TreeSet<>();
        rules.stream().filter(rule -> rule.off() != null).forEach(rule -> off.add(rule.sign()));
        return off;
    }

    private Map<String, Set<String>> kindsNoted(boolean alsoByWhatIsOff) {
        Map<String, Set<String>> kinds = new TreeMap<>();
        for (RuleText rule : rules) {
            for (Line line : rule.consequences()) {
                if (line.sentence().method().equals("note") && (alsoByWhatIsOff || rule.off() == null)) {
                    kinds.computeIfAbsent((String) line.values().get(0), group -> new TreeSet<>())
                            .add((String) line.values().get(1));
                }
            }
        }
        return kinds;
    }

    private static List<Object> question(Line line) {
        return List.of(line.sentence().subject(), line.sentence().method(), line.values());
    }

    private static Fault fault(
            RuleText rule, Line line, String problem, @org.jspecify.annotations.Nullable String maybe) {
        return new Fault(rule.file(), line.line(), (line.unless() ? "unless " : "") + line.words(), problem, maybe);
    }
}
