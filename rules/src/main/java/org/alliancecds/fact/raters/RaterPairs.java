// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.raters;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alliancecds.fact.Recency;
import org.alliancecds.fact.alliance.AllianceSeries;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.measure.Threshold;
import org.alliancecds.record.Rater;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.therapy.Mean;
import org.alliancecds.therapy.OwnDeviation;
import org.alliancecds.therapy.Series;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.Language;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that client and therapist both rated on one alliance measure, and what the distance between the two answers to
 * rules. The two are never averaged: a therapist may hold the work against an ideal, a client against other
 * relationships, so what counts is how far apart the two usually are.
 */
public final class RaterPairs {
    private static final Words WORDS = Words.beside(RaterPairs.class);

    private final Therapy therapy;
    private final @Nullable Measure measure;
    private final List<Pair> pairs;
    private final List<LocalDate> dates;

    /** One session rated by both. */
    private record Pair(LocalDate day, BigDecimal client, BigDecimal therapist) {
        BigDecimal difference() {
            return client.subtract(therapist);
        }
    }

    private RaterPairs(Therapy therapy, @Nullable Measure measure, List<Pair> pairs) {
        this.therapy = therapy;
        this.measure = measure;
        this.pairs = List.copyOf(pairs);
        this.dates = pairs.stream().map(Pair::day).toList();
    }

    /** One for each alliance measure with such a session; one empty when there is none. */
    public static List<RaterPairs> of(Therapy therapy, List<Series> series, MeasureCatalogue measures) {
        List<RaterPairs> found = new ArrayList<>();
        for (Series clients : series) {
            Measure measure = Objects.requireNonNull(measures.byId(clients.measure()));
            if (measure.kind() != Measure.Kind.ALLIANCE
                    || clients.rater() != Rater.CLIENT
                    || !clients.scale().equals(AllianceSeries.SCALE)) {
                continue;
            }
            List<Pair> pairs = new ArrayList<>();
            for (Series therapists : series) {
                if (therapists.rater() == Rater.THERAPIST
                        && therapists.measure().equals(clients.measure())
                        && therapists.scale().equals(clients.scale())) {
                    pairs.addAll(pairs(clients, therapists));
                }
            }
            if (!pairs.isEmpty()) {
                found.add(new RaterPairs(therapy, measure, pairs));
            }
        }
        return found.isEmpty() ? List.of(new RaterPairs(therapy, null, List.of())) : List.copyOf(found);
    }

    private static List<Pair> pairs(Series clients, Series therapists) {
        // Of each session a series has one value.
        Map<Integer, BigDecimal> bySession = new HashMap<>();
        for (Series.Point therapist : therapists.points()) {
            if (therapist.session() != null) {
                bySession.put(therapist.session(), therapist.value());
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (Series.Point client : clients.points()) {
            BigDecimal therapist = client.session() == null ? null : bySession.get(client.session());
            if (therapist != null) {
                pairs.add(new Pair(client.date(), client.value(), therapist));
            }
        }
        return pairs;
    }

    /**
     * Usual is the mean of the earlier differences; a session in which the two are closer than usual is no disagreement,
     * however unusual.
     */
    @Sentence(
            "client and therapist last rated a session at least {x:0.1..5.0/0.1} standard deviations further apart than over at least {n:2..20} earlier ones")
    public Answer furtherApartThanUsual(BigDecimal x, int n) {
        if (measure == null) {
            return noPair();
        }
        if (therapy.underAge()) {
            return Answer.notKnown(WORDS.say("under-age", "age", Objects.requireNonNull(therapy.age())));
        }
        Threshold step = measure.threshold("step");
        if (step == null) {
            return Answer.notKnown(WORDS.say("no-step", "measure", measure.shortName()));
        }
        int earlierCount = pairs.size() - 1;
        if (earlierCount < n) {
            return Answer.notKnown(
                    WORDS.say("too-few-pairs", "earlier", earlierCount, "needed", n, "measure", measure.shortName()));
        }
        Pair latest = latest();
        List<BigDecimal> earlier =
                pairs.subList(0, earlierCount).stream().map(Pair::difference).toList();
        Mean usual = Mean.of(earlier);
        OwnDeviation deviation = OwnDeviation.of(earlier, step);
        Mean now = Mean.of(List.of(latest.difference()));
        boolean rose = usual.minusTimesCounts(now).signum() < 0;
        boolean unusual =
                rose ? deviation.isReachedBy(negated(usual), negated(now), x) : deviation.isReachedBy(usual, now, x);
        boolean further = size(now).minusTimesCounts(size(usual)).signum() > 0;
        return Answer.telling(
                unusual && further,
                WORDS.say(
                        "apart",
                        "day",
                        latest.day(),
                        "client",
                        latest.client(),
                        "measure",
                        measure.shortName(),
                        "therapist",
                        latest.therapist(),
                        "earlier",
                        earlierCount,
                        "usual",
                        new Usual(usual),
                        "deviation",
                        deviation.wordsOfDifferences()),
                WORDS.say(
                                "apart.headline",
                                "measure",
                                measure.shortName(),
                                "client",
                                latest.client(),
                                "therapist",
                                latest.therapist())
                        .headline(),
                List.of(latest.day()));
    }

    /** A planned break keeps it recent. */
    @Sentence(
            "the last session that both rated is no older than {days:1..365} days or {times:1..10} of the usual intervals")
    public Answer latestIsRecent(int days, int times) {
        return measure == null
                ? noPair()
                : Recency.of(therapy, WORDS.say("latest-pair", "measure", measure.shortName()), dates, days, times);
    }

    /** How far the client's ratings were from the therapist's on average, to one decimal; half a sentence. */
    private record Usual(Mean difference) implements Spoken {
        @Override
        public String in(Language language) {
            BigDecimal rounded = difference.rounded(1);
            String side = rounded.signum() == 0 ? "level" : rounded.signum() > 0 ? "higher" : "lower";
            return WORDS.say("usual", "side", side, "by", rounded.abs()).in(language);
        }
    }

    private static Mean negated(Mean mean) {
        return new Mean(mean.sum().negate(), mean.count());
    }

    private static Mean size(Mean mean) {
        return new Mean(mean.sum().abs(), mean.count());
    }

    private Answer noPair() {
        Phrase absent = therapy.absentBecause();
        return Answer.notKnown(absent == null ? WORDS.say("no-pair") : absent);
    }

    private Pair latest() {
        return pairs.get(pairs.size() - 1);
    }
}
