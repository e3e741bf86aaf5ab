// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.data;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.alliancecds.words.InWords.count;
import static org.alliancecds.words.InWords.day;
import static org.alliancecds.words.InWords.shortDay;

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
import org.alliancecds.therapy.Intervals;
import org.alliancecds.therapy.PlacedResponse;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.InWords;
import org.alliancecds.words.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * How long ago an alliance form was filled in, by whomever and on whichever measure, and what that answers to rules. A form
 * that could not be used was still filled in.
 */
public final class RatingGap {
    private final Therapy therapy;
    private final List<LocalDate> days;

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

    /** "no one has rated the alliance in this course". */
    @Sentence(value = "no one has rated the alliance in this course", onlyIf = "days rated < 1")
    public Answer none() {
        String absent = Phrase.textOf(therapy.absentBecause());
        if (absent != null) {
            return Answer.notKnown(absent);
        }
        if (days.isEmpty() && therapy.lacks(Gap.EARLIER_RESPONSES)) {
            return noRating();
        }
        return days.isEmpty()
                ? Answer.telling(
                        true, "There is no alliance rating by anyone in this course.", "none in this course", List.of())
                : Answer.stage(false, "The alliance was last rated on " + day(last()) + ".", List.of(last()));
    }

    /** "the alliance was rated on at least {n} day(s), by anyone". */
    @Sentence(value = "the alliance was rated on at least {n:2..60} days, by anyone", onlyIf = "days rated >= {n}")
    public Answer ratedOnAtLeast(int n) {
        if (days.isEmpty()) {
            return noRating();
        }
        return Answer.stage(
                days.size() >= n,
                "The alliance was rated on " + count(days.size(), "day") + " of this course, by anyone ("
                        + InWords.span(days.get(0), last()) + ").",
                days);
    }

    /** "the last alliance rating by anyone is older than {times} of the client's usual intervals"; needs two days. */
    @Sentence(
            value = "the last alliance rating by anyone is older than {times:1..10} of the client's usual intervals",
            onlyIf = "days rated >= 2")
    public Answer olderThanIntervals(int times) {
        if (days.isEmpty() || therapy.lacks(Gap.LATER_RESPONSES)) {
            return noRating();
        }
        long twiceUsual = Intervals.twiceTheMedian(days);
        if (twiceUsual == 0) {
            return Answer.notKnown("The alliance was rated on one day only, so there is no usual interval yet.");
        }
        long ago = DAYS.between(last(), therapy.asOf());
        return Answer.telling(
                2 * ago > times * twiceUsual,
                "The last alliance rating by anyone is of " + day(last()) + ", " + count(ago, "day")
                        + " ago; the usual interval is " + InWords.number(BigDecimal.valueOf(5 * twiceUsual, 1))
                        + " days.",
                "none since " + shortDay(last()),
                List.of(last()));
    }

    /** "at least {n} session(s) were attended since the last alliance rating by anyone". */
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
                (since.isEmpty()
                                ? "No session was"
                                : count(since.size(), "session") + (since.size() == 1 ? " was" : " were"))
                        + " attended since the last alliance rating by anyone (" + day(last()) + ")"
                        + (since.isEmpty() ? "." : ": " + InWords.days(since) + "."),
                since);
    }

    private LocalDate last() {
        return days.get(days.size() - 1);
    }

    private Answer noRating() {
        String absent = Phrase.textOf(therapy.absentBecause());
        if (absent == null && therapy.lacks(Gap.EARLIER_RESPONSES)) {
            return Answer.notKnown(Gap.EARLIER_RESPONSES.words() + ", so it is not known which was the last.");
        }
        return Answer.notKnown(absent == null ? "There is no alliance rating by anyone in this course." : absent);
    }
}
