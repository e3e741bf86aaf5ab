// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.alliancecds.measure.MeasureCatalogue;

/** The courses of one client as of any number of days; for one thread. */
public final class Courses {
    private final OrderedRecord record;
    private final MeasureCatalogue measures;
    private final CourseSettings settings;
    private final Map<LocalDate, Course> found = new HashMap<>();

    /** Of what was read of a client, with the measures of the rulebook that will ask. */
    public Courses(ClientRecord record, MeasureCatalogue measures, CourseSettings settings) {
        this.record = OrderedRecord.of(record);
        this.measures = measures;
        this.settings = settings;
    }

    /**
     * The therapy under way as of that day: the last chain of past contacts, ratings, scores and notes without a gap
     * longer than the settings allow. Data later than the day is not there.
     */
    public Course asOf(LocalDate day) {
        return found.computeIfAbsent(day, asOf -> Course.of(record, asOf, measures, settings));
    }
}
