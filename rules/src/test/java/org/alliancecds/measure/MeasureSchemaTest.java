// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.alliancecds.content.Schemas;
import org.alliancecds.content.YamlFault;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema of a measure says the same as its reader. */
class MeasureSchemaTest {
    private static final String KIND = "measure";
    private static final String MOOD = """
            id: mood
            name: Mood scale of a clinic
            short-name: Mood
            kind: outcome
            rater: client
            therapist-form: false
            high-is: good
            canonicals: [https://clinic.example/fhir/Questionnaire/mood]
            answers:
              - {value: 0, codes: [LA1], displays: [No]}
              - {value: 10, codes: [LA2], displays: [Yes]}
            items:
              - {link-id: a, also: [a1], meaning: rested, range: [0, 10]}
              - {link-id: b, meaning: worried, range: [0, 10], reversed: true}
            scales:
              total: {title: Total, items: all, method: sum, may-miss: 1, range: [0, 20], mean-codes: ["x|m"]}
            thresholds:
              clinical-line: {value: 8, operator: below, source: the norms of 2025, confirmed: false}
              step: {value: 2, operator: at-least, source: the norms of 2025, confirmed: false}
            risk-items: {b: harm-to-self}
            licence: {ships: full, holder: the clinic, notice: for its own use}
            """;

    @Test
    void theKeysAndWordsAreThoseOfTheReaders() {
        Schemas.assertKeys(KIND, "", MeasureReader.KEYS);
        Schemas.assertKeys(KIND, "/$defs/item", MeasureReader.ITEM_KEYS);
        Schemas.assertKeys(KIND, "/$defs/answer", MeasureReader.ANSWER_KEYS);
        Schemas.assertKeys(KIND, "/properties/licence", MeasureReader.LICENCE_KEYS);
        Schemas.assertKeys(KIND, "/$defs/scale", ScaleReader.KEYS);
        Schemas.assertKeys(KIND, "/$defs/line", ThresholdReader.KEYS);
        Schemas.assertKeys(KIND, "/$defs/distance", ThresholdReader.KEYS);
        assertThat(Schemas.words(KIND, "/properties/kind")).isEqualTo(Schemas.words(Measure.Kind.values()));
        assertThat(Schemas.words(KIND, "/properties/rater")).isEqualTo(Schemas.words(Rater.values()));
        assertThat(Schemas.words(KIND, "/properties/high-is")).isEqualTo(MeasureReader.DIRECTIONS);
        assertThat(Schemas.words(KIND, "/properties/licence/properties/ships")).isEqualTo(MeasureReader.SHIPS);
        assertThat(Schemas.words(KIND, "/properties/risk-items/additionalProperties"))
                .isEqualTo(Schemas.words(RiskKind.values()));
        assertThat(Schemas.words(KIND, "/$defs/scale/properties/method"))
                .isEqualTo(Schemas.words(Measure.Method.values()));
        List<String> operators = new ArrayList<>(Schemas.words(KIND, "/$defs/line/properties/operator"));
        operators.addAll(Schemas.words(KIND, "/$defs/distance/properties/operator"));
        assertThat(operators).isEqualTo(Schemas.words(Threshold.Operator.values()));
        assertThat(Schemas.part(KIND, "/properties/thresholds/patternProperties")
                        .propertyNames())
                .containsExactly(
                        "^(" + String.join("|", ThresholdReader.LINES) + ")(\\..+)?$",
                        "^(" + String.join("|", ThresholdReader.DISTANCES) + ")(\\..+)?$");
        assertThat(Schemas.part(KIND, "/properties/id/pattern").stringValue()).isEqualTo("^" + MeasureReader.ID + "$");
        assertThat(Schemas.part(KIND, "/properties/canonicals/items/pattern").stringValue())
                .isEqualTo("^" + MeasureReader.CANONICAL + "$");
    }

    @Test
    void aSoundFileIsLetInByBoth() {
        assertThat(MeasureReader.read("mood.yaml", MOOD).id()).isEqualTo("mood");
        assertThat(Schemas.faults(KIND, MOOD)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id: mood               | id: ../mood
            short-name: Mood       | shortname: Mood
            short-name: Mood       | short-name: 5
            rater: client          | ``
            rater: client          | rater: cleint
            kind: outcome          | kind: outcomes
            high-is: good          | high-is: fine
            therapist-form: false  | therapist-form: sometimes
            therapist-form: false  | therapist-form: "false"
            [https://clinic.example/fhir/Questionnaire/mood] | []
            [https://clinic.example/fhir/Questionnaire/mood] | [MOOD]
            meaning: rested, range: [0, 10] | meaning: rested, range: [0, 5, 10]
            meaning: rested, range: [0, 10] | meaning: rested, range: [0, ten]
            meaning: rested, range: [0, 10] | meaning: rested, range: [0, 200000]
            meaning: rested,       | ``
            link-id: a,            | link-id: 1,
            also: [a1]             | als: [a1]
            also: [a1]             | also: [a1, a1]
            reversed: true         | reversed: 1
            value: 0, codes: [LA1] | value: no, codes: [LA1]
            codes: [LA1],          | ``
            total: {               | whole: {
            items: all             | items: every
            method: sum            | method: sums
            method: sum            | method: stored-only
            may-miss: 1            | may-miss: -1
            may-miss: 1            | may-mis: 1
            title: Total,          | ``
            clinical-line:         | clinical-lin:
            value: 8               | value: eight
            operator: below        | operator: at-least
            operator: at-least     | operator: below
            confirmed: false       | confirmed: not yet
            b: harm-to-self        | b: harm
            ships: full            | ships: all
            holder: the clinic,    | ``
            """)
    void whatIsWrongIsRefusedByBoth(String right, String wrong) {
        assertThat(MOOD).contains(right);
        String yaml = MOOD.replace(right, wrong);
        assertThat(catchThrowableOfType(YamlFault.class, () -> MeasureReader.read("mood.yaml", yaml))
                        .faults())
                .isNotEmpty();
        assertThat(Schemas.faults(KIND, yaml)).isNotEmpty();
    }
}
