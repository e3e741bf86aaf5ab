// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rule;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.alliancecds.fact.alliance.AllianceSeries;
import org.alliancecds.fact.attendance.Attendance;
import org.alliancecds.fact.context.Barriers;
import org.alliancecds.fact.context.Diagnoses;
import org.alliancecds.fact.context.Treatment;
import org.alliancecds.fact.data.RatingGap;
import org.alliancecds.fact.data.UnusableForms;
import org.alliancecds.fact.notes.SessionNotes;
import org.alliancecds.fact.outcome.OutcomeSeries;
import org.alliancecds.fact.raters.RaterPairs;
import org.alliancecds.fact.raters.RatingSources;
import org.alliancecds.fact.risk.RiskItemAnswers;
import org.alliancecds.fact.signs.Signs;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Line;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.sentence.Vocabulary;

/** A sentence with its values, bound to the method of the fact that answers it; rules that ask the same share one. */
final class Question {
    /** The facts that may answer a sentence, by their word in the vocabulary. */
    static final Map<String, Class<?>> SUBJECTS = Map.ofEntries(
            Map.entry("attendance", Attendance.class),
            Map.entry("alliance", AllianceSeries.class),
            Map.entry("outcome", OutcomeSeries.class),
            Map.entry("pairs", RaterPairs.class),
            Map.entry("raters", RatingSources.class),
            Map.entry("notes", SessionNotes.class),
            Map.entry("therapy", Treatment.class),
            Map.entry("barriers", Barriers.class),
            Map.entry("diagnoses", Diagnoses.class),
            Map.entry("ratings", RatingGap.class),
            Map.entry("data", UnusableForms.class),
            Map.entry("risk", RiskItemAnswers.class),
            Map.entry("signs", Signs.class));

    private final String subject;
    private final MethodHandle method;

    Question(Line line) {
        Sentence sentence = line.sentence();
        this.subject = sentence.subject();
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

    /** Equal for lines that ask the same of the same fact. */
    static List<Object> key(Line line) {
        Sentence sentence = line.sentence();
        return List.of(
                sentence.subject(),
                sentence.method(),
                sentence.arguments().stream().map(line.values()::get).toList());
    }

    String subject() {
        return subject;
    }

    Answer ask(Object fact) {
        try {
            return (Answer) method.invokeExact(fact);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A fact failed to answer about " + subject + ".", e);
        }
    }
}
