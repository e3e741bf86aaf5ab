// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.alliancecds.scenario.Scenario;
import org.alliancecds.therapy.CourseSettings;
import org.alliancecds.therapy.Deadline;
import org.junit.jupiter.api.Test;

/** An evaluation ends at the step at which its time is over, whichever it is; with time enough it says the same. */
class DeadlineTest {
    private final Rulebook rulebook = Rulebook.builtIn(CourseSettings.DEFAULT);
    private final Scenario scenario = rulebook.scenarios().get(0);

    @Test
    void withTimeEnoughItSaysTheSame() {
        AtomicInteger steps = new AtomicInteger();
        assertThat(rulebook.evaluate(scenario.client(), scenario.asOf(), steps::incrementAndGet))
                .isEqualTo(rulebook.evaluate(scenario.client(), scenario.asOf()));
        assertThat(steps.get()).as("steps between which it asks for the time").isGreaterThan(100);
        assertThat(rulebook.findings(scenario.client(), scenario.asOf(), Deadline.NONE))
                .isEqualTo(rulebook.findings(scenario.client(), scenario.asOf()));
    }

    @Test
    void endsAtTheStepAtWhichItsTimeIsOver() {
        AtomicInteger whole = new AtomicInteger();
        rulebook.evaluate(scenario.client(), scenario.asOf(), whole::incrementAndGet);
        for (int last = 1; last <= whole.get(); last++) {
            int end = last;
            AtomicInteger steps = new AtomicInteger();
            Deadline deadline = () -> {
                if (steps.incrementAndGet() >= end) {
                    throw new Deadline.Passed();
                }
            };
            assertThatThrownBy(() -> rulebook.evaluate(scenario.client(), scenario.asOf(), deadline))
                    .isInstanceOf(Deadline.Passed.class);
            assertThat(steps.get()).isEqualTo(end);
        }
    }
}
