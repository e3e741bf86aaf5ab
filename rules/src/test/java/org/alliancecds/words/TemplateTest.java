// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A template says what ICU's own message format says. */
class TemplateTest {

    private static final PluralRules ENGLISH = PluralRules.forLocale(ULocale.ENGLISH);
    private static final int TURNS = 200;

    @Test
    void everyTemplateOfTheProgramReadsAsIcuReadsIt() throws IOException {
        Random random = new Random(3);
        List<String> templates = templates();
        assertThat(templates).hasSizeGreaterThan(200);
        for (String template : templates) {
            Template ours = new Template(template, ENGLISH);
            MessageFormat theirs = new MessageFormat(template, ULocale.ENGLISH);
            for (int turn = 0; turn < TURNS; turn++) {
                Map<String, Object> values = values(template, random);
                assertThat(ours.fill(values::get)).as(template).isEqualTo(theirs.format(values));
            }
        }
    }

    @Test
    void quotesNestedBranchesAndCountsReadAsIcuReadsThem() {
        List<String> messages = List.of(
                "It''s {n, plural, =0 {none} one {# '{one}'} other {# {kind, select, a {of a} other {of {kind}}} #}}.",
                "{kind, select, a {{n, plural, one {#} other {#s}}} other {'#' }}",
                "'{'quoted'}' {kind}");
        for (String message : messages) {
            Template ours = new Template(message, ENGLISH);
            MessageFormat theirs = new MessageFormat(message, ULocale.ENGLISH);
            for (Object n : List.of(0, 1, 2, 21L)) {
                for (String kind : List.of("a", "b")) {
                    Map<String, Object> values = Map.of("n", n, "kind", kind);
                    assertThat(ours.fill(values::get)).as(message).isEqualTo(theirs.format(values));
                }
            }
        }
    }

    @Test
    void anotherLanguageHasItsOwnPlurals() {
        Template polish = new Template(
                "{n, plural, one {# sesja} few {# sesje} many {# sesji} other {# sesji}}",
                PluralRules.forLocale(ULocale.forLanguageTag("pl")));
        assertThat(Stream.of(1, 3, 5, 22, 112).map(n -> polish.fill(name -> n)))
                .containsExactly("1 sesja", "3 sesje", "5 sesji", "22 sesje", "112 sesji");
    }

    @Test
    void aWholeNumberIsNotGrouped() {
        assertThat(new Template("{n} of {n, plural, other {#}}", ENGLISH).fill(name -> 12_000))
                .isEqualTo("12000 of 12000");
    }

    @Test
    void whatATemplateCannotDoIsRefusedWhenItIsRead() {
        assertThatThrownBy(() -> new Template("{day, date, short}", ENGLISH))
                .hasMessage("{day} is of the kind SIMPLE: only select, plural and plain values are known.");
    }

    private static List<String> templates() throws IOException {
        List<String> templates = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            for (Path file :
                    files.filter(one -> one.endsWith("words_en.properties")).toList()) {
                Properties words = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    words.load(reader);
                }
                words.values().forEach(template -> templates.add((String) template));
            }
        }
        return templates;
    }

    private static Map<String, Object> values(String template, Random random) {
        MessagePattern pattern = new MessagePattern(template);
        Map<String, Set<String>> selectors = new HashMap<>();
        Set<String> counted = new TreeSet<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            if (pattern.getPartType(i) != Part.Type.ARG_START) {
                continue;
            }
            String name = pattern.getSubstring(pattern.getPart(i + 1));
            Set<String> known = selectors.computeIfAbsent(name, fresh -> new TreeSet<>());
            ArgType type = pattern.getPart(i).getArgType();
            if (type == ArgType.PLURAL) {
                counted.add(name);
            }
            for (int j = i + 2; type == ArgType.SELECT && j < pattern.getLimitPartIndex(i); j++) {
                if (pattern.getPartType(j) == Part.Type.ARG_SELECTOR) {
                    known.add(pattern.getSubstring(pattern.getPart(j)));
                    j = pattern.getLimitPartIndex(j + 1);
                }
            }
        }
        Map<String, Object> values = new HashMap<>();
        selectors.forEach((name, known) -> {
            List<String> some = new ArrayList<>(known);
            some.add("another {value}");
            values.put(name, counted.contains(name) ? random.nextInt(4) : some.get(random.nextInt(some.size())));
        });
        return values;
    }
}
