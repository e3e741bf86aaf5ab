// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.alliancecds.content.Fault;
import org.alliancecds.course.Course;
import org.alliancecds.fact.signs.ChainedSign;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Line;
import org.alliancecds.therapy.Deadline;

/** Rules, built once for Drools and fired on any number of courses; safe for use by several threads. */
public final class RuleEngine {
    private static final String SIGNS = "signs";

    private final List<RuleText> rules;
    private final List<List<Network.Condition>> conditions;
    private final int questions;
    private final int[] stages;
    private final int lastStage;
    private final Network all;
    private final Map<String, Network> ofOne = new ConcurrentHashMap<>();

    /**
     * A rule's match on a course.
     *
     * @param rule its index in the list that the engine was built from
     * @param answers of its conditions, in their order; for a silencer too
     */
    public record Firing(int rule, List<Answer> answers) {}

    /** What fired on a course, by rule and then by answers, so that the order of the input cannot show. */
    public static final class Firings {
        private final Course course;
        private final List<Firing> firings;
        private final Map<String, List<Asked>> facts;

        private Firings(Course course, List<Firing> firings, Map<String, List<Asked>> facts) {
            this.course = course;
            this.firings = List.copyOf(firings);
            this.facts = facts;
        }

        /** The course that was asked. */
        public Course course() {
            return course;
        }

        /** The matches. */
        public List<Firing> firings() {
            return firings;
        }
    }

    private RuleEngine(List<RuleText> rules, int[] stages) {
        this.rules = rules;
        this.stages = stages;
        Map<List<Object>, Question> shared = new HashMap<>();
        this.conditions = rules.stream()
                .map(rule -> rule.conditions().stream()
                        .map(line -> new Network.Condition(question(shared, line), line.unless()))
                        .toList())
                .toList();
        this.questions = shared.size();
        this.lastStage = Arrays.stream(stages).max().orElse(0);
        // A rule that is switched off keeps its index, and is not there for Drools.
        this.all = new Network(conditions, stages, index -> rules.get(index).off() == null);
    }

    private static Question question(Map<List<Object>, Question> shared, Line line) {
        return shared.computeIfAbsent(Question.key(line), key -> new Question(shared.size(), line));
    }

    /** Builds rules that were read; {@code faults} receives rules that wait for each other, which then do not speak. */
    public static RuleEngine build(List<RuleText> rules, List<Fault> faults) {
        int before = faults.size();
        int[] stages = Stages.of(rules, faults);
        return faults.size() > before
                ? new RuleEngine(List.of(), new int[0])
                : new RuleEngine(List.copyOf(rules), stages);
    }

    /**
     * Fires the rules on a course.
     *
     * @throws Deadline.Passed when the course has no time left
     */
    public Firings fire(Course course) {
        return fire(course, all);
    }

    /**
     * Fires only the rules of a sign and those that they wait for: what they say is what they say among all, in a fraction
     * of the time.
     */
    public Firings fire(Course course, String sign) {
        return fire(course, ofOne.computeIfAbsent(sign, one -> {
            Set<Integer> needed = Stages.needed(one, rules);
            return new Network(conditions, stages, index -> rules.get(index).off() == null && needed.contains(index));
        }));
    }

    private Firings fire(Course course, Network network) {
        Map<String, List<Asked>> facts = new TreeMap<>();
        course.facts()
                .forEach((subject, list) -> facts.put(
                        subject,
                        list.stream()
                                .map(fact -> asked(subject, 0, fact, course))
                                .toList()));
        List<Firing> firings = new ArrayList<>();
        List<ChainedSign> chained = new ArrayList<>();
        try (Network.Session session = network.new Session((rule, matched) -> {
            Firing firing = firing(rule, matched);
            firings.add(firing);
            chained.addAll(consequences(firing));
        })) {
            facts.forEach((subject, list) -> {
                if (network.asks(subject)) {
                    list.forEach(session::insert);
                }
            });
            for (int stage = 0; stage <= lastStage; stage++) {
                course.deadline().check();
                if (stage > 0) {
                    session.insert(asked(SIGNS, stage, course.signs(chained), course));
                }
                session.fire(stage);
            }
        }
        firings.sort(Comparator.comparingInt(Firing::rule)
                .thenComparing(
                        f -> f.answers().stream().map(Answer::text).toList().toString()));
        facts.put(SIGNS, List.of(asked(SIGNS, lastStage + 1, course.signs(chained), course)));
        return new Firings(course, firings, facts);
    }

    private Asked asked(String subject, int stage, Object fact, Course course) {
        return new Asked(subject, stage, fact, questions, course.deadline());
    }

    private Firing firing(int rule, List<Asked> facts) {
        List<Answer> answers = new ArrayList<>();
        for (Network.Condition condition : conditions.get(rule)) {
            for (Asked fact : facts) {
                if (fact.subject().equals(condition.question().subject())) {
                    answers.add(fact.ask(condition.question()));
                }
            }
        }
        return new Firing(rule, List.copyOf(answers));
    }

    private List<ChainedSign> consequences(Firing firing) {
        RuleText rule = rules.get(firing.rule());
        List<Answer> because = new ArrayList<>();
        for (int i = 0; i < firing.answers().size(); i++) {
            // What did not silence the rule is no reason for it.
            if (!rule.conditions().get(i).unless()) {
                because.add(firing.answers().get(i));
            }
        }
        return rule.consequences().stream()
                .map(line -> line.sentence().method().equals("note")
                        ? ChainedSign.noted(
                                (String) line.values().get(0),
                                (String) line.values().get(1),
                                because)
                        : ChainedSign.raised(rule.sign(), line.sentence().method()))
                .toList();
    }

    /**
     * What every condition of a rule says of a course, fact by fact, whether it fired or not.
     *
     * @return one list of answers for each combination of facts, in the order of the conditions
     */
    public List<List<Answer>> explain(int rule, Firings fired) {
        List<List<Asked>> combinations = List.of(List.of());
        for (String subject : conditions.get(rule).stream()
                .map(condition -> condition.question().subject())
                .distinct()
                .sorted()
                .toList()) {
            List<List<Asked>> longer = new ArrayList<>();
            for (List<Asked> combination : combinations) {
                for (Asked fact : Objects.requireNonNull(fired.facts.get(subject))) {
                    List<Asked> next = new ArrayList<>(combination);
                    next.add(fact);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations.stream().map(facts -> firing(rule, facts).answers()).toList();
    }
}
