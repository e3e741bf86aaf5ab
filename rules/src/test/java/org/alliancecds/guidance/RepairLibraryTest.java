// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alliancecds.content.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file of the library may hold, and what is refused with its line and a remedy. */
class RepairLibraryTest {
    private static final Set<String> REFERENCES = Set.of("shapiro", "pprnet-2022");
    private static final String FILE = "repair/talk-openly.yaml";
    private static final String ENTRY = """
            # For people.
            ask-what-is-hard:
              label: Ask what is hard
              how: Ask in a calm moment. Then wait.
              say: "What is hard about it?"
              avoid: Turning it into a survey.
              sources: [shapiro, pprnet-2022]
              in-the-ehr: short-rating
            """;

    private final List<Fault> faults = new ArrayList<>();

    @Test
    void aSuggestionIsReadWhole() {
        RepairLibrary library = read(Map.of(FILE, ENTRY));

        assertThat(faults).isEmpty();
        assertThat(library)
                .isEqualTo(new RepairLibrary(
                        Map.of(
                                "ask-what-is-hard",
                                new Guidance.Suggestion(
                                        "ask-what-is-hard",
                                        RepairTheme.TALK_OPENLY,
                                        "Ask what is hard",
                                        "Ask in a calm moment. Then wait.",
                                        "What is hard about it?",
                                        "Turning it into a survey.",
                                        List.of("shapiro", "pprnet-2022"),
                                        EhrStep.SHORT_RATING)),
                        true));
    }

    @Test
    void whatTheEhrDoesMayBeLeftOut() {
        RepairLibrary library = read(Map.of(FILE, ENTRY.replace("  in-the-ehr: short-rating\n", "")));

        assertThat(faults).isEmpty();
        assertThat(library.suggestions().get("ask-what-is-hard"))
                .extracting(Guidance.Suggestion::inTheEhr)
                .isNull();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            avoid: Turn              | avoids: Turn           | 6: ask-what-is-hard.avoids     | This key is not known here; known are [label, how, say, avoid, sources, in-the-ehr]. | avoid
            short-rating             | short-ratings          | 8: ask-what-is-hard.in-the-ehr | "short-ratings" is not known here; known are [short-rating, contact-after-missed, review-session, supervision]. | short-rating
            shapiro                  | shapira                | 7: ask-what-is-hard.sources    | There is no key shapira in evidence/references.yaml. | shapiro
            [shapiro, pprnet-2022]   | []                     | 7: ask-what-is-hard.sources    | A suggestion names what it rests on: keys of evidence/references.yaml. |
            Then wait.               | ``                     | 4: ask-what-is-hard.how        | Two to four sentences of how are expected, but 1 stands here. |
            Then wait.               | One. Two. Three. Four. | 4: ask-what-is-hard.how        | Two to four sentences of how are expected, but 5 stand here. |
            Ask what is hard         | Ask what is hard.      | 3: ask-what-is-hard.label      | A label has no full stop at its end, since cards put one behind it. |
            "What is hard about it?" | “What is hard?”        | 5: ask-what-is-hard.say        | The words to say stand without quotation marks of their own; cards add them. |
            about it?"               | about it"              | 5: ask-what-is-hard.say        | A sentence ends with a full stop, a question mark or an exclamation mark. |
            Turning it into          | Do not turn it to      | 6: ask-what-is-hard.avoid      | Cards put the word Avoid before this; begin with what to avoid, for example "Turning it into a survey". |
            a survey.                | a survey. A list.      | 6: ask-what-is-hard.avoid      | One sentence is expected here. |
            ask-what-is-hard:        | Ask_hard:              | 2: Ask_hard                    | An id is made of small letters, digits and hyphens, 60 characters at most, as in ask-what-got-in-the-way. |
            """)
    void aFaultNamesItsLineAndARemedy(String right, String wrong, String place, String problem, String maybe) {
        read(Map.of(FILE, ENTRY.replace(right, wrong)));

        assertThat(faults)
                .singleElement()
                .hasToString(FILE + ":" + place + "\n  " + problem + (maybe == null ? "" : "\n  Maybe: " + maybe));
    }

    @ParameterizedTest
    @CsvSource({
        "label: Ask what is hard, label: , 80, 3",
        "how: Ask in a calm moment., how: , 420, 4",
        "'say: \"What is hard about it?\"', say: , 200, 5",
        "avoid: Turning it into a survey., avoid: , 120, 6"
    })
    void whatIsTooLongForACardIsRefused(String right, String key, int most, int line) {
        read(Map.of(FILE, ENTRY.replace(right, key.strip() + " " + "x".repeat(most) + ".")));

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).line()).isEqualTo(line);
        assertThat(faults.get(0).problem()).endsWith("and a card has room for " + most + "; shorten it.");
    }

    @Test
    void everyFaultOfAFileIsTold() {
        read(Map.of(
                FILE,
                ENTRY.replace("shapiro", "shapira")
                        + ENTRY.replace("ask-what", "say-what").replace("how:", "who:")));

        assertThat(faults).extracting(Fault::line).containsExactly(7, 12);
    }

    @Test
    void aFileOfAnUnknownThemeIsRefusedWithTheNearest() {
        read(Map.of("repair/talk-open.yaml", ENTRY));

        assertThat(faults).singleElement().hasToString("""
                repair/talk-open.yaml
                  No theme has this file's name; the themes are act-right-away, talk-openly, own-your-part,\
                 talk-regularly, renegotiate-goals-and-tasks, strengthen-the-bond, solve-the-practical-obstacle,\
                 notice-what-is-on-track, keep-safe, look-closer.
                  Maybe: repair/talk-openly.yaml""");
    }

    @Test
    void oneIdInTwoFilesIsRefused() {
        read(Map.of(FILE, ENTRY, "repair/own-your-part.yaml", ENTRY));

        assertThat(faults).singleElement().hasToString("""
                repair/talk-openly.yaml:2: ask-what-is-hard
                  This id stands in repair/own-your-part.yaml, too; one id has one place, so give one of them another.""");
    }

    @Test
    void withoutAnyFileTheRemedyIsNamedOnce() {
        assertThat(read(Map.of()).complete()).isFalse();

        assertThat(faults).singleElement().hasToString("""
                repair/
                  The suggestions of the cards are missing.
                  Maybe: copy the folder repair from the rulebook it came with.""");
    }

    @Test
    void anUnreadableRegistryIsNotToldAgainAtEverySource() {
        RepairLibrary.read(files(Map.of(FILE, ENTRY)), Set.of(), faults);

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "One.,1",
        "One,1",
        "One. Two,2",
        "Ask: what? Then wait.,2",
        "'Say \"Stop.\" Then wait.',2",
        "'At 2.5 points, e.g. here.',1",
        "Wait… Then ask!,2"
    })
    void sentencesAreCountedByTheirEnds(String text, int expected) {
        assertThat(RepairReader.sentences(text)).isEqualTo(expected);
    }

    private RepairLibrary read(Map<String, String> files) {
        return RepairLibrary.read(files(files), REFERENCES, faults);
    }

    private static SortedMap<String, byte[]> files(Map<String, String> texts) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        texts.forEach((file, text) -> files.put(file, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }
}
