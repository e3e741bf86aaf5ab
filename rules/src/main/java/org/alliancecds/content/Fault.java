// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a file of a rulebook.
 *
 * @param file the path within the rulebook, for example {@code warning_signs/risk/rules.dslr}
 * @param line from 1; 0 when it concerns the whole file
 * @param words the words concerned, shortened; empty when there are none
 * @param problem what is wrong, in a sentence
 * @param maybe how it may be put right; null when nothing comes to mind
 */
public record Fault(
        String file,
        int line,
        String words,
        String problem,
        @Nullable String maybe) implements Comparable<Fault> {
    private static final int WORDS_SHOWN = 120;

    public Fault {
        words = printable(words);
        problem = visible(problem);
        maybe = maybe == null ? null : visible(maybe);
    }

    /** Three lines at most: place and words, problem, and {@code Maybe: …}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (!words.isEmpty()) {
            text.append(": ").append(words);
        }
        text.append("\n  ").append(problem);
        if (maybe != null) {
            text.append("\n  Maybe: ").append(maybe);
        }
        return text.toString();
    }

    @Override
    public int compareTo(Fault other) {
        return Comparator.comparing(Fault::file)
                .thenComparingInt(Fault::line)
                .thenComparing(Fault::problem)
                .compare(this, other);
    }

    /** A text from outside, fit for a terminal and a log: no control characters, at most 120 characters. */
    public static String printable(String text) {
        String shown = visible(text.strip());
        return shown.codePointCount(0, shown.length()) > WORDS_SHOWN
                ? shown.substring(0, shown.offsetByCodePoints(0, WORDS_SHOWN)) + "…"
                : shown;
    }

    /** Without the characters by which a text from outside could look like another line of a log. */
    private static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(c -> shown.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\uFFFD' : c));
        return shown.toString();
    }
}
