// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.alliancecds.proof.ScenarioRunner;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;

class ScenarioWatchTest {

    @Test
    void scenariosThatCannotBeRunAreSaidToHaveFailedAndTheNextRulebookIsRun() throws Exception {
        Rulebook first = Rulebook.builtIn(new CourseSettings(120));
        Rulebook second = Rulebook.builtIn(new CourseSettings(120));
        CountDownLatch ran = new CountDownLatch(1);
        RulebookInUse inUse = new RulebookInUse(first);
        ScenarioWatch watch = new ScenarioWatch(inUse, rulebook -> {
            if (rulebook == first) {
                throw new IllegalStateException("of a fact");
            }
            ran.countDown();
            return ScenarioRunner.runAll(rulebook);
        });
        RulebookHealth health = new RulebookHealth(inUse, watch);

        watch.start();
        assertThat(eventually(health, "are running")).isEqualTo("COULD NOT BE RUN: java.lang.IllegalStateException");

        inUse.swap(second);
        ran.await();
        assertThat(eventually(health, "are running"))
                .isEqualTo("all " + second.scenarios().size() + " hold");
    }

    /** What health says of the scenarios once it says something else than that. */
    private static @org.jspecify.annotations.Nullable Object eventually(RulebookHealth health, String meanwhile)
            throws InterruptedException {
        Object said = meanwhile;
        for (int i = 0; i < 600 && meanwhile.equals(said); i++) {
            Thread.sleep(100);
            said = health.health().getDetails().get("scenarios");
        }
        return said;
    }
}
