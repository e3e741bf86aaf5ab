// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.alliancecds.fact.outcome.OutcomeSeries;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.measure.Threshold;
import org.alliancecds.record.Rater;
import org.alliancecds.therapy.Mean;
import org.alliancecds.therapy.Series;
import org.alliancecds.words.InWords;
import org.jspecify.annotations.Nullable;

/**
 * That a record is worse than it was as of an earlier day: by at least the step of an alliance measure, the reliable
 * change of an outcome measure, or a missed appointment more. Measures and raters are never mixed; a measure without such
 * a figure tells of no decline.
 *
 * @param text half a sentence, for example {@code the mean SRS rating is a further 2.3 points lower}
 */
public record Decline(String text) {
    private static final String SCALE = "total";
    private static final int MEAN_DECIMALS = 6;

    /** What is compared. */
    public enum Of {
        /** The mean of all the client's ratings of the alliance. */
        MEAN_RATING,
        /** The client's latest rating of the alliance. */
        LATEST_RATING,
        /** The latest score. */
        LATEST_SCORE,
        /** How many appointments were missed in the course. */
        MISSED
    }

    /** The first decline of these, in the order of {@link Of} and of the measures; null where there is none. */
    public static @Nullable Decline between(Course then, Course now, Set<Of> about, MeasureCatalogue measures) {
        for (Of of : Of.values()) {
            Decline decline = about.contains(of) ? between(then, now, of, measures) : null;
            if (decline != null) {
                return decline;
            }
        }
        return null;
    }

    private static @Nullable Decline between(Course then, Course now, Of of, MeasureCatalogue measures) {
        if (of == Of.MISSED) {
            int more = now.attendance().missed() - then.attendance().missed();
            return more <= 0
                    ? null
                    : new Decline(
                            more == 1 ? "one more appointment was missed" : more + " more appointments were missed");
        }
        for (Series later : now.allSeries()) {
            Measure measure = measures.byId(later.measure());
            if (measure == null || !later.scale().equals(SCALE) || later.rater() != rater(of, measure)) {
                continue;
            }
            for (Series earlier : then.allSeries()) {
                boolean same = earlier.measure().equals(later.measure())
                        && earlier.scale().equals(later.scale())
                        && earlier.rater() == later.rater();
                Decline decline = same ? between(earlier.points(), later.points(), of, measure) : null;
                if (decline != null) {
                    return decline;
                }
            }
        }
        return null;
    }

    /** Null where the measure is of another kind. */
    private static @Nullable Rater rater(Of of, Measure measure) {
        Measure.Kind kind = of == Of.LATEST_SCORE ? Measure.Kind.OUTCOME : Measure.Kind.ALLIANCE;
        if (measure.kind() != kind) {
            return null;
        }
        return kind == Measure.Kind.OUTCOME ? OutcomeSeries.raterOf(measure) : Rater.CLIENT;
    }

    private static @Nullable Decline between(List<Series.Point> then, List<Series.Point> now, Of of, Measure measure) {
        Threshold least = measure.threshold(of == Of.LATEST_SCORE ? "reliable-change" : "step");
        if (least == null || then.isEmpty() || now.isEmpty()) {
            return null;
        }
        BigDecimal change = value(now, of).subtract(value(then, of));
        BigDecimal worse = measure.highIsGood() ? change.negate() : change;
        if (!least.isMetBy(worse)) {
            return null;
        }
        String what =
                switch (of) {
                    case MEAN_RATING -> "the mean " + measure.shortName() + " rating";
                    case LATEST_RATING -> "the latest " + measure.shortName() + " rating";
                    case LATEST_SCORE -> "the latest " + measure.shortName() + " score";
                    case MISSED -> throw new IllegalStateException("A missed appointment has no value.");
                };
        return new Decline(what + " is a further " + InWords.number(worse.setScale(1, RoundingMode.HALF_UP))
                + " points " + (measure.highIsGood() ? "lower" : "higher"));
    }

    private static BigDecimal value(List<Series.Point> points, Of of) {
        if (of != Of.MEAN_RATING) {
            return points.get(points.size() - 1).value();
        }
        return Mean.of(points.stream().map(Series.Point::value).toList()).rounded(MEAN_DECIMALS);
    }
}
