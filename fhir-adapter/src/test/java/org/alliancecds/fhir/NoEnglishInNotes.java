// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.prefetch.PrefetchReader;
import org.alliancecds.measure.Measure;
import org.alliancecds.record.DataNote;
import org.alliancecds.words.Language;

/**
 * Data notes say nothing but what stands in templates. In a language whose templates are written in full-width letters, a
 * note holds no plain letter outside of its values. What every test of this module reads is looked at.
 */
final class NoEnglishInNotes {
    private static final Language FULL_WIDTH = Language.fullWidth();
    private static final Pattern PLAIN_LETTER = Pattern.compile("[A-Za-z]");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern REFERENCE = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]+");
    private static final Pattern CODE = Pattern.compile("\"(?:linkId|code)\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern NAMES = names();

    private NoEnglishInNotes() {}

    static void check(Reading reading) {
        for (DataNote note : reading.client().dataNotes()) {
            String said = note.said().in(FULL_WIDTH);
            String literal = said;
            for (Pattern values : List.of(QUOTED, REFERENCE, NAMES)) {
                literal = values.matcher(literal).replaceAll("");
            }
            assertThat(PLAIN_LETTER.matcher(literal).find()).as(said).isFalse();
        }
    }

    /** Of measures, their scales and items, of the session note's fields and answers, and of the prefetch. */
    private static Pattern names() {
        Set<String> names =
                new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (Measure measure : Given.MEASURES.all()) {
            names.add(measure.shortName());
            names.addAll(measure.scales().keySet());
            for (Measure.Item item : measure.items()) {
                names.addAll(List.of(item.linkId(), item.meaning()));
            }
        }
        Stream.of("questionnaire", "codesystem").forEach(file -> {
            Matcher code = CODE.matcher(Given.text("rulebook/measures/session-note/" + file + ".json"));
            while (code.find()) {
                names.add(code.group(1));
            }
        });
        names.addAll(PrefetchReader.KEYS);
        return Pattern.compile(
                String.join("|", names.stream().map(Pattern::quote).toList()));
    }
}
