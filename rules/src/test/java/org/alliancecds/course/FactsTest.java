// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.FactType;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.sentence.SentenceForm;
import org.alliancecds.sentence.SentencesPage;
import org.alliancecds.sentence.Vocabulary;
import org.junit.jupiter.api.Test;

class FactsTest {

    @Test
    void thePageSaysWhatTheVocabularyHolds() throws IOException {
        String page = SentencesPage.of(Facts.TYPES, Facts.VOCABULARY);

        Path written = Files.writeString(Path.of("target/SENTENCES.md"), page);
        assertThat(Path.of("SENTENCES.md"))
                .as("The vocabulary has changed. Copy " + written + " over SENTENCES.md.")
                .content()
                .isEqualTo(page);
        assertThat(Facts.VOCABULARY.sentences())
                .as("every sentence is on the page")
                .allSatisfy(sentence -> assertThat(page).contains("- " + sentence.readable() + "\n"));
        assertThat(Facts.VOCABULARY.sentences())
                .extracting(SentenceForm::readable)
                .as("no sentence twice")
                .doesNotHaveDuplicates();
    }

    /** A fact whose method does not take what its sentence gives. */
    public static final class Crooked {
        /** Asks for a text where the sentence gives a number. */
        @Sentence("there are {n:1..3} of them")
        public Answer thereAre(String n) {
            return Answer.notKnown(language -> n);
        }
    }

    @Test
    void aSentenceThatDoesNotFitItsMethodIsRefused() {
        assertThatThrownBy(() -> Vocabulary.of(List.of(new FactType("crooked", "Crooked", Crooked.class))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there are {n:1..3} of them")
                .hasMessageContaining("crooked.thereAre");
    }
}
