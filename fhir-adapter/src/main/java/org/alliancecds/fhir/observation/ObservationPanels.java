// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.observation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.fhir.resource.References;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which Observations belong together, as they say themselves: members of a panel, and items from which a score derives. */
final class ObservationPanels {
    static final ObservationPanels NONE = new ObservationPanels(Map.of(), Set.of());

    /** Panels in panels in panels are followed so far. */
    private static final int DEEPEST = 4;

    /** What a contained Observation has from the one that holds it, where it does not say otherwise. */
    private static final List<String> INHERITED = List.of("status", "performer", "derivedFrom");

    private static final List<String> DATES =
            List.of("effectiveDateTime", "effectiveInstant", "effectivePeriod", "issued");

    private final Map<String, String> above;
    private final Set<String> tops;
    private final Set<String> given;

    private ObservationPanels(Map<String, String> above, Set<String> given) {
        this.above = above;
        this.tops = Set.copyOf(above.values());
        this.given = given;
    }

    /** Those of a record; one that was entered in error holds nothing together. */
    static ObservationPanels of(List<Resource> observations, References references) {
        Map<String, String> above = new HashMap<>();
        Set<String> given = new HashSet<>();
        for (Resource observation : observations) {
            given.add(observation.reference());
            if (!observation.hasId() || "entered-in-error".equals(Tree.text(observation.tree(), "status"))) {
                continue;
            }
            for (String field : List.of("hasMember", "derivedFrom")) {
                for (JsonNode member : Tree.list(observation.tree(), field)) {
                    String reference = Tree.text(member, "reference");
                    String below = reference == null ? "" : references.normalise(reference);
                    if (below.startsWith("Observation/") && !below.equals(observation.reference())) {
                        above.putIfAbsent(below, observation.reference());
                    }
                }
            }
        }
        return new ObservationPanels(above, given);
    }

    /** Whether an Observation with that reference is among those of the record. */
    boolean isGiven(String reference) {
        return given.contains(reference);
    }

    /** What an Observation belongs to; null where it stands alone. */
    @Nullable
    String of(Resource observation, List<String> derivedFrom) {
        String top = observation.reference();
        for (int i = 0; i < DEEPEST && above.containsKey(top); i++) {
            top = above.get(top);
        }
        JsonNode tree = observation.tree();
        boolean isPanel = tree.has("hasMember") || tree.has("component") || tree.has("contained");
        if (observation.hasId() && (isPanel || !top.equals(observation.reference()) || tops.contains(top))) {
            return top;
        }
        return derivedFrom.stream().sorted().findFirst().orElse(null);
    }

    /** The Observations that one contains, each as if it stood in its place. */
    static List<Resource> contained(Resource observation) {
        List<Resource> contained = new ArrayList<>();
        JsonNode outer = observation.tree();
        for (JsonNode inner : Tree.list(outer, "contained")) {
            if (inner instanceof ObjectNode object && "Observation".equals(Tree.text(inner, "resourceType"))) {
                ObjectNode whole = object.deepCopy();
                INHERITED.forEach(field -> inherit(field, outer, whole));
                if (DATES.stream().noneMatch(whole::has)) {
                    DATES.forEach(field -> inherit(field, outer, whole));
                }
                whole.put("id", Tree.text(outer, "id"));
                contained.add(new Resource("Observation", observation.reference(), null, whole));
            }
        }
        return contained;
    }

    private static void inherit(String field, JsonNode outer, ObjectNode inner) {
        JsonNode value = outer.get(field);
        if (value != null && !inner.has(field)) {
            inner.set(field, value);
        }
    }
}
