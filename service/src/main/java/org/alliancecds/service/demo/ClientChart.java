// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of a client's chart.
 *
 * @param age in years, null when the birth date is not known
 * @param nextSession in words
 * @param contacts oldest first, the booked one last
 * @param series one for each measure, the alliance measures first
 * @param notes newest first
 */
record ClientChart(
        @Nullable Integer age, String nextSession, List<Contact> contacts, List<Series> series, List<Note> notes) {

    /**
     * An appointment.
     *
     * @param kind attended, late, missed, cancelled or booked
     * @param word the same for people, with the minutes or the reason where there are any
     */
    record Contact(LocalDate day, String kind, String word) {}

    /** The totals of one measure, oldest first. */
    record Series(String measure, String name, boolean alliance, double top, List<Point> points) {}

    /** A total on a day. */
    record Point(LocalDate day, double value) {}

    /**
     * A therapist's note.
     *
     * @param remark in their own words
     * @param facts the coded answers, in words
     */
    record Note(LocalDate day, String remark, List<String> facts) {

        /** The day as the page writes it; public for the template. */
        public String when() {
            return Days.full(day);
        }
    }
}
