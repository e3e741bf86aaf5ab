// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.math.BigDecimal;
import java.util.List;
import org.alliancecds.measure.Measure;
import org.alliancecds.record.Rater;
import org.alliancecds.therapy.Series;
import org.alliancecds.therapy.Series.Point;

/** One line for one series: its bars, how many values, the first and the last with their days, and who gave them. */
final class SeriesLine {

    /** So many bars fit a narrow card panel. */
    private static final int MOST_BARS = 20;
    /** A quarter of the scale fills the bars at least, so that a point or two does not look like a fall. */
    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.25");

    private SeriesLine() {}

    static String of(Series series, Measure measure) {
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
        return MarkdownEscape.of(measure.shortName()) + " " + rater(series.rater()) + ": "
                + Sparkline.of(shown, least) + " " + points.size() + " values, from "
                + value(first) + " to " + value(last)
                + (points.size() > MOST_BARS ? "; the bars show the last " + MOST_BARS : "");
    }

    private static String value(Point point) {
        return point.value().stripTrailingZeros().toPlainString() + " (" + PlainText.of(point.date()) + ")";
    }

    private static String rater(Rater rater) {
        return rater == Rater.UNKNOWN ? "(rater not known)" : "by the " + rater.word();
    }
}
