// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** In-patient stays, with those that overlap brought together, so that one look tells whether a moment lies in any. */
final class Stays {
    private final TreeMap<Instant, Instant> endByStart = new TreeMap<>();

    Stays(List<Stay> stays) {
        stays.stream().sorted(Comparator.comparing(Stay::from)).forEach(this::add);
    }

    private void add(Stay stay) {
        if (stay.to().isBefore(stay.from())) {
            return;
        }
        Map.Entry<Instant, Instant> last = endByStart.lastEntry();
        if (last == null || last.getValue().isBefore(stay.from())) {
            endByStart.put(stay.from(), stay.to());
        } else if (last.getValue().isBefore(stay.to())) {
            endByStart.put(last.getKey(), stay.to());
        }
    }

    /** Whether any stay holds that moment; both ends belong to it. */
    boolean hold(Instant moment) {
        Map.Entry<Instant, Instant> begun = endByStart.floorEntry(moment);
        return begun != null && !moment.isAfter(begun.getValue());
    }
}
