// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import java.util.List;

/**
 * How a scenario went.
 *
 * @param broken a sentence for each expectation that was not met, with the condition and the client's number that
 *     decided; empty when all were met
 */
public record ScenarioOutcome(Scenario scenario, List<String> broken) {

    public ScenarioOutcome {
        broken = List.copyOf(broken);
    }

    /** Whether every expectation was met. */
    public boolean passed() {
        return broken.isEmpty();
    }

    @Override
    public String toString() {
        String head = scenario.file() + ", line " + scenario.line() + ": \"" + scenario.name() + "\"";
        return passed() ? head + " holds." : head + " does not hold.\n" + String.join("\n", broken);
    }
}
