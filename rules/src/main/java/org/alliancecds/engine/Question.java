// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.alliancecds.course.AllianceSeries;
import org.alliancecds.course.Answer;
import org.alliancecds.course.Attendance;
import org.alliancecds.course.RiskItemAnswers;
import org.alliancecds.course.SessionNotes;
import org.alliancecds.course.Signs;
import org.alliancecds.ruletext.RuleText;
import org.alliancecds.ruletext.Sentence;
import org.alliancecds.ruletext.Vocabulary;

/** A condition of a rule, bound to the method of the fact that answers it. */
final class Question {
    /** The facts that may answer a sentence, by their word in the vocabulary. */
    static final Map<String, Class<?>> SUBJECTS = Map.of(
            "attendance", Attendance.class,
            "alliance", AllianceSeries.class,
            "notes", SessionNotes.class,
            "risk", RiskItemAnswers.class,
            "signs", Signs.class);

    private final RuleText.Line line;
    private final MethodHandle method;

    Question(RuleText.Line line) {
        this.line = line;
        Sentence sentence = line.sentence();
        Method found = Vocabulary.question(
                SUBJECTS,
                sentence.subject(),
                sentence.method(),
                sentence.arguments().stream().map(sentence.slots()::get).toList());
        List<Object> arguments =
                sentence.arguments().stream().map(line.values()::get).toList();
        try {
            MethodHandle handle = MethodHandles.lookup().unreflect(found);
            method = MethodHandles.insertArguments(handle, 1, arguments.toArray())
                    .asType(java.lang.invoke.MethodType.methodType(Answer.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The question " + sentence.method() + " is not open to the engine.", e);
        }
    }

    RuleText.Line line() {
        return line;
    }

    String subject() {
        return line.sentence().subject();
    }

    Answer ask(Object fact) {
        try {
            return (Answer) method.invokeExact(fact);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A fact failed to answer: " + line.words(), e);
        }
    }

    /** Whether the answer lets the rule pass: it holds, or, for a silencer, it is not known to hold. */
    boolean passes(Answer answer) {
        return answer.isHolds() != line.unless();
    }
}
