// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.sentence;

import java.util.List;
import java.util.stream.Collectors;

/** Writes {@code SENTENCES.md}: the vocabulary as a clinical lead reads it. */
public final class SentencesPage {
    private SentencesPage() {}

    /** The whole page. */
    public static String of(List<FactType> facts, Vocabulary vocabulary) {
        StringBuilder page = new StringBuilder("""
                # The sentences a rule may use

                Generated from the facts of the program. Words in [brackets] are yours to choose, within the range named
                beside them. Each condition may also stand behind `unless`: then the rule is held back when the sentence is
                known to be true. A sentence that cannot be answered from the record is "not known", which neither fires a
                rule nor holds one back.
                """);
        facts.forEach(fact -> section(page, fact.heading(), fact.word(), vocabulary));
        section(page, "What a rule does (below `then`)", "then", vocabulary);
        return page.toString();
    }

    private static void section(StringBuilder page, String heading, String subject, Vocabulary vocabulary) {
        page.append("\n## ").append(heading).append("\n\n");
        vocabulary.sentences().stream()
                .filter(sentence -> sentence.subject().equals(subject))
                .forEach(sentence -> page.append(line(sentence)));
    }

    private static String line(SentenceForm sentence) {
        String slots = sentence.slots().stream()
                .map(slot -> "[" + slot.name() + "] is " + slot.expects())
                .collect(Collectors.joining("; "));
        return "- " + sentence.readable() + (slots.isEmpty() ? "" : "\n  (" + slots + ")") + "\n";
    }
}
