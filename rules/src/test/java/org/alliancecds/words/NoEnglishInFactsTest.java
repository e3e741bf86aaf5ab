// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alliancecds.measure.Measure;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.LeftOutForm;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Evaluation.ConditionAnswer;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.WarningSign;
import org.alliancecds.scenario.Scenario;
import org.alliancecds.sentence.SentenceForm;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;

/**
 * Facts say nothing but what stands in templates. In a language whose templates are written in full-width letters, an
 * answer holds no plain letter outside of its values.
 */
class NoEnglishInFactsTest {
    /** Facts that still say something without a template, or repeat what such a fact says. */
    private static final Set<String> LEFT_OUT = Set.of();

    private static final Language FULL_WIDTH = Language.fullWidth();
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z]+");

    private final Rulebook rulebook = Rulebook.builtIn(CourseSettings.DEFAULT).withEverySignOn();

    @Test
    void onlyTemplatesHoldWords() {
        Set<String> found = new TreeSet<>();
        Set<String> asked = new TreeSet<>();
        for (Scenario scenario : rulebook.scenarios()) {
            Evaluation evaluation = rulebook.evaluate(scenario.client(), scenario.asOf());
            Pattern values = values(scenario, evaluation);
            Stream.concat(
                            evaluation.findings().stream().flatMap(finding -> finding.conditions().stream()),
                            evaluation.silent().stream().flatMap(silence -> silence.why().stream()))
                    .filter(condition -> !LEFT_OUT.contains(subject(condition)))
                    .forEach(condition -> {
                        asked.add(subject(condition));
                        Stream.of(
                                        condition.answer().reason(),
                                        condition.answer().brief())
                                .filter(Objects::nonNull)
                                .map(said -> whole(said).in(FULL_WIDTH))
                                .filter(text -> PLAIN_WORD
                                        .matcher(values.matcher(text).replaceAll(""))
                                        .find())
                                .forEach(text -> found.add(subject(condition) + ": " + text));
                    });
        }
        TreeSet<String> facts = new TreeSet<>();
        rulebook.vocabulary().sentences().stream()
                .filter(sentence -> sentence.asked() != null)
                .map(SentenceForm::subject)
                .filter(subject -> !LEFT_OUT.contains(subject))
                .forEach(facts::add);

        assertThat(asked).isEqualTo(facts);
        assertThat(found).isEmpty();
    }

    @Test
    void theLanguageOfThisTestChangesLiteralTextAlone() {
        assertThat(FullWidth.of(
                        "Of {n, plural, =0 {none} one {# day} other {# {of, select, a {a} other {b''s}} days}}, {x}"))
                .isEqualTo(
                        "Ｏｆ {n, plural, =0 {ｎｏｎｅ} one {# ｄａｙ} other {# {of, select, a {ａ} other {ｂ''ｓ}} ｄａｙｓ}}, {x}");
    }

    /** What may be said as it stands: names and remarks out of measures, records and rule files, and months. */
    private Pattern values(Scenario scenario, Evaluation evaluation) {
        Stream<String> ofMeasures = rulebook.measures().all().stream()
                .flatMap(measure -> Stream.concat(
                        Stream.of(measure.shortName()), measure.items().stream().map(Measure.Item::meaning)));
        Stream<String> ofRecord = Stream.of(
                        scenario.client().responses().stream().map(MeasureResponse::reference),
                        scenario.client().leftOut().stream().map(LeftOutForm::reference),
                        evaluation.dataNotes().stream().map(DataNote::text))
                .flatMap(some -> some);
        Stream<String> ofSigns = Stream.concat(
                        rulebook.signs().stream().map(WarningSign::id),
                        // What a rule notes: first the group, then the sign.
                        rulebook.rules().stream()
                                .flatMap(rule -> rule.consequences().stream())
                                .flatMap(line -> line.values().stream().skip(1).map(String::valueOf)))
                .map(InWords::sign);
        Stream<String> months = Arrays.stream(Month.values())
                .flatMap(month -> Stream.of(TextStyle.FULL, TextStyle.SHORT)
                        .map(style -> month.getDisplayName(style, Locale.ENGLISH)));
        return Pattern.compile(Stream.of(ofMeasures, ofRecord, ofSigns, months)
                .flatMap(some -> some)
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .reduce((one, other) -> one + "|" + other)
                .orElseThrow());
    }

    private String subject(ConditionAnswer condition) {
        String line = condition.condition().replaceFirst("^unless ", "");
        return rulebook.vocabulary().sentences().stream()
                .filter(sentence -> sentence.read(line) != null)
                .map(SentenceForm::subject)
                .findFirst()
                .orElseThrow();
    }

    /** Not cut to the length of a headline, so that no value is. */
    private static Spoken whole(Spoken said) {
        return said instanceof Phrase phrase ? phrase.headline(0) : said;
    }
}
