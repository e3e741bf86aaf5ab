// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.ruletext;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** Finds what somebody may have meant. */
public final class NearestWords {
    private static final int LONGEST_COMPARED = 200;

    private NearestWords() {}

    /** The candidate nearest to the words, if it is near enough to be worth naming (half the letters agree). */
    public static Optional<String> of(String words, Collection<String> candidates) {
        return of(words, candidates, Function.identity());
    }

    /** As {@link #of(String, Collection)}, comparing with what {@code compared} makes of a candidate. */
    static <T> Optional<T> of(String words, Collection<T> candidates, Function<T, String> compared) {
        String shortened = words.length() > LONGEST_COMPARED ? words.substring(0, LONGEST_COMPARED) : words;
        record Candidate<T>(T value, int distance, int length) {}
        return candidates.stream()
                .map(c -> new Candidate<>(
                        c,
                        distance(shortened, compared.apply(c)),
                        Math.max(shortened.length(), compared.apply(c).length())))
                .filter(c -> c.distance * 2 <= c.length)
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::value);
    }

    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
