// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.proof;

import java.util.List;
import org.alliancecds.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * How a scenario went.
 *
 * @param broken a sentence for each expectation that was not met, with the condition and the client's number that
 *     decided; empty when all were met
 * @param skipped why it was not run: a sign that it wants to fire is switched off; null when it was run
 */
public record ScenarioOutcome(
        Scenario scenario, List<String> broken, @Nullable String skipped) {

    public ScenarioOutcome {
        broken = List.copyOf(broken);
    }

    /** Whether every expectation was met, or none could be. */
    public boolean passed() {
        return broken.isEmpty();
    }

    @Override
    public String toString() {
        String head = scenario.file() + ", line " + scenario.line() + ": \"" + scenario.name() + "\"";
        if (skipped != null) {
            return head + " was not run. " + skipped;
        }
        return passed() ? head + " holds." : head + " does not hold.\n" + String.join("\n", broken);
    }
}
