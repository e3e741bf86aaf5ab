// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.words;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that is said: a template and its values, filled when somebody reads it. Two phrases are equal when they fill the
 * same template with equal values.
 *
 * <p>Values are whole numbers, decimals, days, lists of these, texts, enums, truth values, phrases, or what is {@link
 * Spoken}.
 */
public final class Phrase implements Spoken {
    private static final int HEADLINE_LENGTH = 60;

    private final Words words;
    private final String key;
    /** The name of each value as the template writes it, and behind it the value; very many are made and few are read. */
    private final Object[] given;

    private final int longest;

    /**
     * A phrase.
     *
     * @param words where the template stands
     * @param key of the template in there
     * @param given the name of each value as the template writes it, and behind it the value; kept as it is
     * @param longest so many characters are shown; 0 where all are
     */
    Phrase(Words words, String key, Object[] given, int longest) {
        this.words = words;
        this.key = key;
        this.given = given;
        this.longest = longest;
    }

    /** Where the template stands. */
    public Words words() {
        return words;
    }

    /** Of the template. */
    public String key() {
        return key;
    }

    /** Its values, in the order in which they were given. */
    public List<Object> values() {
        return IntStream.range(0, given.length / 2)
                .mapToObj(i -> given[2 * i + 1])
                .toList();
    }

    /** The value of that name. */
    Object value(String name) {
        for (int i = 0; i < given.length; i += 2) {
            if (given[i].equals(name)) {
                return given[i + 1];
            }
        }
        throw new IllegalStateException(
                "The template " + key + " in " + words.folder() + " asks for " + name + ", which is not given.");
    }

    /** The same in at most 60 characters, for a card's summary; a clinic's own measure may have a long name. */
    public Phrase headline() {
        return headline(HEADLINE_LENGTH);
    }

    /** The same in at most so many characters. */
    public Phrase headline(int most) {
        return new Phrase(words, key, given, most);
    }

    @Override
    public String in(Language language) {
        String text = language.fill(this);
        return longest == 0 ? text : InWords.headline(text, longest);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Phrase phrase
                && words.equals(phrase.words)
                && key.equals(phrase.key)
                && longest == phrase.longest
                && Arrays.equals(given, phrase.given);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + Arrays.hashCode(given);
    }

    /** In English. */
    @Override
    public String toString() {
        return text();
    }
}
