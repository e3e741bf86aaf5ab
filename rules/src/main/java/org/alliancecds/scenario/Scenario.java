// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.rule.Level;

/**
 * A small course with the findings that it must, and must not, give.
 *
 * @param file for example {@code warning_signs/mean_alliance/scenarios.yaml}
 * @param line where it begins, from 1
 * @param name a plain sentence, unique within its file
 * @param family the family of warning signs that it guards
 * @param client the record as the scenario builds it
 * @param asOf the evaluation date
 * @param fires sign to level: these fire, and no other sign of the family does
 * @param silent signs whose silence is the point of the scenario; they may be of another family
 * @param says sign to words that its reasons must contain
 */
public record Scenario(
        String file,
        int line,
        String name,
        String family,
        ClientRecord client,
        LocalDate asOf,
        Map<String, Level> fires,
        List<String> silent,
        Map<String, String> says) {

    public Scenario {
        fires = Collections.unmodifiableMap(new LinkedHashMap<>(fires));
        silent = List.copyOf(silent);
        says = Collections.unmodifiableMap(new LinkedHashMap<>(says));
    }

    /** Every sign that the scenario names. */
    public Set<String> signs() {
        Set<String> named = new TreeSet<>(fires.keySet());
        named.addAll(silent);
        named.addAll(says.keySet());
        return named;
    }

    /** The same scenario with another record of the client, for example the same data in another order. */
    public Scenario with(ClientRecord other) {
        return new Scenario(file, line, name, family, other, asOf, fires, silent, says);
    }
}
