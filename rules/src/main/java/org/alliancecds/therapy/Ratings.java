// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.alliancecds.words.InWords;

/**
 * Some ratings of one measure by one rater, in the words of a sentence.
 *
 * @param measure its short name
 * @param points at least one, oldest first
 */
public record Ratings(String measure, List<Series.Point> points) {

    public int size() {
        return points.size();
    }

    public Series.Point last() {
        return points.get(points.size() - 1);
    }

    public Mean mean() {
        return Mean.of(values());
    }

    public List<BigDecimal> values() {
        return points.stream().map(Series.Point::value).toList();
    }

    public List<LocalDate> dates() {
        return points.stream().map(Series.Point::date).toList();
    }

    /** "3 SRS ratings". */
    public String counted() {
        return InWords.count(points.size(), measure + " rating");
    }

    /** "6 January to 20 January 2026". */
    public String span() {
        return InWords.span(points.get(0).date(), last().date());
    }

    /** "34, 33 and 35". */
    public String listed() {
        return InWords.list(values().stream().map(InWords::number).toList());
    }

    /** "The 3 SRS ratings before it (6 January to 20 January 2026) have a mean of 38.". */
    public String asLevelBefore() {
        String verb = points.size() == 1 ? " has" : " have";
        return "The " + counted() + " before it (" + span() + ")" + verb + " a mean of " + mean().words() + ".";
    }
}
