// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.therapy.CourseSettings;
import org.alliancecds.therapy.Deadline;
import org.alliancecds.therapy.OrderedRecord;

/** The courses of one client as of any number of days; for one thread. */
public final class Courses {
    /** A course is about as large as its record, so that only those asked for last are kept. */
    private static final int MOST_KEPT = 8;

    private final OrderedRecord record;
    private final MeasureCatalogue measures;
    private final CourseSettings settings;
    private final Deadline deadline;
    private final Map<LocalDate, Course> latest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, Course> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** Of what was read of a client, with the measures of the rulebook that will ask. */
    public Courses(ClientRecord record, MeasureCatalogue measures, CourseSettings settings) {
        this(record, measures, settings, Deadline.NONE);
    }

    /** As above, as long as there is time. */
    public Courses(ClientRecord record, MeasureCatalogue measures, CourseSettings settings, Deadline deadline) {
        deadline.check();
        this.record = OrderedRecord.of(record);
        this.measures = measures;
        this.settings = settings;
        this.deadline = deadline;
    }

    /**
     * The therapy under way as of that day: the last chain of past contacts, ratings, scores and notes without a gap
     * longer than the settings allow. Data later than the day is not there.
     *
     * @throws Deadline.Passed when there is no time left
     */
    public Course asOf(LocalDate day) {
        deadline.check();
        return latest.computeIfAbsent(day, asOf -> Course.of(record, asOf, measures, settings, deadline));
    }
}
