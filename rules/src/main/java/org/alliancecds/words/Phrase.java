// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.words;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that is said: a template and its values, filled when somebody reads it. Two phrases are equal when they fill the
 * same template with equal values.
 *
 * @param words where the template stands
 * @param key of the template in there
 * @param names of the values, as the template writes them
 * @param values in the order of their names: whole numbers, decimals, days, lists of these, texts, enums, truth values,
 *     phrases, or what is {@link Spoken}
 * @param longest so many characters are shown; 0 where all are
 */
public record Phrase(Words words, String key, List<String> names, List<Object> values, int longest) implements Spoken {
    private static final int HEADLINE_LENGTH = 60;

    static Phrase of(Words words, String key, Object... namesAndValues) {
        if (namesAndValues.length == 0) {
            return new Phrase(words, key, List.of(), List.of(), 0);
        }
        List<String> names = new ArrayList<>(namesAndValues.length / 2);
        List<Object> values = new ArrayList<>(namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            names.add((String) namesAndValues[i]);
            values.add(namesAndValues[i + 1]);
        }
        return new Phrase(words, key, names, values, 0);
    }

    // INTERIM
    public static @org.jspecify.annotations.Nullable String textOf(@org.jspecify.annotations.Nullable Phrase phrase) {
        return phrase == null ? null : phrase.text();
    }
    // END INTERIM

    /** The same in at most 60 characters, for a card's summary; a clinic's own measure may have a long name. */
    public Phrase headline() {
        return headline(HEADLINE_LENGTH);
    }

    /** The same in at most so many characters. */
    public Phrase headline(int longest) {
        return new Phrase(words, key, names, values, longest);
    }

    @Override
    public String in(Language language) {
        String text = language.fill(this);
        return longest == 0 ? text : InWords.headline(text, longest);
    }

    /** In English. */
    @Override
    public String toString() {
        return text();
    }
}
