// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import java.math.BigDecimal;
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
import org.alliancecds.therapy.Gaps;
import org.alliancecds.therapy.Ratings;
import org.alliancecds.therapy.Series;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * The client's own ratings of the alliance on one measure over the course, and what they answer to rules. Measures are
 * never mixed, and neither are raters. Thresholds are for adults: for a client who is none every answer that needs one is not known.
 */
public final class AllianceSeries {
    /** The scale that rules read. */
    public static final String SCALE = "total";

    private static final Words WORDS = Words.beside(AllianceSeries.class);

    private final Therapy therapy;
    private final @Nullable Measure measure;
    private final Ratings ratings;
    private final List<Map<String, BigDecimal>> itemAnswers;
    /** Made when it is first asked for; a course is for one thread. */
    private @Nullable PartsOfLatest parts;

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
        this.ratings = Ratings.of(measure == null ? "" : measure.shortName(), points);
        this.itemAnswers = List.copyOf(itemAnswers);
    }

    /** Whether the client gave so many. */
    @Sentence(value = "the client has given at least {n:1..60} alliance rating(s)", onlyIf = "ratings given >= {n}")
    public Answer givenAtLeast(int n) {
        return given(n, true);
    }

    /** Whether the client gave fewer. */
    @Sentence(value = "the client has given fewer than {n:1..60} alliance ratings", onlyIf = "ratings given < {n}")
    public Answer givenFewerThan(int n) {
        return given(n, false);
    }

    /** Whether the latest rating lies there, whatever those before it. */
    @Sentence(value = "the latest alliance rating is at or below the concern line", onlyIf = "ratings given >= 1")
    public Answer latestAtConcernLine() {
        return againstConcernLine(1, ConcernLine::latest);
    }

    /** False where the first one was given at another session, not known where it belongs to none. */
    @Sentence(
            value = "the first alliance rating, given at session {n:1..20}, is at or below the concern line",
            onlyIf = "ratings given >= 1")
    public Answer firstAtConcernLine(int n) {
        if (therapy.lacks(Gap.EARLIER_RESPONSES)) {
            return earlierUnknown();
        }
        return againstConcernLine(1, beside -> beside.first(n));
    }

    /** The mean of all ratings, compared exactly. */
    @Sentence(
            value = "the mean alliance across sessions is at or below the concern line",
            onlyIf = "ratings given >= 1")
    public Answer meanAtConcernLine() {
        return againstConcernLine(1, ConcernLine::mean);
    }

    /** The mean of the last ratings, compared exactly. */
    @Sentence(
            value = "the mean of the last {n:1..20} alliance ratings is at or below the concern line",
            onlyIf = "ratings given >= {n}")
    public Answer recentMeanAtConcernLine(int n) {
        return againstConcernLine(n, beside -> beside.lastMean(n));
    }

    /**
     * One at the line is enough to say so, even while there are fewer than {@code n}, so that only the rule says how many
     * ratings it asks for; that all are above takes {@code n}.
     */
    @Sentence(value = "the last {n:1..20} ratings are not all above the concern line", onlyIf = "ratings given >= 1")
    public Answer lastNotAllAboveConcernLine(int n) {
        return againstConcernLine(1, beside -> beside.lastNotAllAbove(n));
    }

    /** Needs two earlier ratings, the least that can vary; how many a rule asks for is the rule's to say. */
    @Sentence(
            value =
                    "the mean of the last {n:1..20} ratings is at least {x:0.1..5.0/0.1} of the client's own standard deviations below the mean of the earlier ones",
            onlyIf = "ratings given >= {n}")
    public Answer recentMeanBelowEarlier(int n, BigDecimal x) {
        return withThreshold("step", n + 2, step -> new Slide(ratings).lastMeanBelowEarlier(n, x, step));
    }

    /** A slide, and not one low rating among good ones. */
    @Sentence(
            value = "the last {n:1..20} ratings all lie below the mean of the earlier ones",
            onlyIf = "ratings given >= {n}")
    public Answer lastAllBelowEarlierMean(int n) {
        if (ratings.isEmpty()) {
            return noRating();
        }
        return ratings.size() <= n ? tooFew(ratings, n + 1) : new Slide(ratings).lastAllBelowEarlier(n);
    }

    /** The mean of the first {@code n} ratings against the mean of all. */
    @Sentence(
            value =
                    "the running mean has fallen by at least {x:0.1..3.0/0.1} of the measure's reliable change since rating {n:1..20}",
            onlyIf = "ratings given >= {n}")
    public Answer runningMeanFellByReliableChange(BigDecimal x, int n) {
        return withThreshold("reliable-change", n + 1, change -> new Slide(ratings).runningMean(x, n, change));
    }

    /** Whether the mean of the last ratings lies so high. */
    @Sentence(
            value = "the last {n:1..20} ratings lie on average no more than one step below the top of the scale",
            onlyIf = "ratings given >= {n}")
    public Answer recentMeanWithinStepOfCeiling(int n) {
        return withThreshold("step", n, step -> topOfScale(n).meanWithin(step));
    }

    /** The usual interval is the median of at least two. A planned break, that is a session booked ahead, keeps it recent. */
    @Sentence(
            value =
                    "the latest alliance rating is no older than {days:1..365} days or {times:1..10} of the client's usual intervals",
            onlyIf = "ratings given >= 1")
    public Answer latestIsRecent(int days, int times) {
        return ratings.isEmpty()
                ? noRating()
                : Recency.of(
                        therapy,
                        WORDS.say("latest-rating", "measure", ratings.measure()),
                        ratings.dates(),
                        days,
                        times);
    }

    /** Whether each of the last ratings lies there. */
    @Sentence(
            value = "the last {n:1..20} ratings are all at the ceiling of the measure",
            onlyIf = "ratings given >= {n}")
    public Answer lastAllAtCeiling(int n) {
        return withThreshold("ceiling", n, ceiling -> topOfScale(n).allAt(ceiling));
    }

    /** Not known where not every item of each of them is known. */
    @Sentence(value = "the last {n:1..20} ratings have the same answer to every item", onlyIf = "ratings given >= {n}")
    public Answer lastSameInEveryItem(int n) {
        if (ratings.isEmpty()) {
            return noRating();
        }
        if (ratings.size() < n) {
            return tooFew(ratings, n);
        }
        return new ItemAnswers(
                        Objects.requireNonNull(measure),
                        ratings.last(n),
                        itemAnswers.subList(itemAnswers.size() - n, itemAnswers.size()))
                .same();
    }

    /** Whether the ratings came back after their last fall, and the latest is still back. */
    @Sentence(
            "the alliance fell by at least {x:0.1..5.0/0.1} own standard deviations, and came back to within {y:0.1..5.0/0.1} at one of the last {n:1..20} ratings")
    public Answer cameBackAfterFall(BigDecimal x, BigDecimal y, int n) {
        if (therapy.lacks(Gap.EARLIER_RESPONSES)) {
            return earlierUnknown();
        }
        return withThreshold(
                "step", AllianceRecovery.EARLIER + 2, step -> recovery(step).afterFall(x, y, n));
    }

    /** Whether the latest rating, given on a later day, is back at the level before the last such note. */
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
        return new AllianceRecovery(therapy, ratings, step);
    }

    /** Needs two earlier ratings, the least that can vary; how many a rule asks for is the rule's to say. */
    @Sentence(
            value =
                    "the latest alliance rating is at least {x:1.0..5.0/0.1} of the client's own standard deviations below the mean of the earlier ones",
            onlyIf = "ratings given >= 3")
    public Answer latestBelowEarlier(BigDecimal x) {
        return withThreshold("step", 3, step -> new LatestFall(therapy, ratings).byOwnDeviations(x, step));
    }

    /**
     * The usual interval is the median of at least two, without the last. A planned break, that is a session booked by
     * then, counts as recent.
     */
    @Sentence(
            value =
                    "the rating before the latest was given no more than {days:1..365} days or {times:1..10} of the client's usual intervals earlier",
            onlyIf = "ratings given >= 2")
    public Answer earlierWereRecent(int days, int times) {
        if (ratings.isEmpty()) {
            return noRating();
        }
        return ratings.size() < 2
                ? tooFew(ratings, 2)
                : new LatestFall(therapy, ratings).earlierWereRecent(days, times);
    }

    /** Whether the forms tell all three parts. */
    @Sentence(
            value = "bond, goals and tasks are known for the latest rating and for at least {n:1..60} earlier one(s)",
            onlyIf = "ratings given >= {n}")
    public Answer partsKnownFor(int n) {
        return measure == null || ratings.isEmpty()
                ? noRating()
                : parts(measure).knownFor(n);
    }

    /** Each part counts in steps of its own scale. */
    @Sentence(
            value =
                    "the {part:bond|goals|tasks} part of the latest rating fell by at least one step of its scale, and no less than the other two",
            onlyIf = "ratings given >= 2")
    public Answer partFell(String part) {
        return withThreshold(
                "step", 2, step -> parts(Objects.requireNonNull(measure)).fell(part));
    }

    /** A rating is back when it lies that near to the mean of all ratings before the tension. */
    @Sentence(
            value =
                    "a tension of {t:1..5} or more, a confrontation or a withdrawal, {s:1..9} or more sessions ago, is not noted as repaired, and none of {n:1..9} or more ratings since is back within {x:0.1..3.0/0.1} own deviations",
            onlyIf = "ratings given >= {n}")
    public Answer notBackSinceNotedTension(int tension, int sessions, int since, BigDecimal within) {
        return withThreshold("step", 1, step -> new Mending(therapy, ratings, step)
                .afterNoted(tension, new Mending.Since(sessions, since, within)));
    }

    /** A rating is back when it lies that near to the mean of all ratings before the fall. */
    @Sentence(
            value =
                    "a fall of {x:1.0..5.0/0.1} own deviations from at least {m:2..9} ratings, {s:1..9} or more sessions ago, is not noted as repaired, and none of {n:1..9} or more ratings since is back within {y:0.1..3.0/0.1} own deviations",
            onlyIf = "ratings given >= {n}")
    public Answer notBackSinceFall(BigDecimal x, int earlier, int sessions, int since, BigDecimal within) {
        return withThreshold("step", earlier + 1, step -> new Mending(therapy, ratings, step)
                .afterFall(x, earlier, new Mending.Since(sessions, since, within)));
    }

    private Answer given(int n, boolean atLeast) {
        if (ratings.isEmpty()) {
            return noRating();
        }
        boolean enough = ratings.size() >= n;
        boolean lacking = therapy.lacks(Gap.EARLIER_RESPONSES);
        Phrase reason = WORDS.say("given", "lacking", lacking, "ratings", ratings.counted(), "span", ratings.span());
        return lacking && !enough ? Answer.notKnown(reason) : Answer.stage(atLeast == enough, reason, ratings.dates());
    }

    /** Of ratings that were given in part it is not known how it was before the first of them. */
    private static Answer earlierUnknown() {
        return Answer.notKnown(WORDS.say("earlier-unknown", "gap", Gaps.say(Gap.EARLIER_RESPONSES)));
    }

    private Answer againstConcernLine(int needed, Function<ConcernLine, Answer> answer) {
        return withThreshold("concern-line", needed, line -> answer.apply(new ConcernLine(therapy, ratings, line)));
    }

    /** The one gate to every answer that compares: enough ratings, an adult, and a measure that has the threshold. */
    private Answer withThreshold(String threshold, int needed, Function<Threshold, Answer> answer) {
        if (ratings.isEmpty() || measure == null) {
            return noRating();
        }
        if (therapy.underAge()) {
            return Answer.notKnown(WORDS.say("adults-only", "age", Objects.requireNonNull(therapy.age())));
        }
        Threshold found = measure.threshold(threshold);
        if (found == null) {
            return Answer.notKnown(WORDS.say("no-" + threshold, "measure", ratings.measure()));
        }
        if (ratings.size() < needed) {
            return tooFew(ratings, needed);
        }
        return answer.apply(found);
    }

    static Answer tooFew(Ratings ratings, int needed) {
        return Answer.notKnown(
                WORDS.say("too-few", "given", ratings.size(), "needed", needed, "measure", ratings.measure()));
    }

    private Answer noRating() {
        Phrase absent = therapy.absentBecause();
        return Answer.notKnown(absent == null ? WORDS.say("no-rating") : absent);
    }

    private PartsOfLatest parts(Measure known) {
        PartsOfLatest made = parts;
        if (made == null) {
            made = new PartsOfLatest(therapy, known, ratings);
            parts = made;
        }
        return made;
    }

    private TopOfScale topOfScale(int n) {
        Measure known = Objects.requireNonNull(measure);
        Measure.Scale scale = known.scales().get(SCALE);
        if (scale == null) {
            throw new IllegalStateException("The measure " + known.id() + " has ratings on a scale \"" + SCALE
                    + "\" that it does not describe. Maybe: add it to its measure.yaml.");
        }
        return new TopOfScale(ratings.last(n), scale.max());
    }
}
