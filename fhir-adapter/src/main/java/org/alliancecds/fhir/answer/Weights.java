// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.fhir.resource.Tree;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The weights that a coding, an answer, an option or a concept carries, in every extension that FHIR has had for them. */
final class Weights {
    /** The ends of the addresses of these extensions, in STU3, R4, SDC and R5. */
    private static final Set<String> EXTENSIONS = Set.of(
            "ordinalValue",
            "itemWeight",
            "questionnaire-ordinalValue",
            "codesystem-ordinalValue",
            "valueset-ordinalValue",
            "iso21090-CO-value");

    /** The properties by which a CodeSystem says the same. */
    private static final Set<String> PROPERTIES = Set.of("itemWeight", "ordinalValue");

    private Weights() {}

    /** Every weight that these carry; several where they contradict each other, none where they carry none. */
    static List<BigDecimal> of(JsonNode... holders) {
        List<BigDecimal> weights = new ArrayList<>();
        for (JsonNode holder : holders) {
            for (JsonNode extension : Tree.list(holder, "extension")) {
                String url = Tree.text(extension, "url");
                if (url != null && EXTENSIONS.contains(url.substring(url.lastIndexOf('/') + 1))) {
                    add(extension, weights);
                }
            }
        }
        return weights;
    }

    /** The weights of a concept of a CodeSystem, in its extensions and properties. */
    static List<BigDecimal> ofConcept(JsonNode concept) {
        List<BigDecimal> weights = of(concept);
        for (JsonNode property : Tree.list(concept, "property")) {
            String code = Tree.text(property, "code");
            if (code != null && PROPERTIES.contains(code)) {
                add(property, weights);
            }
        }
        return weights;
    }

    private static void add(JsonNode holder, List<BigDecimal> weights) {
        BigDecimal weight = number(holder);
        if (weight != null && weights.stream().noneMatch(known -> known.compareTo(weight) == 0)) {
            weights.add(weight);
        }
    }

    private static @Nullable BigDecimal number(JsonNode holder) {
        for (Map.Entry<String, JsonNode> property : holder.properties()) {
            if (property.getKey().startsWith("value")) {
                return Tree.number(property.getValue());
            }
        }
        return null;
    }
}
