// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each part of the lint finds what it is for, and lets ordinary words pass. */
class WordsLintTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            You must ask about it.                  | commands: must
            It should be asked.                     | commands: should
            The client has to be asked.             | commands: has to
            You do not need to wait.                | commands: need to
            The client will probably leave.         | foretells: probably
            It is likely that this goes on.         | foretells: likely
            There is some chance of an ending.      | foretells: chance of
            About 33 clients leave.                 | gives a figure about a group: 33
            One in 5 % leave.                       | gives a figure about a group: 5 %
            It rises by 1.5 points.                 | gives a figure about a group: 1.5
            Some per cent of them leave.            | gives a figure about a group: per cent
            A second diagnosis is there.            | diagnoses: diagnosis
            You are to blame for it.                | blames: blame
            The client failed to come.              | blames: failed
            This is resistance.                     | blames: resistance
            An alarming sign.                       | shouts: alarming
            The rupture is there.                   | calls a tension a rupture where none was coded: rupture
            """)
    void aWordThatNoCardSaysIsFound(String text, String remark) {
        assertThat(WordsLint.words(text, false))
                .extracting(WordsLint.Remark::what)
                .containsExactly(remark);
    }

    @Test
    void aRuptureMayBeCalledSoWhereItWasCoded() {
        assertThat(WordsLint.words("The rupture is there.", true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ask in 1 or 2 sentences.", "It may be the bus.", "Mustard, shoulders and unfailing needs."})
    void ordinaryWordsPass(String text) {
        assertThat(WordsLint.words(text, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Your therapist is here for you.               | speaks to the client: Your therapist
            You missed two appointments.                  | speaks to the client: You missed
            Ask: "What would make it easier to come?"     | holds speech, which belongs in say: "What would make it easier to come?"
            """)
    void proseForTheTherapistSpeaksToTheTherapist(String text, String remark) {
        assertThat(WordsLint.prose(text, 100))
                .extracting(WordsLint.Remark::what)
                .containsExactly(remark);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How would the client like to go on with us? | speaks about the client and not to them: the client
            Ask about it.                               | is not spoken: neither I nor you nor we
            """)
    void speechSpeaksToTheClient(String text, String remark) {
        assertThat(WordsLint.speech(text)).extracting(WordsLint.Remark::what).containsExactly(remark);
    }

    @Test
    void whereTheEvidenceSaysMayTheWordsDo() {
        assertThat(WordsLint.tentative("It matters more.")).hasSize(1);
        assertThat(WordsLint.tentative("It may matter more.")).isEmpty();
    }

    @Test
    void hardReadingIsFound() {
        String official = "Psychotherapeutic relationship deterioration necessitates immediate interdisciplinary"
                + " reconsideration of previously negotiated treatment arrangements.";

        assertThat(WordsLint.prose(official, WordsLint.CAVEAT))
                .extracting(WordsLint.Remark::what)
                .containsExactly("reads like 104, at most 45 is wanted");
        assertThat(WordsLint.speech("We go on and on " + "and on ".repeat(10) + "to you."))
                .extracting(WordsLint.Remark::what)
                .containsExactly("has a sentence of 27 words, at most 20 are wanted");
    }

    @Test
    void lixIsWordsToASentencePlusThePercentageOfLongWords() {
        // 9 words in 2 sentences; 1 of the 9 has more than six letters.
        assertThat(WordsLint.lix("Ask once. Then wait for what the session brings."))
                .isCloseTo(9 / 2.0 + 100 / 9.0, within(0.001));
    }
}
