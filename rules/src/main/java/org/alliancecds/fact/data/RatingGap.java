// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.data;

import static java.time.temporal.ChronoUnit.DAYS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.Gap;
import org.alliancecds.record.LeftOutForm;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.therapy.Gaps;
import org.alliancecds.therapy.Intervals;
import org.alliancecds.therapy.PlacedResponse;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * How long ago an alliance form was filled in, by whomever and on whichever measure, and what that answers to rules. A form
 * that could not be used was still filled in.
 */
public final class RatingGap {
    private static final Words WORDS = Words.beside(RatingGap.class);

    private final Therapy therapy;
    private final List<LocalDate> days;
    private final long twiceUsual;

    public RatingGap(Therapy therapy, List<LeftOutForm> leftOut, ZoneId zone, MeasureCatalogue measures) {
        this.therapy = therapy;
        TreeSet<LocalDate> rated = new TreeSet<>();
        therapy.responses().stream()
                .filter(placed -> isAlliance(measures.byId(placed.response().measure())))
                .forEach(placed -> rated.add(placed.day()));
        LocalDate start = start(therapy);
        leftOut.stream()
                .filter(form -> isAlliance(measures.byId(form.measure())))
                .map(form -> form.answeredAt().atZone(zone).toLocalDate())
                .filter(day -> !day.isAfter(therapy.asOf()) && !day.isBefore(start))
                .forEach(rated::add);
        this.days = List.copyOf(rated);
        this.twiceUsual = Intervals.twiceTheMedian(days);
    }

    private static LocalDate start(Therapy therapy) {
        return Stream.concat(
                        therapy.contactDays().stream(),
                        therapy.responses().stream().map(PlacedResponse::day))
                .min(LocalDate::compareTo)
                .orElse(therapy.asOf());
    }

    private static boolean isAlliance(@Nullable Measure measure) {
        return measure != null && measure.kind() == Measure.Kind.ALLIANCE;
    }

    /** Not known where earlier ones may not have been given. */
    @Sentence(value = "no one has rated the alliance in this course", onlyIf = "days rated < 1")
    public Answer none() {
        Phrase absent = therapy.absentBecause();
        if (absent != null) {
            return Answer.notKnown(absent);
        }
        if (days.isEmpty() && therapy.lacks(Gap.EARLIER_RESPONSES)) {
            return noRating();
        }
        return days.isEmpty()
                ? Answer.telling(true, WORDS.say("no-rating"), WORDS.say("no-rating.headline"), List.of())
                : Answer.stage(false, WORDS.say("last-rated", "day", last()), List.of(last()));
    }

    /** Each day once, however many rated on it. */
    @Sentence(value = "the alliance was rated on at least {n:2..60} days, by anyone", onlyIf = "days rated >= {n}")
    public Answer ratedOnAtLeast(int n) {
        return days.isEmpty()
                ? noRating()
                : Answer.stage(
                        days.size() >= n,
                        WORDS.say("rated-on", "count", days.size(), "span", new Spoken.Span(days.get(0), last())),
                        days);
    }

    /** Needs two days. */
    @Sentence(
            value = "the last alliance rating by anyone is older than {times:1..10} of the client's usual intervals",
            onlyIf = "days rated >= 2")
    public Answer olderThanIntervals(int times) {
        if (days.isEmpty() || therapy.lacks(Gap.LATER_RESPONSES)) {
            return noRating();
        }
        if (twiceUsual == 0) {
            return Answer.notKnown(WORDS.say("no-interval"));
        }
        long ago = DAYS.between(last(), therapy.asOf());
        return Answer.telling(
                2 * ago > times * twiceUsual,
                WORDS.say("older", "last", last(), "ago", ago, "interval", BigDecimal.valueOf(5 * twiceUsual, 1)),
                WORDS.say("older.headline", "last", new Spoken.ShortDay(last())),
                List.of(last()));
    }

    /** Sessions of a later day. */
    @Sentence(
            value = "at least {n:1..20} session(s) were attended since the last alliance rating by anyone",
            onlyIf = "days rated >= 1")
    public Answer sessionsSinceAtLeast(int n) {
        if (days.isEmpty() || therapy.lacks(Gap.LATER_RESPONSES)) {
            return noRating();
        }
        List<LocalDate> since = therapy.sessions().stream()
                .map(Session::day)
                .filter(session -> session.isAfter(last()))
                .toList();
        return Answer.stage(
                since.size() >= n,
                WORDS.say("sessions-since", "count", since.size(), "last", last(), "days", since),
                since);
    }

    private LocalDate last() {
        return days.get(days.size() - 1);
    }

    private Answer noRating() {
        Phrase absent = therapy.absentBecause();
        if (absent == null && therapy.lacks(Gap.EARLIER_RESPONSES)) {
            return Answer.notKnown(WORDS.say("last-unknown", "gap", Gaps.say(Gap.EARLIER_RESPONSES)));
        }
        return Answer.notKnown(absent == null ? WORDS.say("no-rating") : absent);
    }
}
