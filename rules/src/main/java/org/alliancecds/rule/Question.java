// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rule;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Line;

/** A sentence with its values, bound to the method of the fact that answers it; rules that ask the same share one. */
final class Question {
    private final int number;
    private final String subject;
    private final MethodHandle method;

    /** The one with that number among all that the rules ask, from 0. */
    Question(int number, Line line) {
        this.number = number;
        this.subject = line.sentence().subject();
        try {
            MethodHandle handle = MethodHandles.lookup()
                    .unreflect(Objects.requireNonNull(line.sentence().asked()));
            method = MethodHandles.insertArguments(handle, 1, line.values().toArray())
                    .asType(MethodType.methodType(Answer.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(
                    "The question " + line.sentence().method() + " is not open to the engine.", e);
        }
    }

    /** Equal for lines that ask the same of the same fact. */
    static List<Object> key(Line line) {
        return List.of(line.sentence().subject(), line.sentence().method(), line.values());
    }

    int number() {
        return number;
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
