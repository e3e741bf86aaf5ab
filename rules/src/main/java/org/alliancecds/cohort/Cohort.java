// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.cohort;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Simulated clients of one sample. The same seed gives the same courses on every Java, and each client's course is the
 * same however many others there are.
 */
public record Cohort(Sample sample, long seed, int clients) {
    /** The seed of the report. */
    public static final long SEED = 1;
    /** So many that the share of those who leave varies by one or two percentage points from seed to seed. */
    public static final int CLIENTS = 1000;

    /** The course of one client, numbered from 0. */
    public SimulatedCourse course(int client) {
        return new CourseSimulation(sample, client, Draws.of(seed, client)).course();
    }

    /** All of them, by number. */
    public List<SimulatedCourse> courses() {
        return IntStream.range(0, clients).mapToObj(this::course).toList();
    }
}
