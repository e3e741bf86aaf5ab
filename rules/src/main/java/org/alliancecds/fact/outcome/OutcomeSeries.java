// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.outcome;

import static java.time.temporal.ChronoUnit.DAYS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.alliancecds.fact.Recency;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Threshold;
import org.alliancecds.measure.ThresholdInWords;
import org.alliancecds.record.Gap;
import org.alliancecds.record.Rater;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.therapy.Gaps;
import org.alliancecds.therapy.Series;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * The scores on one outcome measure over the course, by the rater whom the measure is meant for, and what they answer to
 * rules. The direction, the reliable change and the clinical line are the measure's; measures and raters are never mixed.
 * Thresholds are for adults: for a client who is none every answer that needs one is not known.
 */
public final class OutcomeSeries {
    /** The scale that rules read. */
    public static final String SCALE = "total";

    private static final Words WORDS = Words.beside(OutcomeSeries.class);
    private static final String RELIABLE_CHANGE = "reliable-change";
    private static final int SCORES_TO_COMPARE = 2;

    private final Therapy therapy;
    private final @Nullable Measure measure;
    private final Rater rater;
    private final List<Series.Point> points;
    private final List<LocalDate> dates;

    /** With a null measure and no points: there is no score on an outcome measure in this course. */
    public OutcomeSeries(Therapy therapy, @Nullable Measure measure, Rater rater, List<Series.Point> points) {
        this.therapy = therapy;
        this.measure = measure;
        this.rater = rater;
        this.points = List.copyOf(points);
        this.dates = points.stream().map(Series.Point::date).toList();
    }

    /** The rater whose scores on the measure count: its own, and the client where it names none. */
    public static Rater raterOf(Measure measure) {
        return measure.rater() == Rater.UNKNOWN ? Rater.CLIENT : measure.rater();
    }

    /** Against the best of all scores far enough before, of which the first is one. */
    @Sentence(
            "the latest score is worse by at least the reliable change than the first or the best one at least {days:1..365} days or {sessions:1..20} sessions before")
    public Answer worseThanFirstOrBest(int days, int sessions) {
        return withThreshold(RELIABLE_CHANGE, SCORES_TO_COMPARE, change -> {
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
            boolean firstIsBest = best.equals(first);
            return telling(
                    change.isMetBy(loss),
                    WORDS.say(
                            "against-best",
                            "latest",
                            latestIs(),
                            "cut",
                            therapy.lacks(Gap.EARLIER_RESPONSES),
                            "first",
                            first.value(),
                            "firstDay",
                            first.date(),
                            "same",
                            firstIsBest,
                            "best",
                            best.value(),
                            "bestDay",
                            best.date(),
                            "distance",
                            distance(loss, change)),
                    best,
                    !firstIsBest);
        });
    }

    /** Not known where the first of the course was not given. */
    @Sentence(
            "the latest score is better by at least the reliable change than the first one at least {days:1..365} days or {sessions:1..20} sessions before")
    public Answer betterThanFirst(int days, int sessions) {
        return againstFirst(days, sessions, (change, gain) -> change.isMetBy(gain));
    }

    /** Neither better nor worse by as much. */
    @Sentence(
            "the latest score lies within the reliable change of the first one at least {days:1..365} days or {sessions:1..20} sessions before")
    public Answer withinReliableChangeOfFirst(int days, int sessions) {
        return againstFirst(days, sessions, (change, gain) -> !change.isMetBy(gain.abs()));
    }

    /** On which side the line itself lies is the measure's to say. */
    @Sentence("the latest score is in the clinical range")
    public Answer latestInClinicalRange() {
        return withThreshold("clinical-line", 1, line -> {
            boolean holds = line.isMetBy(latest().value());
            return Answer.stage(
                    holds,
                    WORDS.say(
                            "clinical-range", "latest", latestIs(), "in", holds, "line", ThresholdInWords.words(line)),
                    List.of(latest().date()));
        });
    }

    /** A planned break keeps it recent. */
    @Sentence("the latest score is no older than {days:1..365} days or {times:1..10} of the usual intervals")
    public Answer latestIsRecent(int days, int times) {
        return points.isEmpty() ? noScore() : Recency.of(therapy, latestOne(), dates, days, times);
    }

    private Answer againstFirst(int days, int sessions, BiFunction<Threshold, BigDecimal, Boolean> holds) {
        if (therapy.lacks(Gap.EARLIER_RESPONSES)) {
            return Answer.notKnown(WORDS.say("first-unknown", "gap", Gaps.say(Gap.EARLIER_RESPONSES)));
        }
        return withThreshold(RELIABLE_CHANGE, SCORES_TO_COMPARE, change -> {
            Series.Point first = points.get(0);
            if (!isFarEnough(first, days, sessions)) {
                return tooClose(days, sessions);
            }
            BigDecimal gain = gain(first, latest());
            return telling(
                    holds.apply(change, gain),
                    WORDS.say(
                            "against-first",
                            "latest",
                            latestIs(),
                            "first",
                            first.value(),
                            "firstDay",
                            first.date(),
                            "distance",
                            distance(gain.negate(), change)),
                    first,
                    false);
        });
    }

    /** The one gate to every answer that compares: enough scores, an adult, and a measure that has the threshold. */
    private Answer withThreshold(String threshold, int needed, Function<Threshold, Answer> answer) {
        if (points.isEmpty() || measure == null) {
            return noScore();
        }
        if (therapy.underAge()) {
            return Answer.notKnown(WORDS.say("under-age", "age", Objects.requireNonNull(therapy.age())));
        }
        Threshold found = measure.threshold(threshold);
        if (found == null) {
            return Answer.notKnown(WORDS.say(
                    "no-threshold", "measure", measure.shortName(), "change", threshold.equals(RELIABLE_CHANGE)));
        }
        if (points.size() < needed) {
            return Answer.notKnown(
                    WORDS.say("too-few", "count", points.size(), "needed", needed, "measure", measure.shortName()));
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

    private Answer telling(boolean holds, Phrase reason, Series.Point compared, boolean best) {
        return Answer.telling(
                holds,
                reason,
                WORDS.say(
                                "compared.headline",
                                "measure",
                                name(),
                                "latest",
                                latest().value(),
                                "best",
                                best,
                                "compared",
                                compared.value(),
                                "day",
                                new Spoken.ShortDay(compared.date()))
                        .headline(),
                List.of(compared.date(), latest().date()));
    }

    private Answer tooClose(int days, int sessions) {
        return Answer.notKnown(
                WORDS.say("too-close", "measure", name(), "days", days, "sessions", sessions, "day", latest().date()));
    }

    private Answer noScore() {
        Phrase absent = therapy.absentBecause();
        return Answer.notKnown(absent == null ? WORDS.say("no-score") : absent);
    }

    private Phrase latestOne() {
        return WORDS.say("latest-one", "measure", name(), "rater", rater);
    }

    private Phrase latestIs() {
        return WORDS.say("latest", "one", latestOne(), "day", latest().date(), "value", latest().value());
    }

    /** How much worse the latest is, beside what the measure takes for a change; half a sentence. */
    private static Phrase distance(BigDecimal loss, Threshold change) {
        String than = loss.signum() == 0 ? "same" : loss.signum() > 0 ? "worse" : "better";
        return WORDS.say("distance", "than", than, "by", loss.abs(), "change", ThresholdInWords.distance(change));
    }

    private Series.Point latest() {
        return points.get(points.size() - 1);
    }

    private String name() {
        return Objects.requireNonNull(measure).shortName();
    }
}
