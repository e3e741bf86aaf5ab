// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.math.BigDecimal;
import java.util.List;
import org.alliancecds.measure.Measure;
import org.alliancecds.therapy.Series;
import org.alliancecds.therapy.Series.Point;
import org.alliancecds.words.Language;
import org.alliancecds.words.Words;

/** One line for one series: its bars, how many values, the first and the last with their days, and who gave them. */
final class SeriesLine {
    private static final Words WORDS = Words.beside(SeriesLine.class);

    /** So many bars fit a narrow card panel. */
    private static final int MOST_BARS = 20;
    /** A quarter of the scale fills the bars at least, so that a point or two does not look like a fall. */
    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.25");

    private SeriesLine() {}

    static String of(Series series, Measure measure, Language language) {
        List<Point> points = series.points();
        List<BigDecimal> shown = points.subList(Math.max(0, points.size() - MOST_BARS), points.size()).stream()
                .map(Point::value)
                .toList();
        Measure.Scale scale = measure.scales().get(series.scale());
        BigDecimal least = scale == null
                ? BigDecimal.ZERO
                : scale.max().subtract(scale.min()).multiply(LEAST_SHARE);
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        return WORDS.say(
                        "series",
                        "measure",
                        MarkdownEscape.of(measure.shortName()),
                        "rater",
                        series.rater(),
                        "bars",
                        Sparkline.of(shown, least),
                        "values",
                        points.size(),
                        "first",
                        value(first),
                        "from",
                        first.date(),
                        "last",
                        value(last),
                        "to",
                        last.date(),
                        "cut",
                        points.size() > MOST_BARS ? MOST_BARS : 0)
                .in(language);
    }

    private static String value(Point point) {
        return point.value().stripTrailingZeros().toPlainString();
    }
}
