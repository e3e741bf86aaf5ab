// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import org.alliancecds.content.Fault;
import org.alliancecds.content.YamlFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionsReaderTest {
    private static final String TEXT = DefinitionsReader.builtInText();

    @Test
    void thoseOfTheProgramAreRead() {
        Definitions definitions = DefinitionsReader.read(DefinitionsReader.FILE, TEXT, Set.of());

        assertThat(definitions.adultFrom())
                .isEqualTo(new Defined<>(
                        "The age from which somebody is an adult; thresholds are for adults",
                        18,
                        "Project default; no source was found for it",
                        false));
        assertThat(definitions.staleAfter().value()).isEqualTo(28);
        assertThat(definitions.clientRatingWithin().value()).isEqualTo(7);
        assertThat(definitions.otherRatingWithin().value()).isEqualTo(3);
        assertThat(definitions.riskAnswerLasts().value()).isEqualTo(14);
        assertThat(definitions.oneEvent().value())
                .containsExactly("missed_appointment", "late_or_wrong_day", "often_cancelled", "gone_quiet");
        assertThat(definitions.substanceUse().value().icd10()).hasSize(9).containsEntry("F10", "alcohol");
        assertThat(definitions.substanceUse().value().snomed()).hasSize(12).containsEntry("37344009", "cannabis abuse");
    }

    @ParameterizedTest
    @CsvSource({
        "F10,true",
        "F10.20,true",
        "F1020,true",
        "F19.1!,true",
        "F17,false",
        "F17.2,false",
        "F1,false",
        "F20,false",
        "XF10,false",
        "F10.,false",
        "F10.123456,false",
    })
    void aCategoryHoldsTheCodesBelowIt(String code, boolean held) {
        assertThat(Definitions.builtIn().substanceUse().value().holdsIcd10(code))
                .isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "stale-after: | stale-afer: | stale-afer | This key is not known here",
                "years: 18 | years: 0 | adult-from.years | A whole number from 1 to 30 is expected, but 0 stands here",
                "years: 18 | years: 31 | adult-from.years | A whole number from 1 to 30 is expected, but 31 stands here",
                "years: 18 | days: 18 | adult-from | The key \"years\" is missing",
                "days: 28 | days: 366 | stale-after.days | A whole number from 1 to 365 is expected, but 366 stands here",
                "days: 7 | days: 31 | client-rating-within.days | A whole number from 0 to 30 is expected, but 31 stands here",
                "days: 3 | days: -1 | other-rating-within.days | A whole number from 0 to 30 is expected, but -1 stands here",
                "days: 14 | days: 15 | risk-answer-lasts.days | A whole number from 1 to 14 is expected, but 15 stands here",
                "days: 14 | days: 14.5 | risk-answer-lasts.days | A whole number from 1 to 14 is expected, but 14.5 stands here",
                "gone_quiet] | missed_appointment] | one-event.signs | \"missed_appointment\" stands here twice",
                "F10: alcohol | F1: alcohol | substance-use.icd-10.F1 | \"F1\" is no such code; a category of ICD-10 has three",
                "\"7200002\" | \"72x0002\" | substance-use.snomed-ct.72x0002 | \"72x0002\" is no such code; a concept of SNOMED",
                "F10: alcohol | F10: \"\" | substance-use.icd-10.F10 | The text is empty",
            })
    void whatIsWrongIsNamedWithItsPlace(String from, String to, String place, String problem) {
        assertThat(TEXT).contains(from);

        Fault fault = fault(TEXT.replaceFirst(from, to));

        assertThat(fault.file()).isEqualTo("definitions.yaml");
        assertThat(fault.line()).isPositive();
        assertThat(fault.toString()).contains(place, problem);
    }

    @Test
    void nothingIsReadWithoutItsSource() {
        String without = TEXT.replaceFirst("  source: .*\n", "");

        assertThat(fault(without).toString()).contains("adult-from", "The key \"source\" is missing");
    }

    private static Fault fault(String text) {
        return catchThrowableOfType(
                        YamlFault.class, () -> DefinitionsReader.read(DefinitionsReader.FILE, text, Set.of()))
                .faults()
                .get(0);
    }
}
