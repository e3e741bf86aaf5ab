// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Finds what somebody may have meant, by the pairs of neighbouring letters that two texts share. */
public final class NearestWords {
    private static final int LONGEST_COMPARED = 200;
    private static final double NEAR_ENOUGH = 0.4;

    private NearestWords() {}

    /** The candidate nearest to the words, if it is near enough to be worth naming. */
    public static Optional<String> of(String words, Collection<String> candidates) {
        return of(words, candidates, Function.identity());
    }

    /** As {@link #of(String, Collection)}, comparing with what {@code compared} makes of a candidate. */
    public static <T> Optional<T> of(String words, Collection<T> candidates, Function<T, String> compared) {
        record Candidate<T>(T value, String text, double likeness) {}
        List<String> pairs = pairs(words);
        return candidates.stream()
                .map(c -> new Candidate<>(c, compared.apply(c), likeness(pairs, pairs(compared.apply(c)))))
                .filter(c -> c.likeness >= NEAR_ENOUGH)
                .max(Comparator.<Candidate<T>>comparingDouble(Candidate::likeness)
                        .thenComparing(c -> beginAlike(words, c.text))
                        .thenComparing(Candidate::text, Comparator.reverseOrder()))
                .map(Candidate::value);
    }

    private static boolean beginAlike(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && one.charAt(0) == other.charAt(0);
    }

    /** Shared pairs as a share of all pairs (Dice's coefficient), from 0 to 1. */
    private static double likeness(List<String> one, List<String> other) {
        List<String> left = new ArrayList<>(other);
        long shared = one.stream().filter(left::remove).count();
        return one.isEmpty() && other.isEmpty() ? 1 : 2.0 * shared / (one.size() + other.size());
    }

    private static List<String> pairs(String text) {
        String small = (text.length() > LONGEST_COMPARED ? text.substring(0, LONGEST_COMPARED) : text)
                .toLowerCase(Locale.ROOT);
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 2 <= small.length(); i++) {
            pairs.add(small.substring(i, i + 2));
        }
        return pairs;
    }
}
