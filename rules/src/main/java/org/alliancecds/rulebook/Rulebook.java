// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.alliancecds.content.Fault;
import org.alliancecds.course.Course;
import org.alliancecds.course.Courses;
import org.alliancecds.course.Facts;
import org.alliancecds.definition.Definitions;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.guidance.Reference;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.rule.Level;
import org.alliancecds.rule.RuleEngine;
import org.alliancecds.rule.RuleEngine.Firing;
import org.alliancecds.rule.RuleEngine.Firings;
import org.alliancecds.rule.RuleText;
import org.alliancecds.rulebook.Evaluation.ConditionAnswer;
import org.alliancecds.rulebook.Evaluation.Finding;
import org.alliancecds.rulebook.Evaluation.Silence;
import org.alliancecds.scenario.Scenario;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Line;
import org.alliancecds.sentence.Vocabulary;
import org.alliancecds.therapy.CourseSettings;
import org.alliancecds.therapy.Deadline;
import org.jspecify.annotations.Nullable;

/** All clinical content, loaded, checked and built; immutable, and safe for use by several threads. */
public final class Rulebook {
    private final String version;
    private final MeasureCatalogue measures;
    private final Map<String, Reference> references;
    private final Map<String, Guidance.Suggestion> suggestions;
    private final List<RuleText> rules;
    private final Map<String, Guidance> guidance;
    private final List<WarningSign> signs;
    private final List<Scenario> scenarios;
    private final RuleEngine engine;
    private final CourseSettings settings;

    Rulebook(
            String version,
            MeasureCatalogue measures,
            Map<String, Reference> references,
            Map<String, Guidance.Suggestion> suggestions,
            List<RuleText> rules,
            Map<String, Guidance> guidance,
            List<Scenario> scenarios,
            RuleEngine engine,
            CourseSettings settings) {
        this.version = version;
        this.measures = measures;
        this.references = references;
        this.suggestions = suggestions;
        this.rules = List.copyOf(rules);
        this.guidance = guidance;
        this.signs = RulebookLoader.signs(this.rules, guidance);
        this.scenarios = List.copyOf(scenarios);
        this.engine = engine;
        this.settings = settings;
    }

    /** The rulebook that comes with the program. */
    public static Rulebook builtIn(CourseSettings settings) {
        return RulebookLoader.load(RulebookFiles.builtIn(), settings);
    }

    /**
     * The rulebook in a folder laid out as {@code rules/}.
     *
     * @throws RulebookException naming every fault with its place and remedy
     */
    public static Rulebook load(Path folder, CourseSettings settings) {
        return load(RulebookFiles.in(folder), settings);
    }

    /**
     * The rulebook that was read from a folder at one moment.
     *
     * @throws RulebookException naming every fault with its place and remedy
     */
    public static Rulebook load(RulebookFiles files, CourseSettings settings) {
        return RulebookLoader.load(files, settings);
    }

    /** First 12 hex digits of the hash over all content. */
    public String version() {
        return version;
    }

    /** The sentences that rules may use. */
    public Vocabulary vocabulary() {
        return Facts.VOCABULARY;
    }

    /** The warning signs, by id; with those that are switched off. */
    public List<WarningSign> signs() {
        return signs;
    }

    /** The measures. */
    public MeasureCatalogue measures() {
        return measures;
    }

    /** What it means by words that are a clinical choice. */
    public Definitions definitions() {
        return settings.definitions();
    }

    /** The evidence, by key. */
    public Map<String, Reference> references() {
        return references;
    }

    /** The library of suggestions, by theme and in the order of its files, also those that no sign uses. */
    public List<Guidance.Suggestion> suggestions() {
        return List.copyOf(suggestions.values());
    }

    /** The scenarios that guard this rulebook. */
    public List<Scenario> scenarios() {
        return scenarios;
    }

    /** Sentences of rules that can never hold, because what they ask for is switched off; each with its place. */
    public List<Fault> remarks() {
        return Contradictions.remarks(rules);
    }

    /** All rules, in the order of their files. */
    public List<RuleText> rules() {
        return rules;
    }

    /** This rulebook with other rules for the same signs or other measures, for trying out what a change would do. */
    public Rulebook tryOut(List<RuleText> changedRules, MeasureCatalogue changedMeasures) {
        List<Fault> faults = new ArrayList<>();
        RuleEngine changedEngine = RuleEngine.build(changedRules, faults);
        if (!faults.isEmpty()) {
            throw new RulebookException("as changed", faults);
        }
        return new Rulebook(
                "try-out",
                changedMeasures,
                references,
                suggestions,
                changedRules,
                guidance,
                scenarios,
                changedEngine,
                settings);
    }

    /** This rulebook with no sign switched off, to show what those would say. */
    public Rulebook withEverySignOn() {
        return tryOut(rules.stream().map(rule -> rule.switchedOff(null)).toList(), measures);
    }

    /** What the rules say of this client as of that day; data later than the day is not there. */
    public Evaluation evaluate(ClientRecord client, LocalDate asOf) {
        return evaluate(client, asOf, Deadline.NONE);
    }

    /**
     * As {@link #evaluate(ClientRecord, LocalDate)}, as long as there is time.
     *
     * @throws Deadline.Passed when there is none left
     */
    public Evaluation evaluate(ClientRecord client, LocalDate asOf, Deadline deadline) {
        Firings fired = engine.fire(courses(client, deadline).asOf(asOf));
        Map<String, List<Firing>> bySign = bySign(fired);
        List<Silence> silent = signs.stream()
                .filter(sign -> sign.switchedOff() == null && !bySign.containsKey(sign.id()))
                .map(sign -> new Silence(sign.id(), why(sign, fired)))
                .toList();
        return evaluation(fired.course(), bySign, silent);
    }

    /** As {@link #evaluate(ClientRecord, LocalDate)}, without asking why the other signs stayed silent: all that a card needs, in half the time. */
    public Evaluation findings(ClientRecord client, LocalDate asOf) {
        return findings(client, asOf, Deadline.NONE);
    }

    /**
     * As {@link #findings(ClientRecord, LocalDate)}, as long as there is time.
     *
     * @throws Deadline.Passed when there is none left
     */
    public Evaluation findings(ClientRecord client, LocalDate asOf, Deadline deadline) {
        Course course = courses(client, deadline).asOf(asOf);
        return evaluation(course, bySign(engine.fire(course)), List.of());
    }

    private Evaluation evaluation(Course course, Map<String, List<Firing>> bySign, List<Silence> silent) {
        List<Finding> findings = signs.stream()
                .filter(sign -> bySign.containsKey(sign.id()))
                .map(sign -> finding(sign, Objects.requireNonNull(bySign.get(sign.id()))))
                .sorted(Comparator.comparing(Finding::level)
                        .reversed()
                        .thenComparing(f -> f.guidance().strengthGrade())
                        .thenComparing(Finding::sign))
                .toList();
        return new Evaluation(
                version,
                course.asOf(),
                findings,
                silent,
                course.dataNotes(),
                course.allSeries(),
                course.attendanceSummary(),
                course.sessionDays());
    }

    /** The courses of that client, to be asked as of any day as long as there is time. */
    public Courses courses(ClientRecord client, Deadline deadline) {
        return new Courses(client, measures, settings, deadline);
    }

    /** Whether the sign holds on that course. */
    public boolean holds(Course course, String sign) {
        return bySign(engine.fire(course, sign)).containsKey(sign);
    }

    /** The firings that raise something, by sign. */
    private Map<String, List<Firing>> bySign(Firings fired) {
        Map<String, List<Firing>> bySign = new LinkedHashMap<>();
        for (Firing firing : fired.firings()) {
            if (level(rules.get(firing.rule())) != null) {
                bySign.computeIfAbsent(rules.get(firing.rule()).sign(), id -> new ArrayList<>())
                        .add(firing);
            }
        }
        return bySign;
    }

    private Level highest(List<Firing> firings) {
        return firings.stream()
                .map(firing -> Objects.requireNonNull(level(rules.get(firing.rule()))))
                .max(Comparator.naturalOrder())
                .orElse(Level.INFO);
    }

    private Finding finding(WarningSign sign, List<Firing> firings) {
        Set<ConditionAnswer> conditions = new LinkedHashSet<>();
        for (Firing firing : firings) {
            RuleText rule = rules.get(firing.rule());
            for (int i = 0; i < firing.answers().size(); i++) {
                Line line = rule.conditions().get(i);
                if (!line.unless()) {
                    conditions.add(new ConditionAnswer(
                            rule.name(), line.words(), firing.answers().get(i)));
                }
            }
        }
        return new Finding(
                sign.id(),
                highest(firings),
                sign.guidance(),
                List.copyOf(conditions),
                conditions.stream()
                        .flatMap(c -> c.answer().dates().stream())
                        .max(Comparator.naturalOrder())
                        .map(newest ->
                                newest.plusDays(definitions().staleAfter().value()))
                        .orElse(null));
    }

    private List<ConditionAnswer> why(WarningSign sign, Firings fired) {
        Set<ConditionAnswer> why = new LinkedHashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            RuleText rule = rules.get(i);
            if (rule.sign().equals(sign.id()) && level(rule) != null) {
                for (List<Answer> answers : engine.explain(i, fired)) {
                    for (int c = 0; c < answers.size(); c++) {
                        Line line = rule.conditions().get(c);
                        why.add(new ConditionAnswer(
                                rule.name(), (line.unless() ? "unless " : "") + line.words(), answers.get(c)));
                    }
                }
            }
        }
        return List.copyOf(why);
    }

    /** The level that a rule raises, or null when it only notes signs. */
    private static @Nullable Level level(RuleText rule) {
        return rule.consequences().stream()
                .map(line -> line.sentence().method())
                .filter(word -> !word.equals("note"))
                .map(word -> Level.valueOf(word.toUpperCase(java.util.Locale.ROOT)))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
