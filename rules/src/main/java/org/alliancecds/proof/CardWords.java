// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliancecds.content.Fault;
import org.alliancecds.content.TextFile;
import org.alliancecds.content.YamlFile;
import org.alliancecds.content.YamlValue;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.guidance.Reference;
import org.alliancecds.guidance.RepairReader;
import org.alliancecds.guidance.WordsLint;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.RulebookFiles;

/**
 * Reads the words of all cards and of the library as a therapist would, and remarks where a card commands, foretells,
 * diagnoses or blames, names a figure about a group, speaks to the wrong person, or is hard to read. A remark keeps no
 * rulebook from serving: words are for people to judge, and a list of words knows no context.
 */
public final class CardWords {
    /** The signs that somebody coded; only there is a tension called a rupture. */
    static final Set<String> CODED = Set.of("confrontation", "withdrawal", "rupture_not_repaired");

    private static final String GUIDANCE = "warning_signs/[^/]+/guidance\\.yaml";
    /** Said in the registry of a work whose finding is only a suggestion. */
    private static final String MAY_STAYS = "the word \"may\" stays";

    private final List<Fault> remarks = new ArrayList<>();
    private final Set<String> tentative;
    private final Set<String> onlyCoded;

    private CardWords(Rulebook rulebook) {
        tentative = rulebook.references().values().stream()
                .filter(work -> work.caveat().contains(MAY_STAYS))
                .map(Reference::key)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> others = suggestions(rulebook, false);
        onlyCoded = suggestions(rulebook, true).stream()
                .filter(id -> !others.contains(id))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Every remark with its file, line, key and remedy, in the order of the files.
     *
     * @param files those that the rulebook was loaded from
     */
    public static List<Fault> remarks(RulebookFiles files, Rulebook rulebook) {
        CardWords words = new CardWords(rulebook);
        files.files().forEach((file, bytes) -> {
            if (file.matches(GUIDANCE)) {
                words.each(file, bytes, CardWords::card);
            } else if (file.startsWith(RepairReader.FOLDER)) {
                words.each(file, bytes, CardWords::suggestion);
            }
        });
        return words.remarks.stream().sorted().toList();
    }

    private interface Reader {
        void read(CardWords words, String id, YamlValue value);
    }

    private void each(String file, byte[] bytes, Reader reader) {
        TextFile.decode(file, bytes, remarks)
                .ifPresent(text -> YamlFile.read(file, text, root -> {
                    root.entries().forEach((id, value) -> reader.read(this, id, value));
                    return file;
                }));
    }

    private void card(String sign, YamlValue card) {
        boolean coded = CODED.contains(sign);
        for (String key : List.of("title", "summary", "why", "caveat")) {
            remark(card.get(key), text -> WordsLint.words(text, coded));
        }
        card.get("override-reasons")
                .list(reason -> reason.get("display"))
                .forEach(display -> remark(display, text -> WordsLint.words(text, coded)));
        remark(card.get("why"), text -> WordsLint.prose(text, WordsLint.ADVICE));
        remark(card.get("caveat"), text -> WordsLint.prose(text, WordsLint.CAVEAT));
        if (card.get("evidence").texts().stream().anyMatch(tentative::contains)) {
            remark(card.get("why"), WordsLint::tentative);
        }
    }

    private void suggestion(String id, YamlValue suggestion) {
        boolean coded = onlyCoded.contains(id);
        for (String key : List.of("label", "how", "say", "avoid")) {
            remark(suggestion.get(key), text -> WordsLint.words(text, coded));
        }
        remark(suggestion.get("how"), text -> WordsLint.prose(text, WordsLint.ADVICE));
        // A label or what to avoid is half a sentence, of which no level can be measured.
        remark(suggestion.get("label"), text -> WordsLint.prose(text, Double.MAX_VALUE));
        remark(suggestion.get("avoid"), text -> WordsLint.prose(text, Double.MAX_VALUE));
        remark(suggestion.get("say"), WordsLint::speech);
    }

    private interface Lint {
        List<WordsLint.Remark> of(String text);
    }

    private void remark(YamlValue value, Lint lint) {
        for (WordsLint.Remark remark : lint.of(value.text().replaceAll("\\s+", " "))) {
            remarks.add(value.remark("It " + remark.what() + ".", remark.maybe()));
        }
    }

    private static Set<String> suggestions(Rulebook rulebook, boolean coded) {
        return rulebook.signs().stream()
                .filter(sign -> CODED.contains(sign.id()) == coded)
                .flatMap(sign -> sign.guidance().suggestions().stream())
                .map(Guidance.Suggestion::id)
                .collect(Collectors.toSet());
    }
}
