// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.alliancecds.content.Fault;
import org.alliancecds.sentence.Line;

/**
 * Orders rules that wait for what others noted or raised. A rule about signs fires only once every rule that it waits for
 * had its turn; so "unless the sign … was raised" and "at least 2 signs were noted" do not depend on luck.
 */
final class Stages {
    private static final String NOTED = "noted";
    private static final String WARNED = "warned";
    private static final Set<String> LOUD = Set.of("warning", "critical");

    private Stages() {}

    /** The stage of each rule, from 0; rules that wait for each other are a fault. */
    static int[] of(List<RuleText> rules, List<Fault> faults) {
        int[] stages = new int[rules.size()];
        boolean[] done = new boolean[rules.size()];
        Set<Integer> faulty = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            stage(i, rules, stages, done, new ArrayDeque<>(), faulty, faults);
        }
        return stages;
    }

    /** The rules of a sign, and all that they wait for. */
    static Set<Integer> needed(String sign, List<RuleText> rules) {
        Set<Integer> needed = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).sign().equals(sign)) {
                open.add(i);
            }
        }
        while (!open.isEmpty()) {
            int rule = open.pop();
            if (needed.add(rule)) {
                List<String> awaited = awaits(rules.get(rule));
                for (int other = 0; other < rules.size(); other++) {
                    if (gives(rules.get(other)).stream().anyMatch(awaited::contains)) {
                        open.add(other);
                    }
                }
            }
        }
        return needed;
    }

    private static int stage(
            int index,
            List<RuleText> rules,
            int[] stages,
            boolean[] done,
            Deque<Integer> path,
            Set<Integer> faulty,
            List<Fault> faults) {
        if (done[index]) {
            return stages[index];
        }
        RuleText rule = rules.get(index);
        if (path.contains(index)) {
            if (faulty.add(index)) {
                faults.add(new Fault(
                        rule.file(),
                        rule.line(),
                        rule.name(),
                        "This rule waits, over others, for itself: it asks for signs that only speak after it.",
                        "take the sentence about signs out of one of them."));
            }
            return 0;
        }
        path.push(index);
        int stage = 0;
        for (String awaited : awaits(rule)) {
            for (int other = 0; other < rules.size(); other++) {
                if (gives(rules.get(other)).contains(awaited)) {
                    stage = Math.max(stage, 1 + stage(other, rules, stages, done, path, faulty, faults));
                }
            }
        }
        path.pop();
        stages[index] = stage;
        done[index] = true;
        return stage;
    }

    private static List<String> awaits(RuleText rule) {
        List<String> awaited = new ArrayList<>();
        for (Line line : rule.conditions()) {
            if (line.sentence().subject().equals("signs")) {
                awaited.addAll(awaits(line.sentence().method(), line.values()));
            }
        }
        return awaited;
    }

    /**
     * What has to have had its turn before that question about signs is asked.
     *
     * @param values of its slots
     * @throws IllegalArgumentException for a question that has no place here yet: a guess would be asked too early
     */
    static List<String> awaits(String question, List<?> values) {
        return switch (question) {
            case "raised" -> List.of("raised " + values.get(0));
            case "anyWarning" -> List.of(WARNED);
            case "earlyWindowNamesDisengagement" -> List.of(NOTED, "raised early_window_open");
            case "earlyAtLeast", "disengagementAtLeast", "anyDisengagement", "disengagementOtherThan" -> List.of(NOTED);
            default ->
                throw new IllegalArgumentException("The question signs." + question
                        + " has no stage: say in Stages what has to have spoken before it.");
        };
    }

    private static List<String> gives(RuleText rule) {
        List<String> given = new ArrayList<>();
        for (Line line : rule.consequences()) {
            String does = line.sentence().method();
            given.add(does.equals("note") ? NOTED : "raised " + rule.sign());
            if (LOUD.contains(does)) {
                given.add(WARNED);
            }
        }
        return given;
    }
}
