// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alliancecds.content.Fault;
import org.alliancecds.content.TextFile;
import org.alliancecds.content.YamlFault;
import org.alliancecds.course.Facts;
import org.alliancecds.definition.Definitions;
import org.alliancecds.definition.DefinitionsReader;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.guidance.GuidanceReader;
import org.alliancecds.guidance.Reference;
import org.alliancecds.guidance.ReferenceReader;
import org.alliancecds.guidance.RepairLibrary;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.measure.MeasureReader;
import org.alliancecds.rule.RuleEngine;
import org.alliancecds.rule.RuleFileReader;
import org.alliancecds.rule.RuleText;
import org.alliancecds.scenario.KnownNames;
import org.alliancecds.scenario.Scenario;
import org.alliancecds.scenario.ScenarioFile;
import org.alliancecds.therapy.CourseSettings;

/** Reads the files of a rulebook into one, collecting every fault on the way so that they can be mended at once. */
final class RulebookLoader {
    private static final String MEASURES = "measures/";
    private static final String SIGNS = "warning_signs/";

    private final RulebookFiles source;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> unreadMeasures = new TreeSet<>();
    private boolean allRulesRead;

    private RulebookLoader(RulebookFiles source) {
        this.source = source;
    }

    /**
     * Loads and checks.
     *
     * @throws RulebookException naming every fault
     */
    static Rulebook load(RulebookFiles source, CourseSettings settings) {
        return new RulebookLoader(source).load(settings);
    }

    private Rulebook load(CourseSettings settings) {
        MeasureCatalogue measures = measures();
        Map<String, Reference> references = yaml(
                        ReferenceReader.FILE, text -> ReferenceReader.references(ReferenceReader.FILE, text))
                .orElse(Map.of());
        RepairLibrary library = RepairLibrary.read(source.files(), references.keySet(), faults);
        List<RuleText> rules = rules();
        Definitions definitions = definitions(allRulesRead ? signs(rules) : Set.of());
        KnownNames names = new KnownNames(measures, unreadMeasures, allRulesRead ? signs(rules) : Set.of());
        Map<String, Map<String, Guidance>> guidance = new TreeMap<>();
        List<Scenario> scenarios = new ArrayList<>();
        boolean allScenariosRead = true;
        for (String family : families()) {
            String words = SIGNS + family + "/guidance.yaml";
            yaml(words, text -> GuidanceReader.guidance(words, text, library, references.keySet()))
                    .ifPresent(read -> guidance.put(family, read));
            String courses = SIGNS + family + "/scenarios.yaml";
            Optional<List<Scenario>> told = yaml(courses, text -> ScenarioFile.read(courses, family, text, names));
            told.ifPresent(scenarios::addAll);
            allScenariosRead &= told.isPresent();
        }
        RulebookChecks.check(
                allRulesRead ? rules : null,
                guidance.size() == families().size() ? guidance : null,
                allScenariosRead ? scenarios : null,
                faults);
        RuleEngine engine = RuleEngine.build(faults.isEmpty() ? rules : List.of(), faults);
        if (!faults.isEmpty()) {
            throw new RulebookException(source.origin(), faults);
        }
        return new Rulebook(
                source.version(),
                measures,
                references,
                library.suggestions(),
                rules,
                guidance(guidance),
                scenarios,
                engine,
                settings.with(definitions));
    }

    /** Those of the files; where these have none, since they were written for an earlier release, those of the program. */
    private Definitions definitions(Set<String> signs) {
        for (String file : source.files().keySet()) {
            if (file.startsWith("definition") && !file.equals(DefinitionsReader.FILE)) {
                faults.add(new Fault(file, 0, "", "No file of a rulebook has this name.", DefinitionsReader.FILE));
            }
        }
        return source.files().containsKey(DefinitionsReader.FILE)
                ? yaml(DefinitionsReader.FILE, text -> DefinitionsReader.read(DefinitionsReader.FILE, text, signs))
                        .orElseGet(Definitions::builtIn)
                : Definitions.builtIn();
    }

    private List<RuleText> rules() {
        int before = faults.size();
        List<RuleText> rules = new ArrayList<>();
        for (String family : families()) {
            String file = SIGNS + family + "/rules.dslr";
            text(file).ifPresent(text -> rules.addAll(RuleFileReader.read(Facts.VOCABULARY, file, text, faults)));
        }
        allRulesRead = faults.size() == before;
        return rules;
    }

    private static Set<String> signs(List<RuleText> rules) {
        return rules.stream().map(RuleText::sign).collect(Collectors.toCollection(TreeSet::new));
    }

    private MeasureCatalogue measures() {
        List<Measure> measures = new ArrayList<>();
        for (String file : source.files().keySet()) {
            if (file.startsWith(MEASURES) && file.endsWith("/measure.yaml")) {
                Optional<Measure> read = yaml(file, text -> MeasureReader.read(file, text));
                if (read.isEmpty()) {
                    unreadMeasures.add(file.substring(MEASURES.length(), file.lastIndexOf('/')));
                }
                read.ifPresent(measure -> {
                    if (!file.equals("measures/" + measure.id() + "/measure.yaml")) {
                        faults.add(new Fault(
                                file,
                                0,
                                "id: " + measure.id(),
                                "The id of a measure is the name of its folder.",
                                MEASURES + measure.id()));
                    }
                    measures.add(measure);
                });
            }
        }
        try {
            return new MeasureCatalogue(measures);
        } catch (IllegalArgumentException e) {
            faults.add(new Fault("measures", 0, "", String.valueOf(e.getMessage()), null));
            measures.forEach(measure -> unreadMeasures.add(measure.id()));
            return new MeasureCatalogue(List.of());
        }
    }

    private List<String> families() {
        return source.files().keySet().stream()
                .filter(file -> file.startsWith(SIGNS))
                .map(file -> file.substring(SIGNS.length(), file.lastIndexOf('/')))
                .distinct()
                .toList();
    }

    private static NavigableMap<String, Guidance> guidance(Map<String, Map<String, Guidance>> byFamily) {
        NavigableMap<String, Guidance> bySign = new TreeMap<>();
        byFamily.values().forEach(bySign::putAll);
        return bySign;
    }

    private Optional<String> text(String file) {
        byte[] bytes = source.files().get(file);
        if (bytes == null) {
            faults.add(new Fault(file, 0, "", "This file is missing.", "put it back from the rulebook it came with."));
            return Optional.empty();
        }
        return TextFile.decode(file, bytes, faults);
    }

    private <T> Optional<T> yaml(String file, Function<String, T> reader) {
        return text(file).map(text -> {
            try {
                return reader.apply(text);
            } catch (YamlFault e) {
                faults.addAll(e.faults());
            }
            return null;
        });
    }

    /** Rules by sign and family, in the order of their ids. */
    static List<WarningSign> signs(List<RuleText> rules, Map<String, Guidance> guidance) {
        Map<String, List<RuleText>> bySign = new TreeMap<>();
        rules.forEach(rule ->
                bySign.computeIfAbsent(rule.sign(), id -> new ArrayList<>()).add(rule));
        Map<String, WarningSign> signs = new LinkedHashMap<>();
        bySign.forEach((id, own) -> signs.put(
                id,
                new WarningSign(
                        id,
                        family(own.get(0)),
                        List.copyOf(own),
                        java.util.Objects.requireNonNull(guidance.get(id), id))));
        return List.copyOf(signs.values());
    }

    /** The family of a rule: the folder that its file lies in. */
    static String family(RuleText rule) {
        return rule.file().substring(SIGNS.length(), rule.file().lastIndexOf('/'));
    }
}
