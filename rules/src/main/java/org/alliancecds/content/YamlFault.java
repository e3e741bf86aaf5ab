// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A YAML file of the rulebook that cannot be used; the fault names file, key and what is wrong. */
public final class YamlFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    private YamlFault(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    /**
     * A fault at one place.
     *
     * @param file for example {@code measures/srs/measure.yaml}
     * @param line from 1; 0 when it concerns the whole file
     * @param place the path of the key, for example {@code scales.total.items[2]}; may be empty
     */
    public YamlFault(String file, int line, String place, String what) {
        this(file, line, place, what, null);
    }

    private YamlFault(String file, int line, String place, String what, @Nullable String maybe) {
        this(new Fault(file, line, place, sentence(what), maybe));
    }

    /** With the nearest of the words that would have been right, on a line of its own, where one is near. */
    public static YamlFault withNearest(
            String file, int line, String place, String what, String word, Collection<String> rightWords) {
        return new YamlFault(
                file, line, place, what, NearestWords.of(word, rightWords).orElse(null));
    }

    /** The same as a fault of the rulebook. */
    public Fault fault() {
        return fault;
    }

    private static String sentence(String what) {
        String capital = what.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + what.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }
}
