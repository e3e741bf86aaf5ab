// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import org.alliancecds.definition.Definitions;

/**
 * What a clinic may set about courses.
 *
 * @param gapDays contacts and ratings further apart than this many days belong to two therapies
 * @param definitions of its rulebook
 */
public record CourseSettings(int gapDays, Definitions definitions) {
    /** A course ends after 120 days without contact or rating; a project default. */
    public static final CourseSettings DEFAULT = new CourseSettings(120);

    /** With the definitions of the program. */
    public CourseSettings(int gapDays) {
        this(gapDays, Definitions.builtIn());
    }

    /** The same with the definitions of a rulebook. */
    public CourseSettings with(Definitions others) {
        return new CourseSettings(gapDays, others);
    }
}
