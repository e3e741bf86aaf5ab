// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.status;

import java.util.List;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.scenario.ScenarioOutcome;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Which rulebook serves, and how its scenarios went. A faulty one does not start, so what is here is up; a scenario that
 * does not hold keeps it up, and is named.
 */
@Component("rulebookHealthIndicator")
final class RulebookHealth implements HealthIndicator {

    private final Rulebook rulebook;
    private final ScenarioWatch scenarios;

    RulebookHealth(Rulebook rulebook, ScenarioWatch scenarios) {
        this.rulebook = rulebook;
        this.scenarios = scenarios;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up()
                .withDetail("version", rulebook.version())
                .withDetail("warningSigns", rulebook.signs().size());
        List<ScenarioOutcome> outcomes = scenarios.outcomes();
        if (outcomes == null) {
            return health.withDetail("scenarios", "are running").build();
        }
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
