// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.TreeSet;
import org.alliancecds.content.Schemas;
import org.alliancecds.content.YamlFault;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema of a story says the same as its reader. */
class StorySchemaTest {
    private static final Rulebook RULEBOOK = Rulebook.builtIn(CourseSettings.DEFAULT);
    private static final String STORY = """
            story: No bus
            about: A client without a bus.
            cards-in-all: 1
            diagnosis: other
            course:
              - on: {day: 0, session: attended, srs: 38}
                cards: none
                supervisor: Nothing to say.
              - on: {day: 7, session: no-show}
                cards: {alliance warning: [missed_appointment]}
                answers: {missed_appointment: accepted}
                supervisor: Get in touch.
            """;

    @Test
    void theKeysAreThoseOfTheReader() {
        assertThat(new TreeSet<>(Schemas.part("story", "/properties").propertyNames()))
                .isEqualTo(new TreeSet<>(Story.KEYS));
        assertThat(new TreeSet<>(Schemas.part("story", "/$defs/day/properties").propertyNames()))
                .isEqualTo(new TreeSet<>(Story.DAY_KEYS));
        assertThat(Schemas.part("story", "/properties/cards-in-all/maximum").intValue())
                .isEqualTo(Story.MOST_CARDS);
    }

    @Test
    void aSoundStoryIsLetInByBoth() {
        assertThat(Story.read("a.yaml", STORY, RULEBOOK.measures()).days()).hasSize(2);
        assertThat(Schemas.faults("story", STORY)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            story: No bus            | storey: No bus
            cards-in-all: 1          | cards-in-all: 100
            about: A client without a bus. | ``
            diagnosis: other         | diagnosis: none
            - on: {day: 0            | - at: {day: 0
            on: {day: 0              | on: {day: zero
            session: no-show         | session: noshow
            [missed_appointment]     | missed_appointment
            supervisor: Get in touch.| superviser: Get in touch.
            """)
    void whatIsWrongIsRefusedByBoth(String right, String wrong) {
        assertThat(STORY).contains(right);
        String yaml = STORY.replace(right, wrong);
        assertThat(catchThrowableOfType(YamlFault.class, () -> Story.read("a.yaml", yaml, RULEBOOK.measures()))
                        .faults())
                .isNotEmpty();
        assertThat(Schemas.faults("story", yaml)).isNotEmpty();
    }
}
