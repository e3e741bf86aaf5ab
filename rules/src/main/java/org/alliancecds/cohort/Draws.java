// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.cohort;

import java.util.SplittableRandom;

/**
 * Random draws that are the same for a seed on every Java: only the bits come from the library, and what is made of them
 * stands here, in arithmetic that is exact by definition.
 */
final class Draws {
    private final SplittableRandom random;

    private Draws(SplittableRandom random) {
        this.random = random;
    }

    /** Those of one client, whichever clients are drawn before. */
    static Draws of(long seed, int client) {
        // Mixed once, since neighbouring seeds would begin neighbouring stretches of one sequence.
        return new Draws(new SplittableRandom(new SplittableRandom(seed + client).nextLong()));
    }

    /** Draws for another purpose, so that more of them here change nothing there. */
    Draws split() {
        return new Draws(random.split());
    }

    /** From 0 up to, and not including, 1. */
    double uniform() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    double between(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** From 0 up to, and not including, {@code n}. */
    int below(int n) {
        return (int) (uniform() * n);
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** From a normal curve with mean 0 and standard deviation 1, by the method of Box and Muller. */
    double normal() {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * Math.PI * uniform());
    }
}
