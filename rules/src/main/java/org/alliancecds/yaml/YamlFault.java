// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.yaml;

import java.util.Collection;

/** A YAML file of the rulebook that cannot be used; the message names file, key and what is wrong. */
public final class YamlFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * A fault at one place.
     *
     * @param file for example {@code measures/srs/measure.yaml}
     * @param place the path of the key, for example {@code scales.total.items[2]}, or {@code line 12}
     */
    public YamlFault(String file, String place, String what) {
        super(file + ", " + place + ": " + what);
    }

    /** With the nearest of the words that would have been right, on a line of its own, where one is near. */
    public static YamlFault withNearest(
            String file, String place, String what, String word, Collection<String> rightWords) {
        return new YamlFault(
                file,
                place,
                what
                        + NearestWord.of(word, rightWords)
                                .map(near -> "\nMaybe: " + near)
                                .orElse(""));
    }
}
