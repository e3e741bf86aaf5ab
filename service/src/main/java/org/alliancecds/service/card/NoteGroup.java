// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliancecds.record.DataNote;
import org.alliancecds.words.Language;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * One kind of trouble with the data: every note of one code whose words differ only in what is quoted or has a digit.
 *
 * @param text the words, with up to three of the things in which they differ
 * @param count how many resources have it, at least 1
 * @param references the first of them, at most five; empty where it concerns the whole record
 */
public record NoteGroup(DataNote.Code code, String text, int count, List<String> references) {

    private static final Words WORDS = Words.beside(NoteGroup.class);
    private static final int MOST_REFERENCES = 5;
    private static final int MOST_NAMED = 3;
    /** Something in quotes, a word, or a single character between words. */
    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|[^\\s\",;:()]+|[\\s\",;:()]");

    public NoteGroup {
        references = List.copyOf(references);
    }

    /** In the order of the first note of each. */
    public static List<NoteGroup> of(Collection<DataNote> notes, Language language) {
        Map<List<String>, Gathered> groups = new LinkedHashMap<>();
        for (DataNote note : notes) {
            List<String> words = words(note.said().in(language));
            List<String> key = new ArrayList<>();
            key.add(note.code().id());
            words.forEach(word -> key.add(differs(word) ? "…" : word));
            groups.computeIfAbsent(key, fresh -> new Gathered(note.code(), words, language))
                    .add(note.reference(), words);
        }
        return groups.values().stream().map(Gathered::group).toList();
    }

    /** Which setting or file mends it, or what the EHR would have to do; null where that is said already, or nothing can. */
    public @Nullable Phrase remedy() {
        return switch (code) {
            case MEASURE_UNKNOWN, OBSERVATION_UNKNOWN, OUTCOME_UNKNOWN, MORE_PAGES, UNTYPED_CONTACTS ->
                WORDS.say("remedy." + code.id());
            default -> null;
        };
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            String word = matcher.group();
            boolean ends = word.length() > 1 && word.endsWith(".");
            words.add(ends ? word.substring(0, word.length() - 1) : word);
            if (ends) {
                words.add(".");
            }
        }
        return words;
    }

    private static boolean differs(String word) {
        return word.startsWith("\"") || word.chars().anyMatch(Character::isDigit);
    }

    /** What is known of a group while its notes are gone through. */
    private static final class Gathered {
        private final DataNote.Code code;
        private final List<String> words;
        private final Language language;
        private final List<Set<String>> variants = new ArrayList<>();
        private final Set<String> references = new TreeSet<>();
        private int whole;

        Gathered(DataNote.Code code, List<String> words, Language language) {
            this.code = code;
            this.words = words;
            this.language = language;
            words.forEach(word -> variants.add(new LinkedHashSet<>()));
        }

        void add(String reference, List<String> others) {
            for (int i = 0; i < words.size(); i++) {
                variants.get(i).add(others.get(i));
            }
            if (reference.isEmpty()) {
                whole++;
            } else {
                references.add(reference);
            }
        }

        NoteGroup group() {
            StringBuilder text = new StringBuilder();
            variants.forEach(one -> text.append(listed(List.copyOf(one))));
            return new NoteGroup(
                    code,
                    text.toString(),
                    Math.max(1, references.size() + whole),
                    references.stream().limit(MOST_REFERENCES).toList());
        }

        private String listed(List<String> some) {
            if (some.size() == 1) {
                return some.get(0);
            }
            int shown = Math.min(MOST_NAMED, some.size());
            boolean all = shown == some.size();
            String first = String.join(", ", some.subList(0, all ? shown - 1 : shown));
            Phrase list = all
                    ? WORDS.say("some", "first", first, "last", some.get(shown - 1))
                    : WORDS.say("some-more", "first", first, "more", some.size() - shown);
            return list.in(language);
        }
    }
}
