// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.outcome;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.alliancecds.words.InWords.count;
import static org.alliancecds.words.InWords.day;
import static org.alliancecds.words.InWords.number;
import static org.alliancecds.words.InWords.shortDay;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.alliancecds.fact.Recency;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Threshold;
import org.alliancecds.record.Gap;
import org.alliancecds.record.Rater;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.therapy.Series;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.InWords;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.ThresholdInWords;
import org.jspecify.annotations.Nullable;

/**
 * The scores on one outcome measure over the course, by the rater whom the measure is meant for, and what they answer to
 * rules. The direction, the reliable change and the clinical line are the measure's; measures and raters are never mixed.
 * Thresholds are for adults: below 18 every answer that needs one is not known.
 */
public final class OutcomeSeries {
    /** The scale that rules read. */
    public static final String SCALE = "total";

    private static final int ADULT = 18;
    private static final int SCORES_TO_COMPARE = 2;

    private final Therapy therapy;
    private final @Nullable Measure measure;
    private final Rater rater;
    private final List<Series.Point> points;

    /** With a null measure and no points: there is no score on an outcome measure in this course. */
    public OutcomeSeries(Therapy therapy, @Nullable Measure measure, Rater rater, List<Series.Point> points) {
        this.therapy = therapy;
        this.measure = measure;
        this.rater = rater;
        this.points = List.copyOf(points);
    }

    /** The rater whose scores on the measure count: its own, and the client where it names none. */
    public static Rater raterOf(Measure measure) {
        return measure.rater() == Rater.UNKNOWN ? Rater.CLIENT : measure.rater();
    }

    /**
     * "the latest score is worse by at least the reliable change than the first or the best one at least {days} days or
     * {sessions} session(s) before": the best of all scores far enough before, of which the first is one.
     */
    @Sentence(
            "the latest score is worse by at least the reliable change than the first or the best one at least {days:1..365} days or {sessions:1..20} sessions before")
    public Answer worseThanFirstOrBest(int days, int sessions) {
        return withThreshold("reliable-change", SCORES_TO_COMPARE, change -> {
            List<Series.Point> earlier = points.stream()
                    .filter(point -> isFarEnough(point, days, sessions))
                    .toList();
            if (earlier.isEmpty()) {
                return tooClose(days, sessions);
            }
            Series.Point first = earlier.get(0);
            Series.Point best = earlier.stream()
                    .reduce(first, (one, other) -> gain(one, other).signum() > 0 ? other : one);
            BigDecimal loss = gain(latest(), best);
            boolean bestIsFirst = best.equals(first);
            return telling(
                    change.isMetBy(loss),
                    latestIs() + ". "
                            + (bestIsFirst
                                    ? firstIs() + scored(first) + ", and none was better: "
                                    : firstIs() + scored(first) + ", the best so far " + scored(best)
                                            + ": against that one, ")
                            + distanceInWords(loss) + "; " + reliableChange(change) + ".",
                    best,
                    bestIsFirst ? "first " : "best ");
        });
    }

    /**
     * "the latest score is better by at least the reliable change than the first one at least {days} days or {sessions}
     * session(s) before".
     */
    @Sentence(
            "the latest score is better by at least the reliable change than the first one at least {days:1..365} days or {sessions:1..20} sessions before")
    public Answer betterThanFirst(int days, int sessions) {
        return againstFirst(days, sessions, (change, gain) -> change.isMetBy(gain));
    }

    /**
     * "the latest score lies within the reliable change of the first one at least {days} days or {sessions} session(s)
     * before": neither better nor worse by as much.
     */
    @Sentence(
            "the latest score lies within the reliable change of the first one at least {days:1..365} days or {sessions:1..20} sessions before")
    public Answer withinReliableChangeOfFirst(int days, int sessions) {
        return againstFirst(days, sessions, (change, gain) -> !change.isMetBy(gain.abs()));
    }

    /** "the latest score is in the clinical range"; on which side the line itself lies is the measure's to say. */
    @Sentence("the latest score is in the clinical range")
    public Answer latestInClinicalRange() {
        return withThreshold("clinical-line", 1, line -> {
            boolean holds = line.isMetBy(latest().value());
            return Answer.stage(
                    holds,
                    latestIs() + (holds ? ", in" : ", outside") + " the clinical range (" + ThresholdInWords.words(line)
                            + ").",
                    List.of(latest().date()));
        });
    }

    /** "the latest score is no older than {days} days or {times} of the client's usual intervals". */
    @Sentence("the latest score is no older than {days:1..365} days or {times:1..10} of the usual intervals")
    public Answer latestIsRecent(int days, int times) {
        return points.isEmpty()
                ? noScore()
                : Recency.of(
                        therapy,
                        latestOne(),
                        points.stream().map(Series.Point::date).toList(),
                        days,
                        times);
    }

    private Answer againstFirst(int days, int sessions, BiFunction<Threshold, BigDecimal, Boolean> holds) {
        if (therapy.lacks(Gap.EARLIER_RESPONSES)) {
            return Answer.notKnown(Gap.EARLIER_RESPONSES.words() + ", so the first of the course is not known.");
        }
        return withThreshold("reliable-change", SCORES_TO_COMPARE, change -> {
            Series.Point first = points.get(0);
            if (!isFarEnough(first, days, sessions)) {
                return tooClose(days, sessions);
            }
            BigDecimal gain = gain(first, latest());
            return telling(
                    holds.apply(change, gain),
                    latestIs() + ". The first of the course was " + scored(first) + ": "
                            + distanceInWords(gain.negate()) + "; " + reliableChange(change) + ".",
                    first,
                    "first ");
        });
    }

    /** The one gate to every answer that compares: enough scores, an adult, and a measure that has the threshold. */
    private Answer withThreshold(String threshold, int needed, Function<Threshold, Answer> answer) {
        if (points.isEmpty() || measure == null) {
            return noScore();
        }
        if (therapy.age() != null && therapy.age() < ADULT) {
            return Answer.notKnown("Thresholds are for adults; the client is " + therapy.age() + ".");
        }
        Threshold found = measure.threshold(threshold);
        if (found == null) {
            return Answer.notKnown(
                    "The " + measure.shortName() + " has no " + threshold.replace('-', ' ') + " in this rulebook.");
        }
        if (points.size() < needed) {
            return Answer.notKnown("There is " + points.size() + " of the " + needed + " " + measure.shortName()
                    + " scores that this needs so far.");
        }
        return answer.apply(found);
    }

    /** Scores a few days apart may tell of the week and not of the treatment. */
    private boolean isFarEnough(Series.Point earlier, int days, int sessions) {
        Series.Point latest = latest();
        if (earlier.equals(latest)) {
            return false;
        }
        boolean byDays = DAYS.between(earlier.date(), latest.date()) >= days;
        Integer from = earlier.session();
        Integer to = latest.session();
        return byDays || (from != null && to != null && to - from >= sessions);
    }

    /** How much better the second is than the first, in points of the measure. */
    private BigDecimal gain(Series.Point from, Series.Point to) {
        BigDecimal rise = to.value().subtract(from.value());
        return Objects.requireNonNull(measure).highIsGood() ? rise : rise.negate();
    }

    private Answer telling(boolean holds, String text, Series.Point compared, String which) {
        return Answer.telling(
                holds,
                text,
                InWords.headline(name() + " " + number(latest().value()) + ", " + which + number(compared.value())
                        + " on " + shortDay(compared.date())),
                List.of(compared.date(), latest().date()));
    }

    private Answer tooClose(int days, int sessions) {
        return Answer.notKnown("The earlier " + name() + " scores lie less than " + count(days, "day")
                + " and fewer than " + count(sessions, "session") + " before the latest (" + day(latest().date())
                + "), which is too close to compare.");
    }

    private Answer noScore() {
        String absent = Phrase.textOf(therapy.absentBecause());
        return Answer.notKnown(absent == null ? "There is no score on an outcome measure in this course." : absent);
    }

    private String firstIs() {
        return therapy.lacks(Gap.EARLIER_RESPONSES) ? "The first that was given was " : "The first of the course was ";
    }

    private String latestOne() {
        return "The latest " + name() + " score by the " + rater.word();
    }

    private String latestIs() {
        return latestOne() + " (" + day(latest().date()) + ") is " + number(latest().value());
    }

    private static String scored(Series.Point point) {
        return number(point.value()) + " (" + day(point.date()) + ")";
    }

    private static String distanceInWords(BigDecimal loss) {
        return loss.signum() == 0
                ? "the latest is no different"
                : "the latest is " + number(loss.abs()) + (loss.signum() > 0 ? " worse" : " better");
    }

    private static String reliableChange(Threshold change) {
        return "the measure's reliable change is " + ThresholdInWords.distance(change);
    }

    private Series.Point latest() {
        return points.get(points.size() - 1);
    }

    private String name() {
        return Objects.requireNonNull(measure).shortName();
    }
}
