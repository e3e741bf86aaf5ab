// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.answer;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliancecds.fhir.resource.Coding;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.measure.MeasureCatalogue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The ValueSets and CodeSystems that a form may take its answers from: those that it contains, and those that came along.
 * Each is taken apart once, whatever number of items names it.
 */
public final class AnswerLists {
    private final @Nullable AnswerLists outer;
    private final Map<String, JsonNode> sets = new HashMap<>();
    private final Map<String, JsonNode> systems = new HashMap<>();
    private final Map<String, Options> optionsOfSets = new HashMap<>();
    private final Map<String, Map<String, List<BigDecimal>>> weightsOfSystems = new HashMap<>();

    private AnswerLists(@Nullable AnswerLists outer) {
        this.outer = outer;
    }

    /** Those that came along with a call. */
    public static AnswerLists of(List<Resource> resources) {
        AnswerLists lists = new AnswerLists(null);
        for (Resource resource : resources) {
            lists.add(resource.type(), resource.tree(), Tree.text(resource.tree(), "url"));
            lists.add(resource.type(), resource.tree(), resource.reference());
        }
        return lists;
    }

    /** Those that a form or a response contains, before those that came along. */
    public AnswerLists with(JsonNode container) {
        AnswerLists lists = new AnswerLists(this);
        for (JsonNode contained : Tree.list(container, "contained")) {
            String type = Tree.text(contained, "resourceType");
            String id = Tree.text(contained, "id");
            if (type != null) {
                lists.add(type, contained, id == null ? null : "#" + id);
                lists.add(type, contained, Tree.text(contained, "url"));
            }
        }
        return lists.sets.isEmpty() && lists.systems.isEmpty() ? this : lists;
    }

    private void add(String type, JsonNode tree, @Nullable String name) {
        if (name != null && type.equals("ValueSet")) {
            sets.putIfAbsent(key(name), tree);
        } else if (name != null && type.equals("CodeSystem")) {
            systems.putIfAbsent(key(name), tree);
        }
    }

    private static String key(String name) {
        return name.startsWith("#") ? name : MeasureCatalogue.plain(name);
    }

    /** The options of an item of a Questionnaire. */
    public Options of(JsonNode item) {
        Options options = new Options();
        for (String field : List.of("answerOption", "option")) {
            for (JsonNode option : Tree.list(item, field)) {
                addOption(option, options);
            }
        }
        if (!options.isEmpty()) {
            return options;
        }
        for (String field : List.of("answerValueSet", "options")) {
            String named = Tree.reference(item, field);
            if (named != null) {
                return ofSet(named);
            }
        }
        return Options.NONE;
    }

    private void addOption(JsonNode option, Options options) {
        JsonNode value = option.get("valueCoding");
        if (value != null) {
            Coding coding = Coding.of(value);
            options.add(coding, weights(coding, Weights.of(value, option)));
            return;
        }
        String text = Options.plainValue(option);
        if (text != null) {
            options.add(text, Weights.of(option));
        }
    }

    private Options ofSet(String name) {
        String key = key(name);
        Options known = optionsOfSets.get(key);
        if (known != null) {
            return known;
        }
        JsonNode set = sets.get(key);
        if (set == null) {
            return outer == null ? Options.NONE : outer.ofSet(name);
        }
        Options options = new Options();
        for (JsonNode include : Tree.list(set.path("compose"), "include")) {
            String system = Tree.text(include, "system");
            List<JsonNode> concepts = Tree.list(include, "concept");
            for (JsonNode concept : concepts) {
                Coding coding = new Coding(system, Tree.text(concept, "code"), Tree.text(concept, "display"), concept);
                options.add(coding, weights(coding, Weights.of(concept)));
            }
            if (concepts.isEmpty() && system != null) {
                options.addSystem(system, weightsOf(system));
            }
        }
        addExpansion(set.path("expansion"), options);
        optionsOfSets.put(key, options);
        return options;
    }

    private void addExpansion(JsonNode holder, Options options) {
        for (JsonNode concept : Tree.list(holder, "contains")) {
            Coding coding = Coding.of(concept);
            options.add(coding, weights(coding, Weights.of(concept)));
            addExpansion(concept, options);
        }
    }

    /** What was found, else what the CodeSystem of the coding says. */
    private List<BigDecimal> weights(Coding coding, List<BigDecimal> found) {
        if (!found.isEmpty() || coding.system() == null || coding.code() == null) {
            return found;
        }
        return weightsOf(coding.system()).getOrDefault(coding.code(), List.of());
    }

    private Map<String, List<BigDecimal>> weightsOf(String system) {
        String key = key(system);
        JsonNode tree = systems.get(key);
        if (tree == null) {
            return outer == null ? Map.of() : outer.weightsOf(system);
        }
        Map<String, List<BigDecimal>> known = weightsOfSystems.get(key);
        if (known == null) {
            known = new HashMap<>();
            addConcepts(tree, known);
            weightsOfSystems.put(key, known);
        }
        return known;
    }

    private static void addConcepts(JsonNode holder, Map<String, List<BigDecimal>> weights) {
        for (JsonNode concept : Tree.list(holder, "concept")) {
            String code = Tree.text(concept, "code");
            List<BigDecimal> found = Weights.ofConcept(concept);
            if (code != null && !found.isEmpty()) {
                weights.put(code, found);
            }
            addConcepts(concept, weights);
        }
    }
}
