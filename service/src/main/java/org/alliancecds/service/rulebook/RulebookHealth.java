// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import java.util.List;
import java.util.Map;
import org.alliancecds.content.Fault;
import org.alliancecds.proof.ScenarioOutcome;
import org.alliancecds.rulebook.Rulebook;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Which rulebook serves, how its scenarios went, and what on disk is not used. What serves is sound, so it is up; a
 * scenario that does not hold and a change that was refused keep it up, and are named.
 */
@Component("rulebookHealthIndicator")
final class RulebookHealth implements HealthIndicator {

    private final RulebookInUse inUse;
    private final ScenarioWatch scenarios;

    RulebookHealth(RulebookInUse inUse, ScenarioWatch scenarios) {
        this.inUse = inUse;
        this.scenarios = scenarios;
    }

    @Override
    public Health health() {
        Rulebook rulebook = inUse.rulebook();
        Health.Builder health = Health.up()
                .withDetail("version", rulebook.version())
                .withDetail("warningSigns", rulebook.signs().size());
        if (inUse.isUnwatched()) {
            health.withDetail("watch", "has ended: changes of the folder are not seen until the service is restarted");
        }
        Refusal refusal = inUse.refusal();
        if (refusal != null) {
            health.withDetail(
                    "refusedChange",
                    Map.of(
                            "since",
                            refusal.since().toString(),
                            "faults",
                            refusal.faults().stream().map(Fault::toString).toList()));
        }
        ScenarioWatch.Run run = scenarios.of(rulebook);
        if (run == null) {
            return health.withDetail("scenarios", "are running").build();
        }
        if (run.fault() != null) {
            return health.withDetail("scenarios", "COULD NOT BE RUN: " + run.fault())
                    .build();
        }
        List<ScenarioOutcome> outcomes = run.outcomes();
        List<String> broken = outcomes.stream()
                .filter(outcome -> !outcome.passed())
                .map(ScenarioOutcome::toString)
                .toList();
        health.withDetail(
                "scenarios",
                broken.isEmpty()
                        ? "all " + outcomes.size() + " hold"
                        : broken.size() + " of " + outcomes.size() + " DO NOT HOLD");
        return broken.isEmpty()
                ? health.build()
                : health.withDetail("brokenScenarios", broken).build();
    }
}
