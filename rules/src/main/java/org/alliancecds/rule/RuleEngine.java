// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.alliancecds.content.Fault;
import org.alliancecds.course.Course;
import org.alliancecds.fact.signs.ChainedSign;
import org.alliancecds.fact.signs.Signs;
import org.alliancecds.sentence.Answer;
import org.drools.core.base.accumulators.CollectListAccumulateFunction;
import org.drools.model.DSL;
import org.drools.model.PatternDSL;
import org.drools.model.Rule;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;

/** Rules, built once for Drools and fired on any number of courses; safe for use by several threads. */
public final class RuleEngine {
    private static final String ANSWER = "answer";
    private static final int MOST_FIRINGS = 10_000;

    private final List<RuleText> rules;
    private final List<List<Question>> questions;
    private final int[] stages;
    private final int lastStage;
    private final Built all;
    private final Map<String, Built> ofOne = new ConcurrentHashMap<>();

    /** Rules built for Drools, and the facts that they ask; a session is given no others. */
    private record Built(KieBase base, Set<String> subjects) {}

    /** Told to the session when the rules of a stage may fire. */
    record Stage(int number) {}

    /** A sign and the stage that it came from: rules only see those of earlier stages, never their own. */
    record Told(int stage, ChainedSign sign) {}

    /**
     * A rule's match on a course.
     *
     * @param rule its index in the list that the engine was built from
     * @param answers of its conditions, in their order; for a silencer too
     */
    public record Firing(int rule, List<Answer> answers) {}

    /**
     * What fired on a course, by rule and then by answers, so that the order of the input cannot show.
     *
     * @param signs what the rules noted and raised
     */
    public record Firings(Course course, List<Firing> firings, Signs signs, Answers answers) {}

    private RuleEngine(List<RuleText> rules, int[] stages) {
        this.rules = rules;
        this.stages = stages;
        Map<List<Object>, Question> shared = new HashMap<>();
        this.questions = rules.stream()
                .map(r -> r.conditions().stream()
                        .map(line -> shared.computeIfAbsent(Question.key(line), key -> new Question(line)))
                        .toList())
                .toList();
        this.lastStage = Arrays.stream(stages).max().orElse(0);
        this.all = build(index -> true);
    }

    private Built build(IntPredicate included) {
        ModelImpl model = new ModelImpl();
        Set<String> subjects = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            // A rule that is switched off keeps its index, and is not there for Drools.
            if (rules.get(i).off() == null && included.test(i)) {
                model.addRule(rule(i, stages[i]));
                questions.get(i).forEach(question -> subjects.add(question.subject()));
            }
        }
        return new Built(KieBaseBuilder.createKieBaseFromModel(model), subjects);
    }

    /** The facts that may answer a sentence, by their word in the vocabulary. */
    public static Map<String, Class<?>> subjects() {
        return Question.SUBJECTS;
    }

    /** Builds rules that were read; {@code faults} receives rules that wait for each other, which then do not speak. */
    public static RuleEngine build(List<RuleText> rules, List<Fault> faults) {
        int before = faults.size();
        int[] stages = Stages.of(rules, faults);
        return faults.size() > before
                ? new RuleEngine(List.of(), new int[0])
                : new RuleEngine(List.copyOf(rules), stages);
    }

    /** One rule: its stage, the facts that its sentences ask, and an answer for each sentence that has to pass. */
    private Rule rule(int index, int stageNumber) {
        String suffix = "_" + index;
        List<RuleItemBuilder<?>> items = new ArrayList<>();
        Variable<Stage> stage = DSL.declarationOf(Stage.class, "stage" + suffix);
        items.add(PatternDSL.pattern(stage).expr("stage" + suffix, s -> s.number() == stageNumber));
        Variable<Answers> answers = DSL.declarationOf(Answers.class, "answers" + suffix);
        items.add(PatternDSL.pattern(answers));
        Map<String, Variable<?>> facts = new LinkedHashMap<>();
        for (Question question : questions.get(index)) {
            facts.computeIfAbsent(question.subject(), subject -> fact(subject, suffix, stageNumber, items));
        }
        for (int i = 0; i < questions.get(index).size(); i++) {
            Question question = questions.get(index).get(i);
            // A silencer lets the rule pass unless its sentence is known to hold.
            boolean unless = rules.get(index).conditions().get(i).unless();
            String name = ANSWER + suffix + "_" + i;
            Variable<?> fact = java.util.Objects.requireNonNull(facts.get(question.subject()));
            Variable<Answer> answer = DSL.declarationOf(
                    Answer.class, name, DSL.from(answers, fact, (given, f) -> given.ask(question, f)));
            items.add(PatternDSL.pattern(answer).expr(name, a -> a.isHolds() != unless));
        }
        items.add(DSL.execute(() -> {})); // the listener below takes what the match is bound to
        return PatternDSL.rule("org.alliancecds.rulebook", "rule" + suffix)
                .build(items.toArray(RuleItemBuilder[]::new));
    }

    private static Variable<?> fact(String subject, String suffix, int stageNumber, List<RuleItemBuilder<?>> items) {
        if (subject.equals("signs")) {
            Variable<Course> course = DSL.declarationOf(Course.class, "course" + suffix);
            Variable<Told> each = DSL.declarationOf(Told.class, "each" + suffix);
            @SuppressWarnings("rawtypes")
            Variable<List> all = DSL.declarationOf(List.class, "all" + suffix);
            items.add(PatternDSL.pattern(course));
            items.add(DSL.accumulate(
                    PatternDSL.pattern(each).expr("each" + suffix, told -> told.stage() < stageNumber),
                    DSL.accFunction(CollectListAccumulateFunction::new, each).as(all)));
            Variable<Signs> signs = DSL.declarationOf(
                    Signs.class, "signs" + suffix, DSL.from(course, all, (c, list) -> c.signs(chained(list))));
            items.add(PatternDSL.pattern(signs));
            return signs;
        }
        Variable<?> variable =
                DSL.declarationOf(java.util.Objects.requireNonNull(Question.SUBJECTS.get(subject)), subject + suffix);
        items.add(PatternDSL.pattern(variable));
        return variable;
    }

    private static List<ChainedSign> chained(List<?> objects) {
        return objects.stream().map(told -> ((Told) told).sign()).toList();
    }

    /**
     * Fires the rules on a course.
     *
     * @throws org.alliancecds.therapy.Deadline.Passed when the course has no time left
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
            return build(needed::contains);
        }));
    }

    private Firings fire(Course course, Built built) {
        List<Firing> firings = new ArrayList<>();
        List<ChainedSign> chained = new ArrayList<>();
        Answers answers = new Answers(course.deadline());
        KieSession session = built.base().newKieSession();
        try {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    Firing firing = firing(event.getMatch());
                    firings.add(firing);
                    for (ChainedSign sign : consequences(firing)) {
                        chained.add(sign);
                        event.getKieRuntime().insert(new Told(stages[firing.rule()], sign));
                    }
                }
            });
            session.insert(answers);
            session.insert(course);
            course.facts().forEach((subject, facts) -> {
                if (built.subjects().contains(subject)) {
                    facts.forEach(session::insert);
                }
            });
            for (int stage = 0; stage <= lastStage; stage++) {
                course.deadline().check();
                session.insert(new Stage(stage));
                if (session.fireAllRules(MOST_FIRINGS) >= MOST_FIRINGS) {
                    throw new IllegalStateException("The rules of stage " + stage + " do not come to an end.");
                }
            }
        } finally {
            session.dispose();
        }
        firings.sort(Comparator.comparingInt(Firing::rule)
                .thenComparing(
                        f -> f.answers().stream().map(Answer::text).toList().toString()));
        return new Firings(course, List.copyOf(firings), course.signs(chained), answers);
    }

    private Firing firing(Match match) {
        int rule = Integer.parseInt(match.getRule().getName().substring("rule_".length()));
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < questions.get(rule).size(); i++) {
            answers.add((Answer) match.getDeclarationValue(ANSWER + "_" + rule + "_" + i));
        }
        return new Firing(rule, List.copyOf(answers));
    }

    private List<ChainedSign> consequences(Firing firing) {
        RuleText rule = rules.get(firing.rule());
        List<Answer> because = new ArrayList<>();
        for (int i = 0; i < firing.answers().size(); i++) {
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
        Map<String, List<?>> facts = new TreeMap<>();
        for (Question question : questions.get(rule)) {
            List<?> known = fired.course().facts().get(question.subject());
            facts.put(question.subject(), known == null ? List.of(fired.signs()) : known);
        }
        List<Map<String, Object>> combinations = List.of(Map.of());
        for (Map.Entry<String, List<?>> subject : facts.entrySet()) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> combination : combinations) {
                for (Object fact : subject.getValue()) {
                    Map<String, Object> next = new TreeMap<>(combination);
                    next.put(subject.getKey(), fact);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations.stream()
                .map(combination -> questions.get(rule).stream()
                        .map(q ->
                                fired.answers().ask(q, java.util.Objects.requireNonNull(combination.get(q.subject()))))
                        .toList())
                .toList();
    }
}
