// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.alliancecds.content.Fault;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.RulebookFiles;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clinic's own words are read as those of the program are; each remark has its file, line, key and remedy. */
class CardWordsRemarksTest {
    private static final RulebookFiles SHIPPED = RulebookFiles.builtIn();

    @Test
    void theWordsOfTheProgramGiveNoRemark() {
        assertThat(remarks(SHIPPED)).isEmpty();
    }

    @Test
    void aRemarkHasItsPlaceAndRemedy() {
        RulebookFiles own = with(
                "warning_signs/risk/guidance.yaml",
                "  title: A risk item was answered",
                "  title: This must be asked about");

        assertThat(remarks(own))
                .containsExactly(new Fault(
                        "warning_signs/risk/guidance.yaml",
                        line(own, "warning_signs/risk/guidance.yaml", "title: This must"),
                        "self_harm_item_endorsed.title",
                        "It commands: must.",
                        "offer it: begin with what to do (\"Ask …\"), or say what may help."));
    }

    /** One for each text of a card and of the library, so that none of them goes unread. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            warning_signs/on_track/guidance.yaml | summary: Something | summary: Never an alarm, something | on_track.summary | It shouts: alarm.
            warning_signs/on_track/guidance.yaml | What is noticed is | Probably what is noticed is | on_track.why | It foretells: Probably.
            warning_signs/on_track/guidance.yaml | What is noticed is | Dear, what is noticed is | on_track.why | It speaks to the client: Dear.
            warning_signs/on_track/guidance.yaml | It is a small thing | It helps 33 of them, a small thing | on_track.caveat | It gives a figure about a group: 33.
            warning_signs/on_track/guidance.yaml | It is a small thing | You missed a small thing | on_track.caveat | It speaks to the client: You missed.
            warning_signs/on_track/guidance.yaml | display: Said already | display: The client refused | on_track.override-reasons[0].display | It blames: refused.
            repair/talk-openly.yaml | label: Ask whether the last session | label: Ask about the rupture, and whether the last session | ask-whether-last-time-made-it-harder-to-come.label | It calls a tension a rupture where none was coded: rupture.
            repair/talk-openly.yaml | Ask when you next meet, before | Ask about the diagnosis when you next meet, before | ask-whether-last-time-made-it-harder-to-come.how | It diagnoses: diagnosis.
            repair/talk-openly.yaml | Was there anything about last time | Was there anything about the client last time | ask-whether-last-time-made-it-harder-to-come.say | It speaks about the client and not to them: the client.
            repair/talk-openly.yaml | avoid: Asking in a way that only | avoid: Having to ask in a way that only | ask-whether-last-time-made-it-harder-to-come.avoid | It commands: Having to.
            """)
    void everyTextOfACardAndOfTheLibraryIsRead(String file, String from, String to, String key, String problem) {
        assertThat(remarks(with(file, from, to)))
                .extracting(remark -> remark.file() + " " + remark.words() + " " + remark.problem())
                .containsExactly(file + " " + key + " " + problem);
    }

    @Test
    void whereTheEvidenceSaysMayTheWordStays() {
        assertThat(remarks(with(
                        with("warning_signs/context/guidance.yaml", "It may matter", "It does matter"),
                        "warning_signs/context/guidance.yaml",
                        "may be well spent",
                        "is well spent")))
                .extracting(Fault::problem)
                .containsExactly("It says for certain what the evidence says may be.");
    }

    @Test
    void hardReadingIsRemarkedWithWhatIsCounted() {
        assertThat(remarks(with(
                        "repair/talk-openly.yaml",
                        "Ask when you next meet, before going on with the plan.",
                        "Psychotherapeutic relationship deterioration necessitates immediate interdisciplinary"
                                + " reconsideration of previously negotiated treatment arrangements.")))
                .singleElement()
                .satisfies(remark -> {
                    assertThat(remark.problem()).startsWith("It reads like ").endsWith(", at most 40 is wanted.");
                    assertThat(remark.maybe()).contains("words to a sentence");
                });
    }

    private static List<Fault> remarks(RulebookFiles files) {
        return CardWords.remarks(files, Rulebook.load(files, CourseSettings.DEFAULT));
    }

    private static RulebookFiles with(String file, String from, String to) {
        return with(SHIPPED, file, from, to);
    }

    private static RulebookFiles with(RulebookFiles before, String file, String from, String to) {
        TreeMap<String, byte[]> files = new TreeMap<>(before.files());
        String text = text(before, file);
        assertThat(text).containsOnlyOnce(from);
        files.put(file, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return new RulebookFiles("with a change", files, List.of());
    }

    private static String text(RulebookFiles files, String file) {
        byte[] bytes = files.files().get(file);
        assertThat(bytes).as(file).isNotNull();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int line(RulebookFiles files, String file, String words) {
        List<String> lines = text(files, file).lines().toList();
        return 1
                + lines.indexOf(lines.stream()
                        .filter(l -> l.contains(words))
                        .findFirst()
                        .orElseThrow());
    }
}
