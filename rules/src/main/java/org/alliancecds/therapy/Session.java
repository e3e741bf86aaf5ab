// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An attended session of the course.
 *
 * @param number from 1, in the order of time
 * @param contact null where the days of ratings stand for the sessions
 */
public record Session(
        int number, LocalDate day, Instant start, @Nullable PastContact contact) {}
