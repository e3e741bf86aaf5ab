// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.status;

import java.util.List;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.scenario.ScenarioOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Runs the scenarios of the rulebook once the service is open, beside its calls. One that does not hold stops nothing,
 * since a clinic may be mid-edit, but it is loud in log and health.
 */
@Component
class ScenarioWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ScenarioWatch.class);

    private final Rulebook rulebook;
    private volatile @Nullable List<ScenarioOutcome> outcomes;

    ScenarioWatch(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread runner = new Thread(this::run, "scenarios");
        runner.setDaemon(true);
        runner.start();
    }

    private void run() {
        List<ScenarioOutcome> finished = rulebook.runScenarios();
        outcomes = finished;
        List<ScenarioOutcome> broken =
                finished.stream().filter(outcome -> !outcome.passed()).toList();
        for (ScenarioOutcome outcome : broken) {
            LOG.error("{}", outcome);
        }
        if (broken.isEmpty()) {
            LOG.info("All {} scenarios of rulebook {} hold.", finished.size(), rulebook.version());
        } else {
            LOG.error(
                    "{} of {} scenarios of rulebook {} do not hold. It serves all the same; put the rule or the scenario"
                            + " right.",
                    broken.size(),
                    finished.size(),
                    rulebook.version());
        }
    }

    /** How each scenario went; null while they run. */
    @Nullable
    List<ScenarioOutcome> outcomes() {
        return outcomes;
    }
}
