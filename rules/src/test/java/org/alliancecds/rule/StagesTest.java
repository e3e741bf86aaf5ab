// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.alliancecds.fact.signs.Signs;
import org.alliancecds.sentence.Answer;
import org.junit.jupiter.api.Test;

class StagesTest {

    @Test
    void everyQuestionAboutSignsHasItsStage() {
        List<Method> questions = Arrays.stream(Signs.class.getMethods())
                .filter(method -> method.getReturnType() == Answer.class && !Modifier.isStatic(method.getModifiers()))
                .toList();

        assertThat(questions).isNotEmpty().allSatisfy(question -> assertThat(
                        Stages.awaits(question.getName(), Collections.nCopies(question.getParameterCount(), "a_sign")))
                .isNotEmpty());
    }

    @Test
    void aQuestionWithoutAStageIsNotGuessedAt() {
        assertThatThrownBy(() -> Stages.awaits("ofNextYear", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("signs.ofNextYear has no stage");
    }
}
