// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.util.function.IntPredicate;

/** Finds where a sorted list changes, in a number of steps that grows with the digits of its size. */
public final class Bisection {
    private Bisection() {}

    /** The first index from which on it holds; {@code size} when it holds for none. It must never cease to hold. */
    public static int first(int size, IntPredicate holds) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
