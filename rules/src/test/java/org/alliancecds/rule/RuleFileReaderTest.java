// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alliancecds.content.Fault;
import org.alliancecds.content.TextFile;
import org.alliancecds.course.Facts;
import org.alliancecds.sentence.Line;
import org.alliancecds.sentence.SentenceForm;
import org.alliancecds.sentence.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule file is text from outside: what is not listed is refused, each with a fault of its own. */
class RuleFileReaderTest {
    private static final String FILE = "warning_signs/a_family/rules.dslr";
    private static final Vocabulary VOCABULARY = Facts.VOCABULARY;

    private static final String SOUND = """
            // A comment.
            rule "Mean alliance across sessions is low"
                @id(mean_alliance_low) @evidence("sijercic-2021, sharf-2010") @since("2026-11-21")
            when
                the client has given at least 3 alliance ratings
                the last 3 ratings are not all above the concern line
                unless a planned ending was announced
            then
                raise a warning
                note the disengagement sign mean_alliance_low
            end
            """;

    @Test
    void aSoundRuleIsReadSentenceBySentence() {
        List<Fault> faults = new ArrayList<>();

        List<RuleText> rules = RuleFileReader.read(VOCABULARY, FILE, SOUND, faults);

        assertThat(faults).isEmpty();
        assertThat(rules).hasSize(1);
        RuleText rule = rules.get(0);
        assertThat(rule.name()).isEqualTo("Mean alliance across sessions is low");
        assertThat(rule.line()).isEqualTo(2);
        assertThat(rule.sign()).isEqualTo("mean_alliance_low");
        assertThat(rule.evidence()).containsExactly("sijercic-2021", "sharf-2010");
        assertThat(rule.since()).isEqualTo("2026-11-21");
        assertThat(rule.conditions())
                .extracting(Line::line, Line::unless, line -> line.sentence().method(), Line::values)
                .containsExactly(
                        tuple(5, false, "givenAtLeast", List.of(3)),
                        tuple(6, false, "lastNotAllAboveConcernLine", List.of(3)),
                        tuple(7, true, "plannedEnding", List.of()));
        assertThat(rule.consequences())
                .extracting(line -> line.sentence().method(), Line::values)
                .containsExactly(
                        tuple("warning", List.of()), tuple("note", List.of("disengagement", "mean_alliance_low")));
    }

    @Test
    void aSignIsSwitchedOffWithAllItsRules() {
        List<Fault> faults = new ArrayList<>();

        List<RuleText> rules = RuleFileReader.read(
                VOCABULARY,
                FILE,
                SOUND + "switch off mean_alliance_low since 2026-11-24 because \"no SRS here; until spring\"\n"
                        + SOUND.replace("is low\"", "is low, too\"")
                        + SOUND.replace("is low\"", "another\"").replace("@id(mean", "@id(other_mean"),
                faults);

        assertThat(faults).isEmpty();
        RuleText.SwitchedOff off =
                new RuleText.SwitchedOff(12, LocalDate.of(2026, 11, 24), "no SRS here; until spring");
        assertThat(rules).extracting(RuleText::off).containsExactly(off, off, null);
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkDoNoHarm() {
        List<Fault> faults = new ArrayList<>();
        byte[] saved = ("\uFEFF" + SOUND.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);

        String text = TextFile.decode(FILE, saved, faults).orElseThrow();

        assertThat(RuleFileReader.read(VOCABULARY, FILE, text, faults)).hasSize(1);
        assertThat(faults).isEmpty();
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                one(
                        "a quote in a name",
                        SOUND.replace("is low\"", "is low\" + System.exit(0) + \"\""),
                        2,
                        "The name of a rule has 3 to 120 letters, digits, spaces and . , : ( ) ' - % +; nothing else."),
                one(
                        "a Unicode escape in a name",
                        SOUND.replace("is low\"", "is low\\u0022 then System.exit(0); end //\""),
                        2,
                        "The name of a rule has 3 to 120 letters, digits, spaces and . , : ( ) ' - % +; nothing else."),
                one(
                        "an attribute that runs code",
                        SOUND.replace("when\n", "    enabled( Runtime.getRuntime() != null )\nwhen\n"),
                        4,
                        "A sign is switched off by \"switch off\", between the rules."),
                one(
                        "salience",
                        SOUND.replace("when\n", "    salience 100\nwhen\n"),
                        4,
                        "A rule has no salience; results are ordered by level and evidence."),
                one(
                        "an annotation of Drools",
                        SOUND.replace("@since", "@watch(*) @since"),
                        3,
                        "The annotation @watch is not known; there are @id, @evidence and @since."),
                one(
                        "code in an annotation",
                        SOUND.replace("\"2026-11-21\"", "\"2026-11-21\" + x"),
                        3,
                        "The value of @since stands in double quotes."),
                one(
                        "Java after a sentence",
                        SOUND.replace("3 alliance ratings\n", "3 alliance ratings ; System.exit(0)\n"),
                        5,
                        "This holds signs of program code; a rule is written in sentences, one a line, and nothing else."),
                one(
                        "a line of DRL",
                        SOUND.replace("    the last 3", "    $c : Course( asOf != null )\n    the last 3"),
                        6,
                        "This holds signs of program code; a rule is written in sentences, one a line, and nothing else."),
                one(
                        "eval",
                        SOUND.replace("    the last 3", "    eval( true )\n    the last 3"),
                        6,
                        "eval is program code; a rule is written in sentences."),
                one(
                        "Java as a consequence",
                        SOUND.replace("raise a warning", "System.exit(0);"),
                        9,
                        "This holds signs of program code; a rule is written in sentences, one a line, and nothing else."),
                one(
                        "an import",
                        "import java.io.File\n" + SOUND,
                        1,
                        "A rules file holds rules only; nothing can be imported."),
                one(
                        "a function",
                        "function void f() { System.exit(0); }\n" + SOUND,
                        1,
                        "A rules file holds rules only; functions are not allowed."),
                one(
                        "a global",
                        "global java.util.List x\n" + SOUND,
                        1,
                        "A rules file holds rules only; globals are not allowed."),
                one(
                        "a declared type",
                        "declare Evil end\n" + SOUND,
                        1,
                        "A rules file holds rules only; types cannot be declared."),
                one("a package", "package x;\n" + SOUND, 1, "A rules file holds rules only; it has no package."),
                one(
                        "a block comment that hides lines",
                        "/* rule */\n" + SOUND,
                        1,
                        "A comment begins with // on each of its lines."),
                one(
                        "a quote and a semicolon in a slot",
                        SOUND.replace("at least 3 alliance", "at least 3\"; alliance"),
                        5,
                        "This holds signs of program code; a rule is written in sentences, one a line, and nothing else."),
                one(
                        "a number too large for any integer",
                        SOUND.replace("at least 3 ", "at least 99999999999999999999 "),
                        5,
                        "\"99999999999999999999\" does not fit here; a whole number from 1 to 60 does."),
                one(
                        "a number out of range",
                        SOUND.replace("at least 3 ", "at least 61 "),
                        5,
                        "\"61\" does not fit here; a whole number from 1 to 60 does."),
                one(
                        "a number in words",
                        SOUND.replace("at least 3 ", "at least three "),
                        5,
                        "\"three\" does not fit here; a whole number from 1 to 60 does."),
                one(
                        "a slip of the pen",
                        SOUND.replace("has given at least 3 alliance ratings", "gave at least 3 alliance ratings"),
                        5,
                        "This is no sentence of the vocabulary."),
                one(
                        "a switch without a reason",
                        "switch off mean_alliance_low since 2026-11-24\n" + SOUND,
                        1,
                        "A sign is switched off by its id, a date, and a reason in double quotes."),
                one(
                        "code in the reason of a switch",
                        "switch off mean_alliance_low since 2026-11-24 because \"${System.exit(0)}\"\n" + SOUND,
                        1,
                        "A reason has 3 to 200 letters, digits, spaces and . , : ; ( ) ' - % + / ? !; nothing else."),
                one(
                        "code after the reason of a switch",
                        "switch off mean_alliance_low since 2026-11-24 because \"so\" + System.exit(0)\n" + SOUND,
                        1,
                        "A sign is switched off by its id, a date, and a reason in double quotes."),
                one(
                        "a switch since a day that does not exist",
                        "switch off mean_alliance_low since 2026-02-30 because \"not now\"\n" + SOUND,
                        1,
                        "A date is written as in 2026-11-21."),
                one(
                        "a switch for a sign of another file",
                        "switch off rocky_start since 2026-11-24 because \"not now\"\n" + SOUND,
                        1,
                        "No rule of this file has the id rocky_start."),
                one(
                        "a switch for something that is no id",
                        "switch off Rocky-Start since 2026-11-24 because \"not now\"\n" + SOUND,
                        1,
                        "An id is made of small letters, digits and underscores, as in mean_alliance_low."),
                one(
                        "a sign switched off twice",
                        "switch off mean_alliance_low since 2026-11-24 because \"not now\"\n".repeat(2) + SOUND,
                        2,
                        "This sign is switched off twice."),
                one("no end", SOUND.replace("end\n", ""), 2, "This rule has no end."),
                one("no id", SOUND.replace("@id(mean_alliance_low) ", ""), 2, "This rule has no @id."),
                one(
                        "a day that does not exist",
                        SOUND.replace("2026-11-21", "2026-02-30"),
                        3,
                        "A date is written as in 2026-11-21."),
                one("a name twice", SOUND + SOUND, 13, "Another rule of this file has the same name."),
                one(
                        "no condition",
                        SOUND.replaceAll("(?s)when\n.*then\n", "when\nthen\n"),
                        2,
                        "This rule has no condition: it would speak of everybody."));
    }

    private static Arguments one(String what, String text, int line, String problem) {
        return Arguments.of(what, text, line, problem);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void whatIsNotListedIsRefused(String what, String text, int line, String problem) {
        List<Fault> faults = new ArrayList<>();

        List<RuleText> rules = RuleFileReader.read(VOCABULARY, FILE, text, faults);

        assertThat(faults).as(what).extracting(Fault::line, Fault::problem).containsExactly(tuple(line, problem));
        assertThat(rules).as("no rule with a fault is let through").hasSize(soundOnes(text));
    }

    private static int soundOnes(String text) {
        // A fault outside a rule does not spoil the rule after it, and of two equal names the first one stands.
        return text.endsWith(SOUND) && text.length() > SOUND.length() ? 1 : 0;
    }

    @Test
    void theNearestSentenceIsNamed() {
        List<Fault> faults = new ArrayList<>();

        RuleFileReader.read(
                VOCABULARY,
                FILE,
                SOUND.replace("has given at least 3 alliance ratings", "gave at least 3 ratings"),
                faults);

        assertThat(faults).singleElement().hasToString("""
                warning_signs/a_family/rules.dslr:5: the client gave at least 3 ratings
                  This is no sentence of the vocabulary.
                  Maybe: the client has given at least [n] alliance rating(s)""");
    }

    @Test
    void tenMegabytesAreRefusedUnread() {
        List<Fault> faults = new ArrayList<>();

        assertThat(TextFile.decode(FILE, new byte[10 * 1024 * 1024], faults)).isEmpty();

        assertThat(faults)
                .singleElement()
                .extracting(Fault::problem)
                .isEqualTo("The file is longer than 256 KiB; nothing in it was read.");
    }

    @Test
    void manyFaultsAreCutShort() {
        List<Fault> faults = new ArrayList<>();

        RuleFileReader.read(VOCABULARY, FILE, "nonsense\n".repeat(10_000), faults);

        assertThat(faults).hasSize(26);
        assertThat(faults.get(25).problem()).isEqualTo("Too many faults; the rest of the file was not read.");
    }

    @Test
    void invalidUtf8IsRefusedWithItsLine() {
        List<Fault> faults = new ArrayList<>();
        byte[] latin = "// fine\n// caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(TextFile.decode(FILE, latin, faults)).isEmpty();

        assertThat(faults).singleElement().hasToString("""
                warning_signs/a_family/rules.dslr:2
                  The file is not UTF-8 text.
                  Maybe: save it again with the encoding UTF-8.""");
    }

    @Test
    void charactersThatCannotBeSeenAreRefused() {
        for (String hidden : List.of("\u202E", "\u200B", "\u0000", "\u2028")) {
            List<Fault> faults = new ArrayList<>();

            assertThat(TextFile.decode(FILE, ("a\nb" + hidden).getBytes(StandardCharsets.UTF_8), faults))
                    .isEmpty();

            assertThat(faults).singleElement().extracting(Fault::line).isEqualTo(2);
        }
    }

    @Test
    void decimalsMoveInTheirSteps() {
        SentenceForm.Slot.Decimal slot =
                new SentenceForm.Slot.Decimal("x", new BigDecimal("0.1"), new BigDecimal("5.0"), new BigDecimal("0.1"));

        assertThat(slot.parse("1.5")).isEqualTo(new BigDecimal("1.5"));
        assertThat(slot.parse("0.0")).isNull();
        assertThat(slot.parse("5.1")).isNull();
        assertThat(slot.parse("1.55")).isNull();
    }
}
