// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.answer;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alliancecds.fhir.resource.Coding;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.measure.Measure.CodedAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The weights that a form gives to the answers of one item, found by what was answered. */
public final class Options {
    /** Says nothing of any answer. */
    public static final Options NONE = new Options();

    private final Map<String, Set<BigDecimal>> weights = new HashMap<>();
    private final Map<String, Map<String, List<BigDecimal>>> systems = new HashMap<>();

    /** Adds the weights of an option; one without a weight says nothing. */
    void add(Coding coding, List<BigDecimal> found) {
        if (found.isEmpty()) {
            return;
        }
        if (coding.code() != null) {
            put("code " + coding.system() + "|" + coding.code(), found);
            put("code " + coding.code(), found);
        }
        if (coding.display() != null) {
            put("text " + CodedAnswer.words(coding.display()), found);
        }
    }

    /** Adds the weights of an option that is a text or a number. */
    void add(String text, List<BigDecimal> found) {
        if (!found.isEmpty()) {
            put("text " + CodedAnswer.words(text), found);
        }
    }

    /** Adds all codes of a system, by the weights of its concepts. */
    void addSystem(String system, Map<String, List<BigDecimal>> weightOfCode) {
        systems.put(system, weightOfCode);
    }

    private void put(String key, List<BigDecimal> found) {
        weights.computeIfAbsent(key, fresh -> new TreeSet<>()).addAll(found);
    }

    /** Whether no option carries a weight. */
    public boolean isEmpty() {
        return weights.isEmpty() && systems.isEmpty();
    }

    /** The weights of the option that was chosen; several where the form contradicts itself. */
    Set<BigDecimal> of(Coding chosen) {
        if (chosen.code() != null) {
            Set<BigDecimal> exact = weights.get("code " + chosen.system() + "|" + chosen.code());
            Set<BigDecimal> unsaid = weights.get("code null|" + chosen.code());
            Set<BigDecimal> any = chosen.system() == null ? weights.get("code " + chosen.code()) : null;
            Set<BigDecimal> found = first(exact, unsaid, any);
            return found.isEmpty() ? ofSystems(chosen) : found;
        }
        return chosen.display() == null ? Set.of() : of(chosen.display());
    }

    private Set<BigDecimal> ofSystems(Coding chosen) {
        Set<BigDecimal> found = new TreeSet<>();
        systems.forEach((system, weightOfCode) -> {
            if (chosen.mayBeOf(system)) {
                found.addAll(weightOfCode.getOrDefault(chosen.code(), List.of()));
            }
        });
        return found;
    }

    /** The weights of the option with that number. */
    Set<BigDecimal> of(BigDecimal number) {
        if (weights.isEmpty()) {
            return Set.of();
        }
        return of(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    /** The weights of the option with that text or number. */
    Set<BigDecimal> of(String text) {
        return first(weights.get("text " + CodedAnswer.words(text)));
    }

    @SafeVarargs
    private static Set<BigDecimal> first(@Nullable Set<BigDecimal>... found) {
        for (Set<BigDecimal> one : found) {
            if (one != null) {
                return one;
            }
        }
        return Set.of();
    }

    /** The text or number of an option, null where it is a coding. */
    static @Nullable String plainValue(JsonNode holder) {
        JsonNode number = holder.get("valueInteger");
        return number != null && number.isNumber() ? number.asString() : Tree.text(holder, "valueString");
    }
}
