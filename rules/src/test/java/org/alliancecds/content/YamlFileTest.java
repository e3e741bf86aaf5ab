// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is let in of YAML, and what is refused with its place. */
class YamlFileTest {

    @Test
    void keysListsTextsAndNumbersAreRead() {
        String yaml = "name: SRS\nrange: [0, 10.5]\nreversed: true\n";
        List<Object> values = read(
                yaml,
                root -> List.of(
                        root.get("name").text(),
                        root.get("range").list(YamlValue::decimal),
                        root.get("reversed").yesNo(),
                        root.find("absent")));
        assertThat(values)
                .isEqualTo(
                        List.of("SRS", List.of(new BigDecimal("0"), new BigDecimal("10.5")), true, Optional.empty()));
    }

    @Test
    void anUnknownKeyNamesItsPlaceAndTheNearestKnownOne() {
        YamlKeys keys = YamlKeys.all().mayHave("title", "range");
        assertThatThrownBy(() -> read("titel: SRS\n", root -> root.keys(keys)))
                .isInstanceOf(YamlFault.class)
                .hasMessage("a.yaml:1: titel\n  This key is not known here; known are [title, range].\n  Maybe: title");
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThatThrownBy(() -> read("title: SRS\n", root -> root.keys(YamlKeys.all("title", "range"))))
                .hasMessage("a.yaml: top\n  The key \"range\" is missing.");
    }

    @Test
    void aNumberIsNoText() {
        assertThatThrownBy(() -> read("items: [1]\n", root -> root.get("items").texts()))
                .hasMessage("a.yaml:1: items[0]\n  A text is expected, but 1 stands here; write it in quotes: \"1\".");
    }

    @Test
    void aTextIsNoNumberAndNoYes() {
        String yaml = "value: many\nsure: maybe\n";
        assertThatThrownBy(() -> read(yaml, root -> root.get("value").decimal()))
                .hasMessage("a.yaml:1: value\n  A number is expected, but many stands here.");
        assertThatThrownBy(() -> read(yaml, root -> root.get("sure").yesNo()))
                .hasMessage("a.yaml:2: sure\n  True or false is expected, but maybe stands here.");
    }

    @Test
    void numbersThatNoRulebookNeedsAreRefused() {
        for (String number : List.of("1e9999", "100001", "0.00001", "1e-99999", "123456789012345678901234567890")) {
            assertThatThrownBy(() -> read(
                            "value: " + number + "\n", root -> root.get("value").decimal()))
                    .as(number)
                    .isInstanceOf(YamlFault.class);
        }
        BigDecimal largest = read("value: 100000\n", root -> root.get("value").decimal());
        assertThat(largest).isEqualByComparingTo("100000");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> read("value: 1\nvalue: 2\n")).isInstanceOf(YamlFault.class);
    }

    @Test
    void anchorsAliasesAndTagsAreRefused() {
        assertThatThrownBy(() -> read("a: &x [1]\n"))
                .hasMessageStartingWith("a.yaml:1\n")
                .hasMessageContaining("Anchors");
        assertThatThrownBy(() -> read("a: 1\nb: *x\n")).isInstanceOf(YamlFault.class);
        assertThatThrownBy(() -> read("a: !!java.net.URL [x]\n")).isInstanceOf(YamlFault.class);
    }

    @Test
    void anAliasBombIsRefusedAtItsFirstAnchor() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int level = 1; level < 40; level++) {
            bomb.append("a" + level + ": &a" + level + " [*a" + (level - 1) + ", *a" + (level - 1) + "]\n");
        }
        assertThatThrownBy(() -> read(bomb.toString()))
                .isInstanceOf(YamlFault.class)
                .hasMessageContaining("Anchors");
    }

    @Test
    void whatIsTooLongTooDeepEmptyOrTwoDocumentsIsRefused() {
        assertThatThrownBy(() -> read("a: " + "x".repeat(300_000)))
                .hasMessageContaining("longer than 300000 characters");
        assertThatThrownBy(() -> read("a: " + "[".repeat(50) + "]".repeat(50))).isInstanceOf(YamlFault.class);
        assertThatThrownBy(() -> read("# nothing\n")).hasMessageContaining("empty");
        assertThatThrownBy(() -> read("a: 1\n---\nb: 2\n")).isInstanceOf(YamlFault.class);
    }

    @Test
    void whatIsNotYamlNamesItsLine() {
        assertThatThrownBy(() -> read("a: 1\nb: [1, 2\n"))
                .isInstanceOf(YamlFault.class)
                .hasMessageStartingWith("a.yaml:2\n");
    }

    @Test
    void everyFaultIsToldInTheOrderOfItsLinesAndNoneThatOnlyFollows() {
        assertThat(faults("""
                titel: SRS
                range: [0, ten, 5]
                sure: maybe
                words: [a, 1, b]
                sure: true
                kind: &k good
                """)).containsExactly("""
                a.yaml:1: titel
                  This key is not known here; known are [title, range, sure, words, kind, items].
                  Maybe: title""", """
                a.yaml:2: range[1]
                  A number is expected, but ten stands here.""", """
                a.yaml:3: sure
                  True or false is expected, but maybe stands here.""", """
                a.yaml:4: words[1]
                  A text is expected, but 1 stands here; write it in quotes: "1".""", """
                a.yaml:5: sure
                  "sure" stands twice here; the first is in line 3.
                  Maybe: one of the two, or a list of values behind one "sure".""", """
                a.yaml:6
                  Anchors (&), aliases (*) and tags (!) are not read here; write the value out, in quotes where it begins\
                 with one of these characters.""");
    }

    @Test
    void aLineThatIsNotYamlHidesNoFaultElsewhereAndMakesNone() {
        assertThat(faults("""
                title: SRS: the scale
                range: [0, ten]
                sure: "true
                words:
                \t- a
                kind: bad
                """)).containsExactly("""
                a.yaml:1
                  This is not well-formed YAML, in column 11: a second colon stands here, where a text goes on.
                  Maybe: put the text that holds a colon in quotes, or indent the line as its neighbours.""", """
                a.yaml:2: range[1]
                  A number is expected, but ten stands here.""", """
                a.yaml:3
                  This is not well-formed YAML, in column 7: a quotation mark opens here and is not closed.
                  Maybe: look for a colon within a sentence (put the sentence in quotes), a bracket that is not closed,\
                 or an indent that differs.""", """
                a.yaml:5
                  This is not well-formed YAML, in column 1: a tab stands here, and only spaces are read.
                  Maybe: put spaces in place of the tab.""", """
                a.yaml:6: kind
                  "bad" is not known here; known are [good].""");
    }

    @Test
    void anElementThatIsNotYamlHidesNoFaultOfAnother() {
        List<String> faults = catchThrowableOfType(
                        YamlFault.class, () -> read("# two\n- a: [1\n- 1\n- b\n", root -> root.list(YamlValue::text)))
                .faults()
                .stream()
                .map(fault -> fault.line() + " " + fault.problem())
                .toList();
        assertThat(faults)
                .containsExactly(
                        "2 This is not well-formed YAML, in column 6: a bracket opens here and is not closed.",
                        "3 A text is expected, but 1 stands here; write it in quotes: \"1\".");
    }

    @Test
    void whatIsTooDeepIsPassedOverAndTheRestIsRead() {
        String deep = "[".repeat(50) + "]".repeat(50);
        assertThat(faults("title: a\nrange: []\nsure: true\nwords: " + deep + "\nkind: bad\n"))
                .containsExactly("""
                a.yaml:4: words[0]
                  A text is expected, but a list stands here.""", """
                a.yaml:4
                  Lists and keys stand here within one another, more than 20 deep.
                  Maybe: look for a bracket too many.""", """
                a.yaml:5: kind
                  "bad" is not known here; known are [good].""");
    }

    @Test
    void aFileOfFaultsIsNotToldWhole() {
        String yaml = "a: &a 1\n".repeat(5_000);
        assertThat(faults(yaml)).hasSize(100);
    }

    @Test
    void aCommentForAnEditorIsNoContent() {
        String title = read(
                "# yaml-language-server: $schema=../schemas/measure.schema.json\n# words\ntitle: SRS\n",
                root -> root.get("title").text());
        assertThat(title).isEqualTo("SRS");
    }

    private static List<String> faults(String yaml) {
        YamlKeys keys = YamlKeys.all("title", "range", "sure", "words", "kind").mayHave("items");
        return catchThrowableOfType(
                        YamlFault.class,
                        () -> read(yaml, root -> {
                            root.keys(keys);
                            Part<?> title = root.part("title", YamlValue::text);
                            Part<?> range = root.part("range", value -> value.list(YamlValue::decimal));
                            Part<?> sure = root.part("sure", YamlValue::yesNo);
                            Part<?> words = root.part("words", YamlValue::texts);
                            Part<?> kind = root.part("kind", value -> value.oneOf(List.of("good")));
                            return List.of(title.get(), range.get(), sure.get(), words.get(), kind.get());
                        }))
                .faults()
                .stream()
                .map(Fault::toString)
                .toList();
    }

    private static YamlValue read(String yaml) {
        return read(yaml, root -> root.keys(YamlKeys.all().mayHave("a", "b", "value")));
    }

    private static <T> T read(String yaml, Function<YamlValue, T> reader) {
        return YamlFile.read("a.yaml", yaml, reader);
    }
}
