// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.sentence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code SENTENCES.md}: the vocabulary as a clinical lead reads it. */
final class SentencesPage {
    private static final Map<String, String> HEADINGS = headings();

    private SentencesPage() {}

    private static Map<String, String> headings() {
        Map<String, String> headings = new LinkedHashMap<>();
        headings.put("attendance", "Attendance");
        headings.put("alliance", "The alliance as the client rates it (one measure at a time)");
        headings.put("pairs", "Client and therapist on the same session (one measure at a time)");
        headings.put("raters", "Who rates the alliance (all measures together)");
        headings.put("outcome", "Scores on outcome measures (one measure at a time)");
        headings.put("notes", "Session notes of the therapist");
        headings.put("therapy", "What kind of treatment it is");
        headings.put("barriers", "Practical obstacles to coming");
        headings.put("diagnoses", "Diagnoses in the record");
        headings.put("ratings", "When the alliance was rated, by anyone and on any measure");
        headings.put("data", "Forms that could not be used");
        headings.put("risk", "Risk items");
        headings.put("signs", "Signs that other rules noted or raised");
        headings.put("then", "What a rule does (below `then`)");
        return headings;
    }

    /** The whole page. */
    static String of(Vocabulary vocabulary) {
        StringBuilder page = new StringBuilder("""
                # The sentences a rule may use

                Generated from `sentences.dsl`; edit that file, not this one. Words in [brackets] are yours to choose, within
                the range named beside them. Each condition may also stand behind `unless`: then the rule is held back when the
                sentence is known to be true. A sentence that cannot be answered from the record is "not known", which
                neither fires a rule nor holds one back.
                """);
        HEADINGS.forEach((subject, heading) -> {
            page.append("\n## ").append(heading).append("\n\n");
            vocabulary.sentences().stream()
                    .filter(sentence -> sentence.subject().equals(subject))
                    .forEach(sentence -> page.append(line(sentence)));
        });
        return page.toString();
    }

    private static String line(Sentence sentence) {
        String slots = sentence.slots().stream()
                .map(slot -> "[" + slot.name() + "] is " + slot.expects())
                .collect(Collectors.joining("; "));
        return "- " + sentence.readable() + (slots.isEmpty() ? "" : "\n  (" + slots + ")") + "\n";
    }
}
