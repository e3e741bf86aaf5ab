// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the known word that a mistyped one was probably meant to be. */
final class Nearest {
    private Nearest() {}

    /** "Maybe: " with the nearest of the known words, or all of them where none is near. */
    static String maybe(String written, Collection<String> known) {
        String wanted = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.<String>comparingInt(word -> begins(wanted, word) ? 0 : distance(wanted, word))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(word -> begins(wanted, word)
                        || distance(wanted, word) <= Math.max(1, Math.min(wanted.length(), word.length()) / 2))
                .map(word -> "Maybe: " + word)
                .orElse("Maybe: one of "
                        + String.join(", ", known.stream().sorted().toList()));
    }

    private static boolean begins(String wanted, String word) {
        return wanted.length() >= 3 && (word.startsWith(wanted) || wanted.startsWith(word));
    }

    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(previous[column - 1] + change, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
