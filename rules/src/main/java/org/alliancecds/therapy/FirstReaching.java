// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.util.ArrayList;
import java.util.List;

/** Finds the first of several values that reaches a bound, without looking at all of them. */
final class FirstReaching<T extends Comparable<? super T>> {
    /** What is returned when none reaches the bound. */
    static final int NONE = Integer.MAX_VALUE;

    private final List<T> highestSoFar = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();

    /** Adds a value behind the others; {@code position} is what finds it. */
    void add(T value, int position) {
        int last = highestSoFar.size() - 1;
        boolean higher = last < 0 || value.compareTo(highestSoFar.get(last)) > 0;
        highestSoFar.add(higher ? value : highestSoFar.get(last));
        positions.add(position);
    }

    /** The position of the first value that is at least the bound. */
    int atLeast(T bound) {
        int first =
                Bisection.first(highestSoFar.size(), i -> highestSoFar.get(i).compareTo(bound) >= 0);
        return first == positions.size() ? NONE : positions.get(first);
    }
}
