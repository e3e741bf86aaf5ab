// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.guidance.Reference;
import org.alliancecds.guidance.RepairTheme;
import org.alliancecds.rule.Level;
import org.alliancecds.rule.RuleText;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.WarningSign;
import org.alliancecds.sentence.Line;
import org.alliancecds.service.rulebook.Statement.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * The whole rulebook as it is shown; its fields are those of the JSON.
 *
 * @param version first 12 hex digits of the rulebook's content hash
 * @param notices what a reader has to know before anything else
 * @param repair the library of suggestions by theme, also those that no sign uses
 * @param definitions what the program means by words that are a clinical choice
 * @param scenarios how many guard the rulebook
 * @param governance how a change is approved, taken back and looked at again
 */
public record RulebookPage(
        String version,
        String purpose,
        List<String> notices,
        List<Family> families,
        List<Theme> repair,
        List<MeasureEntry> measures,
        List<DefinitionEntry> definitions,
        List<Reference> references,
        int scenarios,
        List<String> governance,
        List<String> knownLimits,
        List<Attribute> sourceAttributes) {

    /**
     * The warning signs of one folder.
     *
     * @param id name of the folder
     */
    record Family(String id, String title, List<Sign> signs) {}

    /**
     * A warning sign.
     *
     * @param levels those that its rules may raise, highest first
     * @param card the kind of card on which it appears
     * @param strengthGrade the grade by which findings are ordered, in words
     * @param evidence keys of the registry
     * @param scenarios how many name it
     * @param switchedOff since when and why the clinic does without it; null for one that speaks
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sign(
            String id,
            String title,
            List<String> levels,
            String card,
            String summary,
            String why,
            List<SuggestionEntry> suggestions,
            String caveat,
            List<Guidance.OverrideReason> overrideReasons,
            String strengthGrade,
            String strength,
            List<String> evidence,
            List<Rule> rules,
            int scenarios,
            @Nullable SwitchedOff switchedOff) {}

    /**
     * That a sign does not speak.
     *
     * @param since ISO date
     * @param reason as written in its file
     */
    record SwitchedOff(String since, String reason) {}

    /**
     * A rule, in its own words.
     *
     * @param since ISO date from which it holds
     * @param evidence keys of the registry
     * @param conditions as written, silencers with their leading {@code unless}
     * @param consequences as written
     */
    record Rule(String name, String since, List<String> evidence, List<String> conditions, List<String> consequences) {}

    /**
     * What the suggestions of one file of the library are about.
     *
     * @param id name of the file without its ending
     */
    record Theme(String id, String title, List<Kept> suggestions) {}

    /**
     * A suggestion in the library.
     *
     * @param usedBy ids of the signs that offer it; empty where none does
     */
    record Kept(SuggestionEntry suggestion, List<String> usedBy) {}

    static RulebookPage of(Rulebook rulebook) {
        String newest = rulebook.rules().stream()
                .map(RuleText::since)
                .max(Comparator.naturalOrder())
                .orElse("not known");
        return new RulebookPage(
                rulebook.version(),
                Statement.PURPOSE,
                Statement.notices(rulebook.measures().isConfirmed()),
                families(rulebook),
                repair(rulebook),
                rulebook.measures().all().stream().map(MeasureEntry::of).toList(),
                DefinitionEntry.of(rulebook.definitions()),
                List.copyOf(rulebook.references().values()),
                rulebook.scenarios().size(),
                Statement.GOVERNANCE,
                Statement.knownLimits(
                        rulebook.measures().isConfirmed(),
                        rulebook.definitions().adultFrom().value()),
                Statement.sourceAttributes(rulebook.version(), newest));
    }

    /** How many warning signs there are. */
    public int signs() {
        return families.stream().mapToInt(family -> family.signs().size()).sum();
    }

    /** How many thresholds the measures have. */
    public int thresholds() {
        return measures.stream()
                .mapToInt(measure -> measure.thresholds().size())
                .sum();
    }

    /** How many of them have no source that was found. */
    public long unconfirmed() {
        return measures.stream()
                .flatMap(measure -> measure.thresholds().stream())
                .filter(threshold -> !threshold.confirmed())
                .count();
    }

    /** An id or a file's word for people: {@code early_dropout} becomes "Early dropout". */
    public static String readable(String id) {
        String words = id.replace('_', ' ').replace('-', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static List<Family> families(Rulebook rulebook) {
        Map<String, List<Sign>> byFamily = new LinkedHashMap<>();
        // In the order of the files, which is the clinical lead's, rather than by id.
        List<String> order =
                rulebook.rules().stream().map(RuleText::sign).distinct().toList();
        rulebook.signs().stream()
                .sorted(Comparator.comparingInt(sign -> order.indexOf(sign.id())))
                .forEach(sign -> byFamily.computeIfAbsent(sign.family(), family -> new ArrayList<>())
                        .add(sign(sign, rulebook)));
        return byFamily.entrySet().stream()
                .map(family -> new Family(family.getKey(), readable(family.getKey()), List.copyOf(family.getValue())))
                .toList();
    }

    private static Sign sign(WarningSign sign, Rulebook rulebook) {
        Guidance words = sign.guidance();
        return new Sign(
                sign.id(),
                words.title(),
                levels(sign),
                words.card().word(),
                words.summary(),
                words.why(),
                words.suggestions().stream().map(SuggestionEntry::of).toList(),
                words.caveat(),
                words.overrideReasons(),
                words.strengthGrade().words(),
                words.strength(),
                words.evidence(),
                sign.rules().stream().map(RulebookPage::rule).toList(),
                Math.toIntExact(rulebook.scenarios().stream()
                        .filter(scenario -> scenario.signs().contains(sign.id()))
                        .count()),
                switchedOff(sign));
    }

    private static @Nullable SwitchedOff switchedOff(WarningSign sign) {
        RuleText.SwitchedOff off = sign.switchedOff();
        return off == null ? null : new SwitchedOff(off.since().toString(), off.reason());
    }

    private static List<Theme> repair(Rulebook rulebook) {
        Map<RepairTheme, List<Kept>> byTheme = new LinkedHashMap<>();
        for (Guidance.Suggestion suggestion : rulebook.suggestions()) {
            List<String> usedBy = rulebook.signs().stream()
                    .filter(sign -> sign.guidance().suggestions().contains(suggestion))
                    .map(WarningSign::id)
                    .toList();
            byTheme.computeIfAbsent(suggestion.theme(), theme -> new ArrayList<>())
                    .add(new Kept(SuggestionEntry.of(suggestion), usedBy));
        }
        return byTheme.entrySet().stream()
                .map(entry -> new Theme(entry.getKey().id(), entry.getKey().title(), List.copyOf(entry.getValue())))
                .toList();
    }

    private static List<String> levels(WarningSign sign) {
        return sign.rules().stream()
                .flatMap(rule -> rule.consequences().stream())
                .map(line -> line.sentence().method())
                .filter(word -> !word.equals("note"))
                .map(word -> Level.valueOf(word.toUpperCase(Locale.ROOT)))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(Level::word)
                .toList();
    }

    private static Rule rule(RuleText rule) {
        return new Rule(
                rule.name(),
                rule.since(),
                rule.evidence(),
                rule.conditions().stream()
                        .map(line -> (line.unless() ? "unless " : "") + line.words())
                        .toList(),
                rule.consequences().stream().map(Line::words).toList());
    }
}
