// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

/**
 * What a clinic may set about courses.
 *
 * @param gapDays contacts and ratings further apart than this many days belong to two therapies
 */
public record CourseSettings(int gapDays) {
    /** A course ends after 120 days without contact or rating; a project default. */
    public static final CourseSettings DEFAULT = new CourseSettings(120);
}
