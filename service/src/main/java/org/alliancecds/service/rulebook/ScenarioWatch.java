// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.alliancecds.proof.ScenarioOutcome;
import org.alliancecds.proof.ScenarioRunner;
import org.alliancecds.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Runs the scenarios of the rulebook once the service is open, and of each that takes its place, beside the calls. One
 * that does not hold stops nothing, since a clinic may be mid-edit, but it is loud in log and health.
 */
@Component
class ScenarioWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ScenarioWatch.class);

    /** The first calls have the processors for themselves. */
    private static final long AFTER_START_MS = 2_000;

    private final RulebookInUse inUse;
    private final ScheduledExecutorService runner = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "scenarios");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable Run finished;

    private final Function<Rulebook, List<ScenarioOutcome>> scenarios;

    /**
     * How the scenarios of a rulebook went.
     *
     * @param outcomes of each; empty where they could not be run
     * @param fault why they could not be run; null where they could
     */
    record Run(
            Rulebook rulebook,
            List<ScenarioOutcome> outcomes,
            @Nullable String fault) {}

    @Autowired
    ScenarioWatch(RulebookInUse inUse) {
        this(inUse, ScenarioRunner::runAll);
    }

    ScenarioWatch(RulebookInUse inUse, Function<Rulebook, List<ScenarioOutcome>> scenarios) {
        this.inUse = inUse;
        this.scenarios = scenarios;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        inUse.onSwap(rulebook -> later(rulebook, 0));
        later(inUse.rulebook(), AFTER_START_MS);
    }

    private void later(Rulebook rulebook, long millis) {
        var unused = runner.schedule(() -> run(rulebook), millis, TimeUnit.MILLISECONDS);
    }

    private void run(Rulebook rulebook) {
        if (rulebook != inUse.rulebook()) {
            return; // another took its place while this one waited
        }
        List<ScenarioOutcome> outcomes;
        try {
            outcomes = scenarios.apply(rulebook);
        } catch (RuntimeException | StackOverflowError fault) {
            String kind = fault.getClass().getName();
            finished = new Run(rulebook, List.of(), kind);
            LOG.error(
                    "The scenarios of rulebook {} could not be run ({}), so that nothing is known of them. It serves all"
                            + " the same.",
                    rulebook.version(),
                    kind);
            return;
        }
        finished = new Run(rulebook, outcomes, null);
        List<ScenarioOutcome> broken =
                outcomes.stream().filter(outcome -> !outcome.passed()).toList();
        for (ScenarioOutcome outcome : broken) {
            LOG.error("{}", outcome);
        }
        if (broken.isEmpty()) {
            LOG.info("All {} scenarios of rulebook {} hold.", outcomes.size(), rulebook.version());
        } else {
            LOG.error(
                    "{} of {} scenarios of rulebook {} do not hold. It serves all the same; put the rule or the scenario"
                            + " right.",
                    broken.size(),
                    outcomes.size(),
                    rulebook.version());
        }
    }

    /** How the scenarios of that rulebook went; null while they run. */
    @Nullable
    Run of(Rulebook rulebook) {
        Run run = finished;
        return run == null || run.rulebook() != rulebook ? null : run;
    }
}
