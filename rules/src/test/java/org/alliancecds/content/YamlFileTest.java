// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is let in of YAML, and what is refused with its place. */
class YamlFileTest {

    @Test
    void keysListsTextsAndNumbersAreRead() {
        YamlValue root = YamlFile.read("a.yaml", "name: SRS\nrange: [0, 10.5]\nreversed: true\n");
        assertThat(root.get("name").text()).isEqualTo("SRS");
        assertThat(root.get("range").list(YamlValue::decimal))
                .isEqualTo(List.of(new BigDecimal("0"), new BigDecimal("10.5")));
        assertThat(root.get("reversed").yesNo()).isTrue();
        assertThat(root.find("absent")).isEmpty();
    }

    @Test
    void anUnknownKeyNamesItsPlaceAndTheNearestKnownOne() {
        YamlValue root = YamlFile.read("a.yaml", "titel: SRS\n");
        assertThatThrownBy(() -> root.keys(List.of(), List.of("title", "range")))
                .isInstanceOf(YamlFault.class)
                .hasMessage("a.yaml:1: titel\n  This key is not known here; known are [title, range].\n  Maybe: title");
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThatThrownBy(() -> YamlFile.read("a.yaml", "title: SRS\n").keys(List.of("title", "range"), List.of()))
                .hasMessage("a.yaml: top\n  The key \"range\" is missing.");
    }

    @Test
    void aNumberIsNoText() {
        assertThatThrownBy(() ->
                        YamlFile.read("a.yaml", "items: [1]\n").get("items").texts())
                .hasMessage("a.yaml:1: items[0]\n  A text is expected, but 1 stands here; write it in quotes: \"1\".");
    }

    @Test
    void aTextIsNoNumberAndNoYes() {
        YamlValue root = YamlFile.read("a.yaml", "value: many\nsure: maybe\n");
        assertThatThrownBy(() -> root.get("value").decimal())
                .hasMessage("a.yaml:1: value\n  A number is expected, but many stands here.");
        assertThatThrownBy(() -> root.get("sure").yesNo())
                .hasMessage("a.yaml:2: sure\n  True or false is expected, but maybe stands here.");
    }

    @Test
    void numbersThatNoRulebookNeedsAreRefused() {
        for (String number : List.of("1e9999", "100001", "0.00001", "1e-99999", "123456789012345678901234567890")) {
            assertThatThrownBy(() -> YamlFile.read("a.yaml", "value: " + number + "\n")
                            .get("value")
                            .decimal())
                    .as(number)
                    .isInstanceOf(YamlFault.class);
        }
        assertThat(YamlFile.read("a.yaml", "value: 100000\n").get("value").decimal())
                .isEqualByComparingTo("100000");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> YamlFile.read("a.yaml", "value: 1\nvalue: 2\n"))
                .isInstanceOf(YamlFault.class);
    }

    @Test
    void anchorsAliasesAndTagsAreRefused() {
        assertThatThrownBy(() -> YamlFile.read("a.yaml", "a: &x [1]\n"))
                .hasMessageStartingWith("a.yaml:1\n")
                .hasMessageContaining("Anchors");
        assertThatThrownBy(() -> YamlFile.read("a.yaml", "a: 1\nb: *x\n")).isInstanceOf(YamlFault.class);
        assertThatThrownBy(() -> YamlFile.read("a.yaml", "a: !!java.net.URL [x]\n"))
                .isInstanceOf(YamlFault.class);
    }

    @Test
    void anAliasBombIsRefusedAtItsFirstAnchor() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int level = 1; level < 40; level++) {
            bomb.append("a" + level + ": &a" + level + " [*a" + (level - 1) + ", *a" + (level - 1) + "]\n");
        }
        assertThatThrownBy(() -> YamlFile.read("a.yaml", bomb.toString()))
                .isInstanceOf(YamlFault.class)
                .hasMessageContaining("Anchors");
    }

    @Test
    void whatIsTooLongTooDeepEmptyOrTwoDocumentsIsRefused() {
        assertThatThrownBy(() -> YamlFile.read("a.yaml", "a: " + "x".repeat(300_000)))
                .hasMessageContaining("longer than 300000 characters");
        assertThatThrownBy(() -> YamlFile.read("a.yaml", "a: " + "[".repeat(50) + "]".repeat(50)))
                .isInstanceOf(YamlFault.class);
        assertThatThrownBy(() -> YamlFile.read("a.yaml", "# nothing\n")).hasMessageContaining("empty");
        assertThatThrownBy(() -> YamlFile.read("a.yaml", "a: 1\n---\nb: 2\n")).isInstanceOf(YamlFault.class);
    }

    @Test
    void whatIsNotYamlNamesItsLine() {
        assertThatThrownBy(() -> YamlFile.read("a.yaml", "a: 1\nb: [1, 2\n"))
                .isInstanceOf(YamlFault.class)
                .hasMessageStartingWith("a.yaml:2\n");
    }
}
