// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import java.util.Set;
import org.alliancecds.measure.MeasureCatalogue;

/**
 * What a scenario may name.
 *
 * @param measures those that an entry may tell of
 * @param unreadMeasures ids of measures whose file has a fault of its own, so that nothing is said of their ratings
 * @param signs ids of the warning signs; empty where they are not known, so that any may be named
 */
public record KnownNames(MeasureCatalogue measures, Set<String> unreadMeasures, Set<String> signs) {

    /** Any sign, and ratings of these measures. */
    public static KnownNames of(MeasureCatalogue measures) {
        return new KnownNames(measures, Set.of(), Set.of());
    }
}
