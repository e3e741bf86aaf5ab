// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The measures of a rulebook, found by id or by the canonical of their Questionnaire, never by acronym or title. */
public final class MeasureCatalogue {
    private final Map<String, Measure> byId = new LinkedHashMap<>();
    private final Map<String, Measure> byCanonical = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException when two measures share an id or a canonical
     */
    public MeasureCatalogue(List<Measure> measures) {
        for (Measure measure : measures) {
            if (byId.put(measure.id(), measure) != null) {
                throw new IllegalArgumentException("Two measures have the id " + measure.id() + ".");
            }
            for (String canonical : measure.canonicals()) {
                Measure other = byCanonical.put(canonical, measure);
                if (other != null) {
                    throw new IllegalArgumentException("The canonical " + canonical + " belongs to both " + other.id()
                            + " and " + measure.id() + ".");
                }
            }
        }
    }

    /** All measures, in the order of their ids. */
    public Collection<Measure> all() {
        return byId.values();
    }

    /** Whether a clinic has confirmed every threshold, and there is one; see rules/GOVERNANCE.md. */
    public boolean isConfirmed() {
        List<Threshold> thresholds = byId.values().stream()
                .flatMap(measure -> measure.thresholds().values().stream())
                .toList();
        return !thresholds.isEmpty() && thresholds.stream().allMatch(Threshold::confirmed);
    }

    /** The measure with that id, or null. */
    public @Nullable Measure byId(String id) {
        return byId.get(id);
    }

    /** The measure whose Questionnaire has that canonical; a version behind {@code |} is ignored. Null when unknown. */
    public @Nullable Measure byCanonical(String canonical) {
        int bar = canonical.indexOf('|');
        return byCanonical.get(bar < 0 ? canonical : canonical.substring(0, bar));
    }
}
