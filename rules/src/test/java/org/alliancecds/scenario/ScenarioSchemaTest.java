// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alliancecds.content.Schemas;
import org.alliancecds.content.YamlFault;
import org.alliancecds.measure.Measure;
import org.alliancecds.record.Barrier;
import org.alliancecds.record.Homework;
import org.alliancecds.record.Rater;
import org.alliancecds.rule.Level;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema of scenarios says the same as their reader. */
class ScenarioSchemaTest {
    private static final String KIND = "scenarios";
    private static final Rulebook RULEBOOK = Rulebook.builtIn(CourseSettings.DEFAULT);
    private static final String SCENARIO = """
            - scenario: A name
              course:
                - {day: 0, session: attended, srs: 34, late: 5}
                - {day: 7, session: attended, time: "16:30", note: {homework: done, tension: 2, cried: true}}
                - {day: 14, session: no-show, barrier: money}
                - {day: 21, phq-9: {total: 12, item 9: 1, by: client, amended: true}}
                - {day: 28, session: attended, srs: [20, {items: [9, 9, 9, 10]}]}
              on-day: 30
              received-on: 31
              age: 34
              diagnosis: other
              bookings: known
              fires: {mean_alliance_low: warning}
              silent: [mean_alliance_sliding]
              says: {mean_alliance_low: "33.4"}
            """;

    @Test
    void theKeysAndWordsAreThoseOfTheReaders() {
        assertThat(keys("/$defs/scenario")).isEqualTo(new TreeSet<>(ScenarioFile.KEYS));
        assertThat(keys("/$defs/note")).isEqualTo(new TreeSet<>(CourseTeller.NOTE_KEYS));
        Set<String> ofAnEntry = new TreeSet<>(CourseTeller.OF_AN_ENTRY);
        ofAnEntry.addAll(CourseTeller.OF_A_SESSION);
        RULEBOOK.measures().all().stream()
                .filter(measure -> measure.kind() != Measure.Kind.NOTE)
                .map(Measure::id)
                .forEach(ofAnEntry::add);
        assertThat(keys("/$defs/entry")).isEqualTo(ofAnEntry);
        assertThat(Schemas.part(KIND, "/$defs/entry/dependentRequired").propertyNames())
                .containsExactlyInAnyOrderElementsOf(CourseTeller.OF_A_SESSION);
        assertThat(keys("/$defs/response")).containsExactly("amended", "by", ResponseTeller.ITEMS);

        assertWords("/$defs/entry/properties/session", CourseTeller.OUTCOMES);
        assertWords("/$defs/entry/properties/treatment", CourseTeller.TREATMENTS);
        assertWords("/$defs/scenario/properties/diagnosis", ScenarioFile.DIAGNOSES);
        assertWords("/$defs/scenario/properties/bookings", ScenarioFile.BOOKINGS);
        for (String place : List.of("entry", "note")) {
            assertThat(Schemas.words(KIND, "/$defs/" + place + "/properties/barrier"))
                    .isEqualTo(Schemas.words(Barrier.values()));
        }
        assertThat(Schemas.words(KIND, "/$defs/note/properties/homework")).isEqualTo(Schemas.words(Homework.values()));
        assertThat(Schemas.words(KIND, "/$defs/response/properties/by")).isEqualTo(Schemas.words(Rater.values()));
        assertThat(Schemas.words(KIND, "/$defs/scenario/properties/fires/additionalProperties"))
                .isEqualTo(Schemas.words(Level.values()));
        Map<String, Integer> bounds = Map.of(
                "entry/properties/day", CourseTeller.LAST_DAY,
                "entry/properties/booked-on", CourseTeller.LAST_DAY,
                "entry/properties/late", CourseTeller.MOST_MINUTES,
                "note/properties/late-minutes", CourseTeller.MOST_MINUTES,
                "note/properties/tension", CourseTeller.WORST_TENSION,
                "note/properties/motivation", CourseTeller.BEST_MOTIVATION,
                "scenario/properties/on-day", CourseTeller.LAST_DAY,
                "scenario/properties/received-on", CourseTeller.LAST_DAY,
                "scenario/properties/age", ScenarioFile.OLDEST);
        bounds.forEach((place, most) -> assertThat(
                        Schemas.part(KIND, "/$defs/" + place + "/maximum").intValue())
                .as(place)
                .isEqualTo(most));
    }

    @Test
    void aSoundFileIsLetInByBothAndSoIsAMeasureOfTheClinic() {
        assertThat(read(SCENARIO)).hasSize(1);
        assertThat(Schemas.faults(KIND, SCENARIO)).isEmpty();
        assertThat(Schemas.faults(KIND, SCENARIO.replace("srs: 34", "house-scale: 34")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            - scenario: A name    | - scenari: A name
            - scenario: A name    | - scenario:
            age: 34               | ages: 34
            age: 34               | age: 121
            age: 34               | age: old
            on-day: 30            | on-day: -1
            diagnosis: other      | diagnosis: others
            bookings: known       | bookings: some
            low: warning}         | low: warn}
            [mean_alliance_sliding] | mean_alliance_sliding
            {mean_alliance_low: "33.4"} | "33.4"
            {day: 0, session      | {session
            day: 0                | day: zero
            day: 0                | day: 3651
            session: attended, srs | sesion: attended, srs
            session: attended, srs: 34 | session: atended, srs: 34
            session: attended, srs: 34 | srs: 34
            session: attended, srs: 34 | session: attended, session-note: 34
            srs: 34               | srs: many
            srs: 34               | srs: {totals: high}
            late: 5               | late: 601
            barrier: money        | barrier: mony
            "16:30"               | ten
            homework: done        | homework: forgotten
            homework: done        | homewrk: done
            tension: 2            | tension: 6
            cried: true           | cried: perhaps
            by: client            | by: nurse
            amended: true         | amended: once
            [9, 9, 9, 10]         | [9, 9, 9, ten]
            """)
    void whatIsWrongIsRefusedByBoth(String right, String wrong) {
        assertThat(SCENARIO).contains(right);
        String yaml = SCENARIO.replace(right, wrong);
        assertThat(catchThrowableOfType(YamlFault.class, () -> read(yaml)).faults())
                .isNotEmpty();
        assertThat(Schemas.faults(KIND, yaml)).isNotEmpty();
    }

    @Test
    void aFileThatIsNoListIsRefusedByBothAndSoIsAScenarioThatExpectsNothing() {
        for (String yaml : List.of("scenario: A\n", "- a\n", "- {scenario: A, course: [{day: 0}]}\n")) {
            assertThat(catchThrowableOfType(YamlFault.class, () -> read(yaml)).faults())
                    .isNotEmpty();
            assertThat(Schemas.faults(KIND, yaml)).isNotEmpty();
        }
    }

    private static List<Scenario> read(String yaml) {
        return ScenarioFile.read("scenarios.yaml", "mean_alliance", yaml, KnownNames.of(RULEBOOK.measures()));
    }

    private static Set<String> keys(String pointer) {
        return new TreeSet<>(Schemas.part(KIND, pointer + "/properties").propertyNames());
    }

    private static void assertWords(String pointer, Map<String, ?> words) {
        Collection<String> expected = new ArrayList<>(words.keySet());
        assertThat(Schemas.words(KIND, pointer)).containsExactlyInAnyOrderElementsOf(expected);
    }
}
