// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.words;

/**
 * The words of one package: templates in ICU message format, a file for each language beside the classes that use them
 * ({@code words_en.properties}).
 *
 * @param folder of the files, as a resource
 */
public record Words(String folder) {

    /** Those beside a class. */
    public static Words beside(Class<?> type) {
        return new Words("/" + type.getPackageName().replace('.', '/'));
    }

    /**
     * Something said with one of these templates.
     *
     * @param key of the template
     * @param namesAndValues the name of each value as the template writes it, and behind it the value; see {@link Phrase}
     */
    public Phrase say(String key, Object... namesAndValues) {
        return new Phrase(this, key, namesAndValues, 0);
    }
}
