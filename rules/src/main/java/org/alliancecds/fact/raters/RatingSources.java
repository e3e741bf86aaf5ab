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
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;

/** Who rated the alliance in the course, over all alliance measures, and what that answers to rules. */
public final class RatingSources {
    private static final Words WORDS = Words.beside(RatingSources.class);

    private final Therapy therapy;
    private final List<Rating> known;
    private final List<LocalDate> dates;
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
        this.dates = known.stream().map(Rating::day).toList();
        this.unknown = ratings.stream()
                .filter(rating -> rating.rater() == Rater.UNKNOWN)
                .map(Rating::day)
                .toList();
    }

    /**
     * A rating by nobody knows whom never counts as anybody's; one among the last may be the client's, so then this is not
     * known.
     */
    @Sentence("the last {n:1..20} alliance ratings are all by the therapist or an observer")
    public Answer lastAllByOthers(int n) {
        if (known.isEmpty()) {
            return noRating();
        }
        List<Rating> last = known.subList(Math.max(0, known.size() - n), known.size());
        List<LocalDate> lastDays = dates.subList(dates.size() - last.size(), dates.size());
        List<LocalDate> byClient = last.stream()
                .filter(rating -> rating.rater() == Rater.CLIENT)
                .map(Rating::day)
                .distinct()
                .toList();
        if (!byClient.isEmpty()) {
            return Answer.stage(
                    false,
                    WORDS.say("by-client", "count", last.size(), "clients", byClient.size(), "days", byClient),
                    lastDays);
        }
        if (last.size() < n) {
            return Answer.notKnown(WORDS.say("too-few-ratings", "count", last.size(), "needed", n));
        }
        List<LocalDate> mayBeTheClients =
                unknown.stream().filter(day -> !day.isBefore(lastDays.get(0))).toList();
        if (!mayBeTheClients.isEmpty()) {
            return Answer.notKnown(WORDS.say("rater-unknown", "days", mayBeTheClients));
        }
        List<Phrase> raters = raters(last);
        return Answer.telling(
                true,
                WORDS.say(
                        "by-others",
                        "n",
                        n,
                        "span",
                        new Spoken.Span(lastDays.get(0), lastDays.get(n - 1)),
                        "raters",
                        raters),
                WORDS.say("by-others.headline", "n", n, "raters", raters),
                lastDays);
    }

    /** A planned break keeps it recent. */
    @Sentence(
            "the latest alliance rating by anyone is no older than {days:1..365} days or {times:1..10} of the usual intervals")
    public Answer latestIsRecent(int days, int times) {
        if (known.isEmpty()) {
            return noRating();
        }
        Rater latest = known.get(known.size() - 1).rater();
        return Recency.of(therapy, WORDS.say("latest-rating", "rater", rater(latest)), dates, days, times);
    }

    private static List<Phrase> raters(List<Rating> ratings) {
        return ratings.stream()
                .map(Rating::rater)
                .distinct()
                .sorted()
                .map(RatingSources::rater)
                .toList();
    }

    private static Phrase rater(Rater rater) {
        return WORDS.say("rater", "rater", rater);
    }

    private Answer noRating() {
        Phrase absent = therapy.absentBecause();
        return Answer.notKnown(absent == null ? WORDS.say("no-rating") : absent);
    }
}
