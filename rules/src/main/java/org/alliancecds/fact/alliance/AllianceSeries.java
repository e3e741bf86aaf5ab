// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import static org.alliancecds.words.InWords.count;
import static org.alliancecds.words.InWords.day;
import static org.alliancecds.words.InWords.number;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.alliancecds.fact.Recency;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Threshold;
import org.alliancecds.record.Gap;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.therapy.Mean;
import org.alliancecds.therapy.OwnDeviation;
import org.alliancecds.therapy.Ratings;
import org.alliancecds.therapy.Series;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.InWords;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.ThresholdInWords;
import org.jspecify.annotations.Nullable;

/**
 * The client's own ratings of the alliance on one measure over the course, and what they answer to rules. Measures are
 * never mixed, and neither are raters. Thresholds are for adults: below 18 every answer that needs one is not known.
 */
public final class AllianceSeries {
    /** The scale that rules read. */
    public static final String SCALE = "total";

    private static final int ADULT = 18;

    private final Therapy therapy;
    private final @Nullable Measure measure;
    private final List<Series.Point> points;
    private final List<Map<String, BigDecimal>> itemAnswers;

    /**
     * With a null measure and no points: the client has not rated the alliance in this course.
     *
     * @param itemAnswers for each point what was answered, link id to value; empty where only a total is known
     */
    public AllianceSeries(
            Therapy therapy,
            @Nullable Measure measure,
            List<Series.Point> points,
            List<Map<String, BigDecimal>> itemAnswers) {
        this.therapy = therapy;
        this.measure = measure;
        this.points = List.copyOf(points);
        this.itemAnswers = List.copyOf(itemAnswers);
    }

    /** "the client has given at least {n} alliance rating(s)". */
    @Sentence(value = "the client has given at least {n:1..60} alliance rating(s)", onlyIf = "ratings given >= {n}")
    public Answer givenAtLeast(int n) {
        return given(n, true);
    }

    /** "the client has given fewer than {n} alliance ratings". */
    @Sentence(value = "the client has given fewer than {n:1..60} alliance ratings", onlyIf = "ratings given < {n}")
    public Answer givenFewerThan(int n) {
        return given(n, false);
    }

    /** "the latest alliance rating is at or below the concern line". */
    @Sentence(value = "the latest alliance rating is at or below the concern line", onlyIf = "ratings given >= 1")
    public Answer latestAtConcernLine() {
        return withThreshold("concern-line", 1, line -> {
            Series.Point latest = last(1).get(0);
            boolean holds = line.isMetBy(latest.value());
            return telling(
                    holds,
                    "The client's latest " + name() + " rating (" + day(latest.date()) + ") is "
                            + number(latest.value()) + ThresholdInWords.beside(line, holds),
                    "latest " + name() + " " + number(latest.value()) + ThresholdInWords.inShort(line),
                    List.of(latest.date()));
        });
    }

    /** "the first alliance rating, given at session {n}, is at or below the concern line". */
    @Sentence(
            value = "the first alliance rating, given at session {n:1..20}, is at or below the concern line",
            onlyIf = "ratings given >= 1")
    public Answer firstAtConcernLine(int n) {
        if (therapy.lacks(Gap.EARLIER_RESPONSES)) {
            return earlierUnknown();
        }
        return withThreshold("concern-line", 1, line -> {
            Series.Point first = points.get(0);
            String rating = "The client's first " + name() + " rating (" + day(first.date()) + ")";
            if (first.session() == null) {
                return Answer.notKnown(rating + " belongs to no session.");
            }
            if (first.session() != n) {
                return Answer.stage(
                        false,
                        rating + " was given at session " + first.session() + ", not at session " + n + ".",
                        List.of(first.date()));
            }
            boolean holds = line.isMetBy(first.value());
            return telling(
                    holds,
                    rating + ", given at session " + n + ", is " + number(first.value())
                            + ThresholdInWords.beside(line, holds),
                    "first " + name() + " " + number(first.value()) + ThresholdInWords.inShort(line),
                    List.of(first.date()));
        });
    }

    /** "the mean alliance across sessions is at or below the concern line": of all ratings, compared exactly. */
    @Sentence(
            value = "the mean alliance across sessions is at or below the concern line",
            onlyIf = "ratings given >= 1")
    public Answer meanAtConcernLine() {
        return withThreshold("concern-line", 1, line -> {
            Mean mean = mean(points);
            boolean holds = mean.isMetBy(line);
            String shown = mean.wordsBeside(line);
            return telling(
                    holds,
                    "The client's " + ratings(points) + " of this course " + asGiven() + "(" + span(points) + ") "
                            + (points.size() == 1 ? "has" : "have") + " a mean of " + shown
                            + ThresholdInWords.beside(line, holds),
                    "mean " + shown + " over " + ratings(points) + ThresholdInWords.inShort(line),
                    dates(points));
        });
    }

    /** "the mean of the last {n} alliance ratings is at or below the concern line". */
    @Sentence(
            value = "the mean of the last {n:1..20} alliance ratings is at or below the concern line",
            onlyIf = "ratings given >= {n}")
    public Answer recentMeanAtConcernLine(int n) {
        return withThreshold("concern-line", n, line -> {
            Mean mean = mean(last(n));
            boolean holds = mean.isMetBy(line);
            String shown = mean.wordsBeside(line);
            return telling(
                    holds,
                    "The client's last " + ratings(last(n)) + " (" + span(last(n)) + ") " + (n == 1 ? "has" : "have")
                            + " a mean of " + shown + ThresholdInWords.beside(line, holds),
                    "mean " + shown + " over the last " + ratings(last(n)) + ThresholdInWords.inShort(line),
                    dates(last(n)));
        });
    }

    /**
     * "the last {n} ratings are not all above the concern line". One at the line is enough to say so, even while there
     * are fewer than {n}, so that only the rule says how many ratings it asks for; that all are above takes {n}.
     */
    @Sentence(value = "the last {n:1..20} ratings are not all above the concern line", onlyIf = "ratings given >= 1")
    public Answer lastNotAllAboveConcernLine(int n) {
        return withThreshold("concern-line", 1, line -> {
            List<Series.Point> recent = last(Math.min(n, points.size()));
            List<Series.Point> low =
                    recent.stream().filter(point -> line.isMetBy(point.value())).toList();
            if (low.isEmpty() && recent.size() < n) {
                return tooFew(n);
            }
            List<String> values =
                    recent.stream().map(point -> number(point.value())).toList();
            return Answer.stage(
                    !low.isEmpty(),
                    "The client's last " + ratings(recent) + " (" + span(recent) + "): " + InWords.list(values) + "; "
                            + (low.isEmpty() ? "none" : String.valueOf(low.size())) + " of them at the concern line ("
                            + ThresholdInWords.words(line) + ").",
                    dates(recent));
        });
    }

    /**
     * "the mean of the last {n} ratings is at least {x} of the client's own standard deviations below the mean of the
     * earlier ones". Needs two earlier ones, the least that can vary; how many a rule
     * asks for is the rule's to say.
     */
    @Sentence(
            value =
                    "the mean of the last {n:1..20} ratings is at least {x:0.1..5.0/0.1} of the client's own standard deviations below the mean of the earlier ones",
            onlyIf = "ratings given >= {n}")
    public Answer recentMeanBelowEarlier(int n, BigDecimal x) {
        return withThreshold("step", n + 2, step -> {
            List<Series.Point> earlier = points.subList(0, points.size() - n);
            OwnDeviation deviation = OwnDeviation.of(values(earlier), step);
            Mean recentMean = mean(last(n));
            Mean earlierMean = mean(earlier);
            return telling(
                    deviation.isReachedBy(earlierMean, recentMean, x),
                    "The client's last " + ratings(last(n)) + " (" + span(last(n)) + ") have a mean of "
                            + recentMean.words() + ", the " + earlier.size() + " earlier ones (" + span(earlier)
                            + ") of " + earlierMean.words() + ". " + deviation.words() + "; this asks for a fall of at"
                            + " least " + number(x) + " of it.",
                    "mean of the last " + n + " " + name() + " " + recentMean.words() + ", earlier "
                            + earlierMean.words(),
                    dates(points));
        });
    }

    /** "the last {n} ratings all lie below the mean of the earlier ones": a slide, and not one low rating among good ones. */
    @Sentence(
            value = "the last {n:1..20} ratings all lie below the mean of the earlier ones",
            onlyIf = "ratings given >= {n}")
    public Answer lastAllBelowEarlierMean(int n) {
        if (points.isEmpty() || points.size() <= n) {
            return points.isEmpty() ? noRating() : tooFew(n + 1);
        }
        List<Series.Point> earlier = points.subList(0, points.size() - n);
        Mean earlierMean = mean(earlier);
        List<String> values =
                last(n).stream().map(point -> number(point.value())).toList();
        return Answer.stage(
                last(n).stream()
                        .allMatch(point -> earlierMean
                                        .minusTimesCounts(mean(List.of(point)))
                                        .signum()
                                > 0),
                "The client's last " + ratings(last(n)) + " (" + span(last(n)) + ") are " + InWords.list(values)
                        + "; the mean of the " + earlier.size() + " earlier ones (" + span(earlier) + ") is "
                        + earlierMean.words() + ".",
                dates(points));
    }

    /**
     * "the running mean has fallen by at least {x} of the measure's reliable change since rating {n}": the mean of the
     * first {n} ratings against the mean of all.
     */
    @Sentence(
            value =
                    "the running mean has fallen by at least {x:0.1..3.0/0.1} of the measure's reliable change since rating {n:1..20}",
            onlyIf = "ratings given >= {n}")
    public Answer runningMeanFellByReliableChange(BigDecimal x, int n) {
        return withThreshold("reliable-change", n + 1, change -> {
            Mean then = mean(points.subList(0, n));
            Mean now = mean(points);
            BigDecimal asked = x.multiply(change.value());
            BigDecimal counts = BigDecimal.valueOf((long) n * points.size());
            boolean holds = then.minusTimesCounts(now).compareTo(asked.multiply(counts)) >= 0;
            return telling(
                    holds,
                    "The mean of the client's " + name() + " ratings was " + then.words() + " at rating " + n + " ("
                            + day(points.get(n - 1).date()) + ") and is " + now.words() + " over all "
                            + points.size() + " (" + span(points) + "); this asks for a fall of at least "
                            + number(asked) + ", " + number(x) + " of the measure's reliable change ("
                            + ThresholdInWords.distance(change) + ").",
                    name() + " running mean " + now.words() + ", was " + then.words() + " at rating " + n,
                    dates(points));
        });
    }

    /** "the last {n} ratings lie on average no more than one step below the top of the scale". */
    @Sentence(
            value = "the last {n:1..20} ratings lie on average no more than one step below the top of the scale",
            onlyIf = "ratings given >= {n}")
    public Answer recentMeanWithinStepOfCeiling(int n) {
        return withThreshold("step", n, step -> {
            BigDecimal top = scale().max();
            Mean mean = mean(last(n));
            BigDecimal least = top.subtract(step.value()).multiply(BigDecimal.valueOf(n));
            return Answer.stage(
                    mean.sum().compareTo(least) >= 0,
                    "The client's last " + ratings(last(n)) + " (" + span(last(n)) + ") have a mean of "
                            + mean.words() + "; the top of the scale is " + number(top) + " and one step is "
                            + ThresholdInWords.distance(step) + ".",
                    dates(last(n)));
        });
    }

    /**
     * "the latest alliance rating is no older than {days} days or {times} of the client's usual intervals": the median
     * of at least two intervals. A planned break, that is a session booked ahead, keeps it recent.
     */
    @Sentence(
            value =
                    "the latest alliance rating is no older than {days:1..365} days or {times:1..10} of the client's usual intervals",
            onlyIf = "ratings given >= 1")
    public Answer latestIsRecent(int days, int times) {
        return points.isEmpty()
                ? noRating()
                : Recency.of(therapy, "The client's latest " + name() + " rating", dates(points), days, times);
    }

    /** "the last {n} ratings are all at the ceiling of the measure". */
    @Sentence(
            value = "the last {n:1..20} ratings are all at the ceiling of the measure",
            onlyIf = "ratings given >= {n}")
    public Answer lastAllAtCeiling(int n) {
        return withThreshold("ceiling", n, ceiling -> {
            List<String> values =
                    last(n).stream().map(point -> number(point.value())).toList();
            return telling(
                    last(n).stream().allMatch(point -> ceiling.isMetBy(point.value())),
                    "The client's last " + ratings(last(n)) + " (" + span(last(n)) + ") are " + InWords.list(values)
                            + "; the ceiling is " + ThresholdInWords.words(ceiling) + ", of "
                            + number(scale().max()) + " at most.",
                    "last " + ratings(last(n)) + " at the ceiling",
                    dates(last(n)));
        });
    }

    /** "the last {n} ratings have the same answer to every item"; not known where not every item is known. */
    @Sentence(value = "the last {n:1..20} ratings have the same answer to every item", onlyIf = "ratings given >= {n}")
    public Answer lastSameInEveryItem(int n) {
        if (points.isEmpty()) {
            return noRating();
        }
        if (points.size() < n) {
            return tooFew(n);
        }
        List<Map<String, BigDecimal>> forms = itemAnswers.subList(itemAnswers.size() - n, itemAnswers.size());
        List<String> asked = Objects.requireNonNull(measure).items().stream()
                .map(Measure.Item::linkId)
                .toList();
        if (asked.isEmpty() || forms.stream().anyMatch(form -> !form.keySet().containsAll(asked))) {
            return Answer.notKnown("Not every item of the client's last " + ratings(last(n)) + " is known, so it cannot"
                    + " be said whether they are the same.");
        }
        boolean same = forms.stream().allMatch(form -> asked.stream()
                .allMatch(item -> Objects.requireNonNull(form.get(item))
                                .compareTo(Objects.requireNonNull(forms.get(0).get(item)))
                        == 0));
        return telling(
                same,
                "The client's last " + ratings(last(n)) + " (" + span(last(n)) + ") have "
                        + (same ? "" : "not all ") + "the same answer to each of the " + count(asked.size(), "item")
                        + ".",
                "last " + ratings(last(n)) + " alike in every item",
                dates(last(n)));
    }

    /**
     * "the alliance fell by at least {x} own standard deviations, and came back to within {y} at one of the last {n}
     * ratings".
     */
    @Sentence(
            "the alliance fell by at least {x:0.1..5.0/0.1} own standard deviations, and came back to within {y:0.1..5.0/0.1} at one of the last {n:1..20} ratings")
    public Answer cameBackAfterFall(BigDecimal x, BigDecimal y, int n) {
        if (therapy.lacks(Gap.EARLIER_RESPONSES)) {
            return earlierUnknown();
        }
        return withThreshold(
                "step", AllianceRecovery.EARLIER + 2, step -> recovery(step).afterFall(x, y, n));
    }

    /**
     * "a tension of {tension} or more, confrontation or withdrawal was noted within {n} sessions, and the latest rating is
     * within {y} own standard deviations of before".
     */
    @Sentence(
            "a tension of {tension:1..5} or more, confrontation or withdrawal was noted within {n:1..20} sessions, and the latest rating is within {y:0.1..5.0/0.1} own standard deviations of before")
    public Answer backAfterCodedTension(int tension, int n, BigDecimal y) {
        if (therapy.lacks(Gap.EARLIER_RESPONSES)) {
            return earlierUnknown();
        }
        return withThreshold(
                "step", AllianceRecovery.EARLIER + 1, step -> recovery(step).afterCodedTension(tension, n, y));
    }

    private AllianceRecovery recovery(Threshold step) {
        return new AllianceRecovery(therapy, name(), points, step);
    }

    /**
     * "the latest alliance rating is at least {x} of the client's own standard deviations below the mean of the earlier
     * ones". Needs two earlier ones, the least that can vary; how many a rule asks for is the rule's to say.
     */
    @Sentence(
            value =
                    "the latest alliance rating is at least {x:1.0..5.0/0.1} of the client's own standard deviations below the mean of the earlier ones",
            onlyIf = "ratings given >= 3")
    public Answer latestBelowEarlier(BigDecimal x) {
        return withThreshold("step", 3, step -> new LatestFall(therapy, all()).byOwnDeviations(x, step));
    }

    /**
     * "the rating before the latest was given no more than {days} days or {times} of the client's usual intervals earlier":
     * the median of at least two intervals, without the last. A planned break, that is a session booked by then, counts
     * as recent.
     */
    @Sentence(
            value =
                    "the rating before the latest was given no more than {days:1..365} days or {times:1..10} of the client's usual intervals earlier",
            onlyIf = "ratings given >= 2")
    public Answer earlierWereRecent(int days, int times) {
        if (points.isEmpty()) {
            return noRating();
        }
        return points.size() < 2 ? tooFew(2) : new LatestFall(therapy, all()).earlierWereRecent(days, times);
    }

    /** "bond, goals and tasks are known for the latest rating and for at least {n} earlier ones". */
    @Sentence(
            value = "bond, goals and tasks are known for the latest rating and for at least {n:1..60} earlier one(s)",
            onlyIf = "ratings given >= {n}")
    public Answer partsKnownFor(int n) {
        return measure == null || points.isEmpty()
                ? noRating()
                : new PartsOfLatest(therapy, measure, points).knownFor(n);
    }

    /** "the {part} part of the latest rating fell by at least one step of its scale, and no less than the other two". */
    @Sentence(
            value =
                    "the {part:bond|goals|tasks} part of the latest rating fell by at least one step of its scale, and no less than the other two",
            onlyIf = "ratings given >= 2")
    public Answer partFell(String part) {
        return withThreshold(
                "step", 2, step -> new PartsOfLatest(therapy, Objects.requireNonNull(measure), points).fell(part));
    }

    /**
     * "a tension of {tension} or more, a confrontation or a withdrawal, {sessions} or more sessions ago, is not noted as
     * repaired, and none of {ratings} or more ratings since is back within {within} own deviations" of the mean before.
     */
    @Sentence(
            value =
                    "a tension of {t:1..5} or more, a confrontation or a withdrawal, {s:1..9} or more sessions ago, is not noted as repaired, and none of {n:1..9} or more ratings since is back within {x:0.1..3.0/0.1} own deviations",
            onlyIf = "ratings given >= {n}")
    public Answer notBackSinceNotedTension(int tension, int sessions, int ratings, BigDecimal within) {
        return withThreshold("step", 1, step -> new Mending(therapy, all(), step)
                .afterNoted(tension, new Mending.Since(sessions, ratings, within)));
    }

    /**
     * "a fall of {x} own deviations from at least {earlier} ratings, {sessions} or more sessions ago, is not noted as
     * repaired, and none of {ratings} or more ratings since is back within {within} own deviations" of their mean.
     */
    @Sentence(
            value =
                    "a fall of {x:1.0..5.0/0.1} own deviations from at least {m:2..9} ratings, {s:1..9} or more sessions ago, is not noted as repaired, and none of {n:1..9} or more ratings since is back within {y:0.1..3.0/0.1} own deviations",
            onlyIf = "ratings given >= {n}")
    public Answer notBackSinceFall(BigDecimal x, int earlier, int sessions, int ratings, BigDecimal within) {
        return withThreshold("step", earlier + 1, step -> new Mending(therapy, all(), step)
                .afterFall(x, earlier, new Mending.Since(sessions, ratings, within)));
    }

    private Answer given(int n, boolean atLeast) {
        if (points.isEmpty()) {
            return noRating();
        }
        boolean enough = points.size() >= n;
        boolean lacking = therapy.lacks(Gap.EARLIER_RESPONSES);
        String text = "The client has given " + (lacking ? "at least " : "") + ratings(points) + " in this course ("
                + span(points) + ").";
        return lacking && !enough ? Answer.notKnown(text) : Answer.stage(atLeast == enough, text, dates(points));
    }

    /** Of ratings that were given in part it is not known how it was before the first of them. */
    private Answer earlierUnknown() {
        return Answer.notKnown(Gap.EARLIER_RESPONSES.words() + ", so it is not known how it was before.");
    }

    /** The one gate to every answer that compares: enough ratings, an adult, and a measure that has the threshold. */
    private Answer withThreshold(String threshold, int needed, Function<Threshold, Answer> answer) {
        if (points.isEmpty() || measure == null) {
            return noRating();
        }
        if (therapy.age() != null && therapy.age() < ADULT) {
            return Answer.notKnown("Thresholds are for adults; the client is " + therapy.age() + ".");
        }
        Threshold found = measure.threshold(threshold);
        if (found == null) {
            return Answer.notKnown("The " + name() + " has no " + threshold.replace('-', ' ') + " in this rulebook.");
        }
        if (points.size() < needed) {
            return tooFew(needed);
        }
        return answer.apply(found);
    }

    private static Answer telling(boolean holds, String text, String headline, List<LocalDate> dates) {
        return Answer.telling(holds, text, InWords.headline(headline), dates);
    }

    private Answer tooFew(int needed) {
        return Answer.notKnown("The client has given " + points.size() + " of the " + needed + " " + name() + " "
                + (needed == 1 ? "rating" : "ratings") + " that this needs so far.");
    }

    private Answer noRating() {
        String absent = Phrase.textOf(therapy.absentBecause());
        return Answer.notKnown(absent == null ? "There is no alliance rating by the client in this course." : absent);
    }

    private List<Series.Point> last(int n) {
        return points.subList(points.size() - n, points.size());
    }

    private Ratings all() {
        return new Ratings(name(), points);
    }

    private String name() {
        return Objects.requireNonNull(measure).shortName();
    }

    private Measure.Scale scale() {
        Measure.Scale scale = Objects.requireNonNull(measure).scales().get(SCALE);
        if (scale == null) {
            throw new IllegalStateException("The measure " + measure.id() + " has ratings on a scale \"" + SCALE
                    + "\" that it does not describe. Maybe: add it to its measure.yaml.");
        }
        return scale;
    }

    private String ratings(List<Series.Point> some) {
        return count(some.size(), name() + " rating");
    }

    private String asGiven() {
        return therapy.lacks(Gap.EARLIER_RESPONSES) ? "that were given " : "";
    }

    private static Mean mean(List<Series.Point> some) {
        return Mean.of(values(some));
    }

    private static List<BigDecimal> values(List<Series.Point> some) {
        return some.stream().map(Series.Point::value).toList();
    }

    private static List<LocalDate> dates(List<Series.Point> some) {
        return some.stream().map(Series.Point::date).toList();
    }

    private static String span(List<Series.Point> some) {
        return InWords.span(some.get(0).date(), some.get(some.size() - 1).date());
    }
}
