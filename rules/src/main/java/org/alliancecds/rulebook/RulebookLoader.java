// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.alliancecds.content.Fault;
import org.alliancecds.content.NearestWords;
import org.alliancecds.content.TextFile;
import org.alliancecds.content.YamlFault;
import org.alliancecds.course.Facts;
import org.alliancecds.definition.Definitions;
import org.alliancecds.definition.DefinitionsReader;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.guidance.GuidanceReader;
import org.alliancecds.guidance.Reference;
import org.alliancecds.guidance.RepairLibrary;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.measure.MeasureReader;
import org.alliancecds.rule.RuleEngine;
import org.alliancecds.rule.RuleFileReader;
import org.alliancecds.rule.RuleText;
import org.alliancecds.scenario.Scenario;
import org.alliancecds.scenario.ScenarioFault;
import org.alliancecds.scenario.ScenarioFile;
import org.alliancecds.therapy.CourseSettings;

/** Reads the files of a rulebook into one, collecting every fault on the way so that they can be mended at once. */
final class RulebookLoader {
    private static final String REFERENCES = "evidence/references.yaml";
    private static final String SIGNS = "warning_signs/";

    private final RulebookFiles source;
    private final List<Fault> faults = new ArrayList<>();

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
        int before = faults.size();
        MeasureCatalogue measures = measures();
        boolean allMeasures = faults.size() == before;
        Definitions definitions = definitions();
        Map<String, Reference> references = yaml(REFERENCES, text -> GuidanceReader.references(REFERENCES, text))
                .orElse(Map.of());
        RepairLibrary library = RepairLibrary.read(source.files(), references.keySet(), faults);
        List<RuleText> rules = new ArrayList<>();
        Map<String, Map<String, Guidance>> guidance = new TreeMap<>();
        List<Scenario> scenarios = new ArrayList<>();
        for (String family : families()) {
            String folder = SIGNS + family + "/";
            text(folder + "rules.dslr")
                    .ifPresent(
                            t -> rules.addAll(RuleFileReader.read(Facts.VOCABULARY, folder + "rules.dslr", t, faults)));
            yaml(folder + "guidance.yaml", t -> GuidanceReader.guidance(folder + "guidance.yaml", t, library, faults))
                    .ifPresent(g -> guidance.put(family, g));
            // Where a measure could not be read, every scenario that names it would be a fault, too.
            yaml(
                            folder + "scenarios.yaml",
                            t -> allMeasures
                                    ? ScenarioFile.read(folder + "scenarios.yaml", family, t, measures)
                                    : List.<Scenario>of())
                    .ifPresent(scenarios::addAll);
        }
        // Further checks on what could not be read would only repeat the same faults in other words.
        if (faults.isEmpty()) {
            RulebookChecks.check(rules, guidance, references, scenarios, faults);
        }
        if (faults.isEmpty()) {
            checkSigns(definitions, rules);
        }
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
    private Definitions definitions() {
        for (String file : source.files().keySet()) {
            if (file.startsWith("definition") && !file.equals(DefinitionsReader.FILE)) {
                faults.add(new Fault(file, 0, "", "No file of a rulebook has this name.", DefinitionsReader.FILE));
            }
        }
        return source.files().containsKey(DefinitionsReader.FILE)
                ? yaml(DefinitionsReader.FILE, text -> DefinitionsReader.read(DefinitionsReader.FILE, text))
                        .orElseGet(Definitions::builtIn)
                : Definitions.builtIn();
    }

    /** That the files define something of signs which they have. */
    private void checkSigns(Definitions definitions, List<RuleText> rules) {
        List<String> signs = rules.stream().map(RuleText::sign).distinct().toList();
        for (String sign : definitions.oneEvent().value()) {
            if (source.files().containsKey(DefinitionsReader.FILE) && !signs.contains(sign)) {
                faults.add(new Fault(
                        DefinitionsReader.FILE,
                        0,
                        "one-event.signs: " + sign,
                        "No rule has this sign.",
                        NearestWords.of(sign, signs).orElse(null)));
            }
        }
    }

    private MeasureCatalogue measures() {
        List<Measure> measures = new ArrayList<>();
        for (String file : source.files().keySet()) {
            if (file.startsWith("measures/") && file.endsWith("/measure.yaml")) {
                yaml(file, text -> MeasureReader.read(file, text)).ifPresent(measure -> {
                    if (!file.equals("measures/" + measure.id() + "/measure.yaml")) {
                        faults.add(new Fault(
                                file,
                                0,
                                "id: " + measure.id(),
                                "The id of a measure is the name of its folder.",
                                "measures/" + measure.id()));
                    }
                    measures.add(measure);
                });
            }
        }
        try {
            return new MeasureCatalogue(measures);
        } catch (IllegalArgumentException e) {
            faults.add(new Fault("measures", 0, "", String.valueOf(e.getMessage()), null));
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
                faults.add(e.fault());
            } catch (ScenarioFault e) {
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
