// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.raters;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.alliancecds.fact.Recency;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.Rater;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.InWords;
import org.alliancecds.words.Phrase;

/** Who rated the alliance in the course, over all alliance measures, and what that answers to rules. */
public final class RatingSources {
    private final Therapy therapy;
    private final List<Rating> known;
    private final List<LocalDate> unknown;

    /** A form that somebody filled in on a day; two on one day by the same rater are one. */
    private record Rating(LocalDate day, Rater rater, String measure) {}

    public RatingSources(Therapy therapy, MeasureCatalogue measures) {
        this.therapy = therapy;
        List<Rating> ratings = therapy.responses().stream()
                .filter(placed ->
                        Objects.requireNonNull(measures.byId(placed.response().measure()))
                                        .kind()
                                == Measure.Kind.ALLIANCE)
                .map(placed -> new Rating(
                        placed.day(),
                        placed.response().rater(),
                        placed.response().measure()))
                .distinct()
                // On one day the client's come last, so that nobody is said to be missing who did rate.
                .sorted(Comparator.comparing(Rating::day)
                        .thenComparing(Rating::rater, Comparator.reverseOrder())
                        .thenComparing(Rating::measure))
                .toList();
        this.known = ratings.stream()
                .filter(rating -> rating.rater() != Rater.UNKNOWN)
                .toList();
        this.unknown = ratings.stream()
                .filter(rating -> rating.rater() == Rater.UNKNOWN)
                .map(Rating::day)
                .toList();
    }

    /**
     * "the last {n} alliance ratings are all by the therapist or an observer". A rating by nobody knows whom never counts
     * as anybody's; one among the last may be the client's, so then this is not known.
     */
    @Sentence("the last {n:1..20} alliance ratings are all by the therapist or an observer")
    public Answer lastAllByOthers(int n) {
        if (known.isEmpty()) {
            return noRating();
        }
        List<Rating> last = known.subList(Math.max(0, known.size() - n), known.size());
        List<LocalDate> days = last.stream().map(Rating::day).toList();
        List<LocalDate> byClient = last.stream()
                .filter(rating -> rating.rater() == Rater.CLIENT)
                .map(Rating::day)
                .distinct()
                .toList();
        if (!byClient.isEmpty()) {
            return Answer.stage(
                    false,
                    "Among the last " + InWords.count(last.size(), "alliance rating")
                            + " by a known rater, the client's " + (byClient.size() == 1 ? "is" : "are") + " of "
                            + InWords.days(byClient) + ".",
                    days);
        }
        if (last.size() < n) {
            return Answer.notKnown("There are " + last.size() + " of the " + n
                    + " alliance ratings by a known rater that this needs so far.");
        }
        List<LocalDate> mayBeTheClients =
                unknown.stream().filter(day -> !day.isBefore(days.get(0))).toList();
        if (!mayBeTheClients.isEmpty()) {
            return Answer.notKnown("The record does not say who rated on " + InWords.days(mayBeTheClients)
                    + "; it may have been the client.");
        }
        return Answer.telling(
                true,
                "The last " + InWords.count(n, "alliance rating") + " (" + InWords.span(days.get(0), days.get(n - 1))
                        + ") are by the " + raters(last) + "; none of them is the client's.",
                "last " + InWords.count(n, "rating") + " by the " + raters(last),
                days);
    }

    /** "the latest alliance rating by anyone is no older than {days} days or {times} of the usual intervals". */
    @Sentence(
            "the latest alliance rating by anyone is no older than {days:1..365} days or {times:1..10} of the usual intervals")
    public Answer latestIsRecent(int days, int times) {
        if (known.isEmpty()) {
            return noRating();
        }
        Rating latest = known.get(known.size() - 1);
        return Recency.of(
                therapy,
                "The latest alliance rating, by the " + latest.rater().word() + ",",
                known.stream().map(Rating::day).toList(),
                days,
                times);
    }

    private static String raters(List<Rating> ratings) {
        return InWords.list(ratings.stream()
                .map(Rating::rater)
                .distinct()
                .sorted()
                .map(Rater::word)
                .toList());
    }

    private Answer noRating() {
        String absent = Phrase.textOf(therapy.absentBecause());
        return Answer.notKnown(
                absent == null ? "There is no alliance rating by a known rater in this course." : absent);
    }
}
