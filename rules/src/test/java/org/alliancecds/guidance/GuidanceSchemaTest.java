// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.content.Schemas;
import org.alliancecds.content.YamlFault;
import org.alliancecds.guidance.Guidance.StrengthGrade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schemas of guidance, suggestions and evidence say the same as their readers. */
class GuidanceSchemaTest {
    private static final String CARD = """
            some_sign:
              card: alliance
              title: A title
              summary: A summary
              why: It may matter.
              suggestions: [ask-what-is-hard]
              caveat: A caveat.
              strength-grade: meta-analysis
              strength: strong
              evidence: [shapiro]
              quiet-sessions: 3
              remind-after: 4
              override-reasons:
                - {code: said-already, display: Said already, rests: 3}
                - {code: transferred, display: Transferred, rests: course}
            """;
    private static final String SUGGESTION = """
            ask-what-is-hard:
              label: Ask what is hard
              how: Ask in a calm moment. Then wait.
              say: "What is hard about it?"
              avoid: Turning it into a survey.
              sources: [shapiro]
              in-the-ehr: short-rating
            """;
    private static final String WORK = """
            shapiro:
              citation: A work
              found: Something.
              caveat: Not all.
              read: summary
            """;
    private static final RepairLibrary LIBRARY = new RepairLibrary(
            Map.of(
                    "ask-what-is-hard",
                    new Guidance.Suggestion(
                            "ask-what-is-hard", RepairTheme.TALK_OPENLY, "", "", "", "", List.of(), null)),
            true);

    @Test
    void theKeysAndWordsAreThoseOfTheReaders() {
        Schemas.assertKeys("guidance", "/$defs/card", GuidanceReader.KEYS);
        Schemas.assertKeys("guidance", "/$defs/card/properties/override-reasons/items", GuidanceReader.REASON_KEYS);
        Schemas.assertKeys("repair", "/$defs/suggestion", RepairReader.KEYS);
        Schemas.assertKeys("evidence", "/$defs/work", ReferenceReader.KEYS);
        assertThat(Schemas.words("guidance", "/$defs/card/properties/card"))
                .isEqualTo(Schemas.words(CardKind.values()));
        assertThat(Schemas.words("guidance", "/$defs/card/properties/strength-grade"))
                .isEqualTo(Schemas.words(StrengthGrade.values()));
        assertThat(Schemas.words("repair", "/$defs/suggestion/properties/in-the-ehr"))
                .isEqualTo(Schemas.words(EhrStep.values()));
    }

    @Test
    void theBoundsAreThoseOfTheReaders() {
        Map<String, Integer> guidance = Map.of(
                "title/maxLength", GuidanceReader.LONGEST_TITLE,
                "summary/maxLength", GuidanceReader.LONGEST_TITLE,
                "why/maxLength", GuidanceReader.LONGEST_WHY,
                "caveat/maxLength", GuidanceReader.LONGEST_CAVEAT,
                "strength/maxLength", GuidanceReader.LONGEST_STRENGTH,
                "suggestions/maxItems", GuidanceReader.MOST_SUGGESTIONS,
                "quiet-sessions/maximum", GuidanceReader.MOST_SESSIONS,
                "quiet-sessions/default", Guidance.USUAL_QUIET_SESSIONS,
                "remind-after/maximum", GuidanceReader.MOST_SESSIONS,
                "remind-after/default", Guidance.USUAL_REMIND_AFTER);
        Map<String, Integer> repair = Map.of(
                "label/maxLength", RepairReader.LONGEST_LABEL,
                "how/maxLength", RepairReader.LONGEST_HOW,
                "say/maxLength", RepairReader.LONGEST_SAY,
                "avoid/maxLength", RepairReader.LONGEST_AVOID);
        guidance.forEach((place, bound) -> assertThat(Schemas.part("guidance", "/$defs/card/properties/" + place)
                        .intValue())
                .as(place)
                .isEqualTo(bound));
        repair.forEach((place, bound) -> assertThat(Schemas.part("repair", "/$defs/suggestion/properties/" + place)
                        .intValue())
                .as(place)
                .isEqualTo(bound));
        assertThat(Schemas.part("guidance", "/$defs/card/properties/override-reasons/items/properties/code/pattern")
                        .stringValue())
                .isEqualTo("^" + GuidanceReader.CODE + "$");
        assertThat(Schemas.part("repair", "/propertyNames/pattern").stringValue())
                .isEqualTo("^" + RepairReader.ID + "$");
        assertThat(Schemas.part("repair", "/propertyNames/maxLength").intValue())
                .isEqualTo(RepairReader.LONGEST_ID);
    }

    @Test
    void soundFilesAreLetInByBoth() {
        assertThat(GuidanceReader.guidance("guidance.yaml", CARD, LIBRARY, Set.of("shapiro")))
                .hasSize(1);
        assertThat(Schemas.faults("guidance", CARD)).isEmpty();
        assertThat(new RepairReader(Set.of("shapiro")).read(RepairTheme.TALK_OPENLY, "repair.yaml", SUGGESTION))
                .hasSize(1);
        assertThat(Schemas.faults("repair", SUGGESTION)).isEmpty();
        assertThat(ReferenceReader.references("references.yaml", WORK)).hasSize(1);
        assertThat(Schemas.faults("evidence", WORK)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title: A title            | titel: A title
            title: A title            | title: 5
            title: A title            | title: ""
            title: A title            | title: [A title]
            title: A title            | title: One that is much longer than a card has room for, since it goes on and on
            strength: strong          | ``
            card: alliance            | card: aliance
            card: alliance            | card: risk
            meta-analysis             | meta
            [ask-what-is-hard]        | []
            [ask-what-is-hard]        | ask-what-is-hard
            [ask-what-is-hard]        | [ask-what-is-hard, ask-what-is-hard]
            [ask-what-is-hard]        | [{label: Ask}]
            [shapiro]                 | [shapiro, shapiro]
            quiet-sessions: 3         | quiet-sessions: 21
            quiet-sessions: 3         | quiet-sessions: three
            remind-after: 4           | remind-after: 0
            rests: 3                  | rests: 0
            rests: course             | rests: for ever
            code: said-already        | code: Said already
            display: Said already,    | ``
            display: Said already     | say: Said already
            """)
    void whatIsWrongInGuidanceIsRefusedByBoth(String right, String wrong) {
        String yaml = changed(CARD, right, wrong);
        assertThat(catchThrowableOfType(
                                YamlFault.class,
                                () -> GuidanceReader.guidance("guidance.yaml", yaml, LIBRARY, Set.of("shapiro")))
                        .faults())
                .isNotEmpty();
        assertThat(Schemas.faults("guidance", yaml)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            label: Ask what is hard | labels: Ask what is hard
            label: Ask what is hard | label: Ask what is hard.
            label: Ask what is hard | label: Ask what is hard about coming here, and what would make it a little easier than it is
            label: Ask what is hard | label: true
            about it?"              | about it"
            "What is hard about it?"| “What is hard?”
            say: "What is hard about it?" | ``
            a survey.               | a survey
            [shapiro]               | []
            [shapiro]               | shapiro
            short-rating            | long-rating
            ask-what-is-hard:       | Ask_hard:
            """)
    void whatIsWrongInASuggestionIsRefusedByBoth(String right, String wrong) {
        String yaml = changed(SUGGESTION, right, wrong);
        assertThat(catchThrowableOfType(YamlFault.class, () -> new RepairReader(Set.of("shapiro"))
                                .read(RepairTheme.TALK_OPENLY, "repair.yaml", yaml))
                        .faults())
                .isNotEmpty();
        assertThat(Schemas.faults("repair", yaml)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            read: summary     | reading: summary
            read: summary     | ``
            found: Something. | found: [Something.]
            found: Something. | found: 2010
            caveat: Not all.  | caveat:
            """)
    void whatIsWrongInTheEvidenceIsRefusedByBoth(String right, String wrong) {
        String yaml = changed(WORK, right, wrong);
        assertThat(catchThrowableOfType(YamlFault.class, () -> ReferenceReader.references("references.yaml", yaml))
                        .faults())
                .isNotEmpty();
        assertThat(Schemas.faults("evidence", yaml)).isNotEmpty();
    }

    private static String changed(String yaml, String right, String wrong) {
        assertThat(yaml).contains(right);
        return yaml.replace(right, wrong);
    }
}
