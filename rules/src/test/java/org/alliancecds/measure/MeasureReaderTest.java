// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alliancecds.content.Fault;
import org.alliancecds.content.YamlFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A measure is text; each slip in it is refused with file, key and remedy. */
class MeasureReaderTest {
    private static final String MOOD = """
            id: mood
            name: Mood scale of a clinic
            short-name: Mood
            kind: outcome
            rater: client
            therapist-form: false
            high-is: good
            canonicals: [https://clinic.example/fhir/Questionnaire/mood]
            items:
              - {link-id: a, also: [a1], meaning: rested, range: [0, 10]}
              - {link-id: b, meaning: worried, range: [0, 10], reversed: true}
            scales:
              total: {title: Total, items: all, method: sum, may-miss: 0, range: [0, 20]}
            thresholds:
              clinical-line: {value: 8, operator: below, source: the clinic's own norms of 2025, confirmed: false}
            licence: {ships: full, holder: the clinic, notice: for its own use}
            """;

    @Test
    void aClinicAddsAMeasureByAddingAFolder(@TempDir Path measures) throws IOException {
        Files.createDirectory(measures.resolve("mood"));
        Files.writeString(measures.resolve("mood/measure.yaml"), MOOD);
        Files.createDirectory(measures.resolve("srs"));
        Files.copy(MeasureFiles.SHIPPED.resolve("srs/measure.yaml"), measures.resolve("srs/measure.yaml"));

        MeasureCatalogue catalogue = MeasureFiles.catalogue(measures);

        assertThat(MeasureFiles.ids(catalogue)).containsExactly("mood", "srs");
        Measure mood =
                Objects.requireNonNull(catalogue.byCanonical("https://clinic.example/fhir/Questionnaire/mood|2"));
        assertThat(Scoring.score(mood, Map.of("a", new BigDecimal("7"), "b", new BigDecimal("2.5"))))
                .isEqualTo(Map.of("total", new BigDecimal("14.5")));
    }

    @Test
    void anUnknownKey() {
        assertRefused(
                "short-name: Mood",
                "shortname: Mood",
                ": shortname\n  This key is not known here",
                "\n  Maybe: short-name");
    }

    @Test
    void aMissingKey() {
        assertRefused("rater: client\n", "", "mood.yaml: top\n  The key \"rater\" is missing");
    }

    @Test
    void aWrongType() {
        assertRefused(
                "therapist-form: false", "therapist-form: sometimes", "therapist-form\n  True or false is expected");
        assertRefused("{value: 8,", "{value: eight,", "thresholds.clinical-line.value\n  A number is expected");
    }

    @Test
    void aWordThatIsNotKnown() {
        assertRefused("rater: client", "rater: cleint", "rater\n  \"cleint\" is not known here", "\n  Maybe: client");
        assertRefused("operator: below", "operator: at-or-bellow", "\n  Maybe: at-or-below");
        assertRefused("high-is: good", "high-is: fine", "known are [good, bad]");
    }

    @Test
    void aThresholdWithoutSource() {
        assertRefused(
                "source: the clinic's own norms of 2025, ",
                "",
                ": thresholds.clinical-line\n  The key \"source\" is missing");
        assertRefused(
                "source: the clinic's own norms of 2025", "source: \"\"", "clinical-line.source\n  The text is empty");
    }

    @Test
    void aThresholdOfAnotherNameOrOutsideTheScale() {
        assertRefused(
                "clinical-line:", "clinical-lin:", "There is no threshold of this name", "\n  Maybe: clinical-line");
        assertRefused("clinical-line:", "clinical-line.bond:", "There is no threshold of this name");
        assertRefused("{value: 8,", "{value: 21,", "21 lies outside the scale, which goes from 0 to 20");
        assertRefused("{value: 8,", "{value: 0,", "Nothing can lie below 0 on a scale from 0 to 20");
        assertRefused("operator: below", "operator: at-least", "\"at-least\" is for distances");
        assertRefused("clinical-line:", "step:", "A distance has the operator at-least");
    }

    @Test
    void aRangeUpsideDown() {
        assertRefused(
                "meaning: rested, range: [0, 10]",
                "meaning: rested, range: [10, 0]",
                "items[0].range\n  The range is upside down",
                "it may be meant as [0, 10]");
    }

    @Test
    void aScaleThatItsItemsCannotFill() {
        assertRefused("range: [0, 20]", "range: [0, 40]", "The items of this scale give 0 to 20");
    }

    @Test
    void aMeanIsConvertedOnlyWhereItemsAreAdded() {
        assertRefused(
                "method: sum, may-miss: 0, range: [0, 20]",
                "method: mean, may-miss: 0, range: [0, 10], mean-codes: [\"x|m\"]",
                "scales.total.mean-codes\n  Only a scale with the method sum or ten-times-mean is converted");
    }

    @Test
    void aScaleWithAnItemThatIsNotThere() {
        assertRefused("items: all", "items: [a, c]", "scales.total.items\n  No item has the link id \"c\"");
        assertRefused("items: all", "items: every", "\"every\" is not known here; known are [all]");
    }

    @Test
    void twoItemsUnderOneLinkId() {
        assertRefused("also: [a1]", "also: [b]", "items\n  The link id \"b\" stands for both a and b");
    }

    @Test
    void aRiskItemThatIsNotThere() {
        assertRefused("licence:", "risk-items: {aa: harm-to-self}\nlicence:", "risk-items.aa");
    }

    @Test
    void aCanonicalThatIsOnlyAnAcronym() {
        assertRefused("[https://clinic.example/fhir/Questionnaire/mood]", "[MOOD]", "never by an acronym");
        assertRefused("Questionnaire/mood]", "Questionnaire/mood|1]", "canonical without version");
    }

    @Test
    void oneAnswerCodeForTwoValues() {
        assertRefused("items:\n", """
                answers:
                  - {value: 0, codes: [LA1], displays: [No]}
                  - {value: 1, codes: [LA1], displays: [Yes]}
                items:
                """, "answers\n  \"LA1\" stands for both 0 and 1");
    }

    @Test
    void anIdThatIsNoPlainWord() {
        assertRefused("id: mood", "id: ../mood", "An id of small letters, digits and hyphens is expected");
    }

    @Test
    void everyFaultIsToldAtOnceAndNoneThatOnlyFollowsFromAnother() {
        String wrong = MOOD.replace("kind: outcome", "kind: outcomes")
                .replace("meaning: rested, range: [0, 10]", "meaning: rested, range: [10, 0]")
                .replace("items: all, method: sum, may-miss: 0", "items: all, method: sums, may-mis: 0")
                .replace("operator: below", "operator: under")
                .replace("holder: the clinic, ", "");

        List<Fault> faults = catchThrowableOfType(YamlFault.class, () -> MeasureReader.read("mood.yaml", wrong))
                .faults();

        assertThat(faults)
                .extracting(fault -> fault.line() + " " + fault.words())
                .containsExactly(
                        "4 kind",
                        "10 items[0].range",
                        "13 scales.total.method",
                        "13 scales.total.may-mis",
                        "15 thresholds.clinical-line.operator",
                        "16 licence");
    }

    private static void assertRefused(String right, String wrong, String... messageParts) {
        assertThat(MOOD).contains(right);
        assertThatThrownBy(() -> MeasureReader.read("mood.yaml", MOOD.replace(right, wrong)))
                .isInstanceOf(YamlFault.class)
                .hasMessageStartingWith("mood.yaml:")
                .hasMessageContainingAll(messageParts);
    }
}
