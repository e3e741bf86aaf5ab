// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.alliancecds.content.Fault;
import org.alliancecds.rule.RuleEngine;
import org.junit.jupiter.api.Test;

class SentencesPageTest {

    @Test
    void thePageSaysWhatTheVocabularyHolds() throws IOException {
        List<Fault> faults = new ArrayList<>();
        Vocabulary vocabulary = Vocabulary.read(
                "vocabulary/sentences.dsl",
                Files.readString(Path.of("vocabulary/sentences.dsl")),
                RuleEngine.subjects(),
                faults);
        assertThat(faults).isEmpty();

        String page = SentencesPage.of(vocabulary);

        Path written = Files.writeString(Path.of("target/SENTENCES.md"), page);
        assertThat(Path.of("vocabulary/SENTENCES.md"))
                .as("The vocabulary has changed. Copy " + written + " over vocabulary/SENTENCES.md.")
                .content()
                .isEqualTo(page);
        assertThat(vocabulary.sentences()).as("every sentence is on the page").allSatisfy(sentence -> assertThat(page)
                .contains("- " + sentence.readable() + "\n"));
        assertThat(new HashSet<>(
                        vocabulary.sentences().stream().map(Sentence::readable).toList()))
                .as("no sentence twice")
                .hasSize(vocabulary.sentences().size());
    }
}
