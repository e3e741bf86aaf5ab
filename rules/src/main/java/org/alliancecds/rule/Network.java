// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.alliancecds.therapy.Deadline;
import org.drools.model.DSL;
import org.drools.model.Index;
import org.drools.model.PatternDSL;
import org.drools.model.Rule;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.drools.modelcompiler.constraints.ConstraintEvaluationException;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;

/**
 * Rules as Drools has them: what a rule asks of a fact is one constraint on the pattern of that fact, shared by all rules
 * that ask the same, and a rule joins its facts. No fact is asked the same twice, whoever asks, see {@link Asked}.
 */
final class Network {
    private static final String SIGNS = "signs";
    private static final String RULE = "rule_";
    private static final int MOST_FIRINGS = 10_000;

    private final KieBase base;
    private final List<List<String>> subjectsOfRules = new ArrayList<>();
    private final Set<String> subjects = new HashSet<>();

    /** One condition of a rule: met where the question holds, or where it is not known to hold for a silencer. */
    record Condition(Question question, boolean unless) {
        boolean isMetBy(Asked fact) {
            return fact.ask(question).isHolds() != unless;
        }

        String id() {
            return (unless ? "unless " : "if ") + question.number();
        }
    }

    /** Of those rules that are included; each keeps its index, also in a network of a few. */
    Network(List<List<Condition>> rules, int[] stages, IntPredicate included) {
        ModelImpl model = new ModelImpl();
        for (int i = 0; i < rules.size(); i++) {
            List<String> asked = rules.get(i).stream()
                    .map(condition -> condition.question().subject())
                    .distinct()
                    .toList();
            subjectsOfRules.add(asked);
            if (included.test(i)) {
                model.addRule(rule(i, rules.get(i), stages[i]));
                subjects.addAll(asked);
            }
        }
        base = KieBaseBuilder.createKieBaseFromModel(model);
    }

    /** Whether a rule asks facts with that word; a session needs no others. */
    boolean asks(String subject) {
        return subjects.contains(subject);
    }

    private static Rule rule(int index, List<Condition> conditions, int stage) {
        Map<String, List<Condition>> bySubject = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            bySubject
                    .computeIfAbsent(condition.question().subject(), word -> new ArrayList<>())
                    .add(condition);
        }
        List<RuleItemBuilder<?>> items = new ArrayList<>();
        bySubject.forEach((subject, asked) -> {
            // Many small constraints would each be a node of the network, and cost more than what they ask.
            String id = asked.stream().map(Condition::id).collect(Collectors.joining(", "));
            Condition[] all = asked.toArray(Condition[]::new);
            items.add(pattern(index, subject, stage).expr(id, fact -> isMet(all, fact)));
        });
        items.add(DSL.execute(() -> {})); // whoever listens takes the facts of the match
        return PatternDSL.rule("org.alliancecds.rulebook", RULE + index).build(items.toArray(RuleItemBuilder[]::new));
    }

    private static boolean isMet(Condition[] all, Asked fact) {
        for (Condition condition : all) {
            if (!condition.isMetBy(fact)) {
                return false;
            }
        }
        return true;
    }

    private static PatternDSL.PatternDef<Asked> pattern(int index, String subject, int stage) {
        Variable<Asked> fact = DSL.declarationOf(Asked.class, name(index, subject));
        PatternDSL.PatternDef<Asked> pattern = PatternDSL.pattern(fact);
        pattern.expr(
                "about " + subject,
                asked -> asked.subject().equals(subject),
                PatternDSL.alphaIndexedBy(String.class, Index.ConstraintType.EQUAL, 0, Asked::subject, subject));
        if (subject.equals(SIGNS)) {
            pattern.expr("stage " + stage, asked -> asked.stage() == stage);
        }
        return pattern;
    }

    private static String name(int index, String subject) {
        return subject + "_" + index;
    }

    /** A session on one course; closed when all stages had their turn. */
    final class Session implements AutoCloseable {
        private final KieSession session = base.newKieSession();

        /** With what is to be done with the facts of a rule that fires, in the order in which the rule asks of them. */
        Session(BiConsumer<Integer, List<Asked>> fired) {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    Match match = event.getMatch();
                    int rule = Integer.parseInt(match.getRule().getName().substring(RULE.length()));
                    List<Asked> facts = new ArrayList<>();
                    for (String subject : subjectsOfRules.get(rule)) {
                        facts.add((Asked) match.getDeclarationValue(name(rule, subject)));
                    }
                    fired.accept(rule, facts);
                }
            });
        }

        void insert(Asked fact) {
            session.insert(fact);
        }

        /** Asks the facts that are new, and fires the rules that are met; throws what a fact throws. */
        void fire(int stage) {
            try {
                if (session.fireAllRules(MOST_FIRINGS) >= MOST_FIRINGS) {
                    throw new IllegalStateException("The rules of stage " + stage + " do not come to an end.");
                }
            } catch (ConstraintEvaluationException e) {
                for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                    if (cause instanceof Deadline.Passed passed) {
                        throw passed;
                    }
                }
                throw e;
            }
        }

        @Override
        public void close() {
            session.dispose();
        }
    }
}
