// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.alliancecds.measure.Threshold;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** Some ratings of one measure by one rater, oldest first, and what a sentence says of them. */
public final class Ratings {
    private static final Words WORDS = Words.beside(Ratings.class);

    private final String measure;
    private final List<Series.Point> points;
    private final List<BigDecimal> values;
    private final List<LocalDate> dates;

    /** Of the first rating on; null where these begin with a later one. */
    private final @Nullable Levels levels;

    private Ratings(
            String measure,
            List<Series.Point> points,
            List<BigDecimal> values,
            List<LocalDate> dates,
            @Nullable Levels levels) {
        this.measure = measure;
        this.levels = levels;
        this.points = points;
        this.values = values;
        this.dates = dates;
    }

    /** With the short name of their measure. */
    public static Ratings of(String measure, List<Series.Point> points) {
        return new Ratings(
                measure,
                List.copyOf(points),
                List.copyOf(points.stream().map(Series.Point::value).toList()),
                List.copyOf(points.stream().map(Series.Point::date).toList()),
                new Levels(points));
    }

    /** The first so many; of no more than there are. */
    public Ratings first(int count) {
        return part(0, count);
    }

    /** The last so many; of no more than there are. */
    public Ratings last(int count) {
        return part(size() - count, size());
    }

    private Ratings part(int from, int to) {
        return new Ratings(
                measure,
                points.subList(from, to),
                values.subList(from, to),
                dates.subList(from, to),
                from == 0 ? levels : null);
    }

    /** The short name of the measure. */
    public String measure() {
        return measure;
    }

    public int size() {
        return points.size();
    }

    public boolean isEmpty() {
        return points.isEmpty();
    }

    public List<Series.Point> points() {
        return points;
    }

    public List<BigDecimal> values() {
        return values;
    }

    public List<LocalDate> dates() {
        return dates;
    }

    /** Of at least one. */
    public Series.Point earliest() {
        return points.get(0);
    }

    /** Of at least one. */
    public Series.Point latest() {
        return points.get(size() - 1);
    }

    /** Of at least one. */
    public Mean mean() {
        return levels == null ? Mean.of(values) : levels.mean(size());
    }

    /** How much they vary; of at least one. */
    public OwnDeviation deviation(Threshold step) {
        return levels().deviation(size(), step);
    }

    /** Mean and deviation of the first so many of them. */
    public Levels levels() {
        return levels == null ? new Levels(points) : levels;
    }

    /** "3 SRS ratings". */
    public Phrase counted() {
        return WORDS.say("ratings", "count", size(), "measure", measure);
    }

    /** "3 SRS ratings (6 January to 20 January 2026)"; of at least one. */
    public Phrase dated() {
        return WORDS.say("ratings-dated", "ratings", counted(), "span", span());
    }

    /** "6 January to 20 January 2026"; of at least one. */
    public Spoken span() {
        return new Spoken.Span(earliest().date(), latest().date());
    }

    /** "The 3 SRS ratings before it (6 January to 20 January 2026) have a mean of 38."; of at least one. */
    public Phrase asLevelBefore() {
        return WORDS.say("level-before", "ratings", counted(), "span", span(), "count", size(), "mean", mean());
    }
}
