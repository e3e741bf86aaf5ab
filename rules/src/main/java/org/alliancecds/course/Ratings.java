// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Some ratings of one measure by one rater, in the words of a sentence.
 *
 * @param measure its short name
 * @param points at least one, oldest first
 */
record Ratings(String measure, List<Series.Point> points) {

    int size() {
        return points.size();
    }

    Series.Point last() {
        return points.get(points.size() - 1);
    }

    Mean mean() {
        return Mean.of(values());
    }

    List<BigDecimal> values() {
        return points.stream().map(Series.Point::value).toList();
    }

    List<LocalDate> dates() {
        return points.stream().map(Series.Point::date).toList();
    }

    /** "3 SRS ratings". */
    String counted() {
        return InWords.count(points.size(), measure + " rating");
    }

    /** "6 January to 20 January 2026". */
    String span() {
        return InWords.span(points.get(0).date(), last().date());
    }

    /** "34, 33 and 35". */
    String listed() {
        return InWords.list(values().stream().map(InWords::number).toList());
    }

    /** "The 3 SRS ratings before it (6 January to 20 January 2026) have a mean of 38.". */
    String asLevelBefore() {
        String verb = points.size() == 1 ? " has" : " have";
        return "The " + counted() + " before it (" + span() + ")" + verb + " a mean of " + mean().words() + ".";
    }
}
