// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.alliancecds.fact.notes.NotedTension;
import org.alliancecds.measure.Threshold;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Levels;
import org.alliancecds.therapy.Mean;
import org.alliancecds.therapy.OwnDeviation;
import org.alliancecds.therapy.Ratings;
import org.alliancecds.therapy.Series;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** Whether a client's ratings on one measure came back to their level after a fall or a tension that was noted. */
record AllianceRecovery(Therapy therapy, Ratings ratings, Threshold step) {
    private static final Words WORDS = Words.beside(AllianceRecovery.class);

    /** Ratings that make a level; as many as a fall against the client's own usual level asks for. */
    static final int EARLIER = 3;

    /**
     * A fall, with the level before it.
     *
     * @param from index of the rating that fell
     * @param backAt index of the first rating that was back, null while none is
     */
    private record Fall(
            Mean level,
            OwnDeviation deviation,
            int from,
            @Nullable Integer backAt) {}

    /** Came back at one of the last so many ratings, and still is; before a first fall this is false. */
    Answer afterFall(BigDecimal atLeast, BigDecimal within, int lastOnes) {
        Fall fall = lastFall(atLeast, within);
        if (fall == null) {
            return Answer.stage(
                    false, WORDS.say("never-fell", "measure", ratings.measure(), "asked", atLeast), ratings.dates());
        }
        Series.Point fell = ratings.points().get(fall.from());
        Integer backAt = fall.backAt();
        boolean recent = backAt != null && backAt >= ratings.size() - lastOnes;
        return answer(
                recent && isBack(fall.level(), fall.deviation(), ratings.latest(), within),
                WORDS.say(
                        "fell-before",
                        "measure",
                        ratings.measure(),
                        "value",
                        fell.value(),
                        "day",
                        fell.date(),
                        "back",
                        backAt != null,
                        "on",
                        backAt == null ? "" : ratings.dates().get(backAt)),
                fall.level(),
                fall.deviation(),
                fell.date());
    }

    /** The latest rating of a later session, against the level before the tension. */
    Answer afterCodedTension(int tension, int sessions, BigDecimal within) {
        List<NotedTension> notes = NotedTension.of(therapy, therapy.lastSessions(sessions));
        if (notes.isEmpty()) {
            return Answer.notKnown(WORDS.say("no-recent-note", "sessions", sessions));
        }
        LocalDate when = notes.stream()
                .filter(noted -> noted.isAny(tension))
                .map(noted -> noted.session().day())
                .reduce((one, later) -> later)
                .orElse(null);
        if (when == null) {
            return Answer.stage(
                    false, WORDS.say("no-recent-tension", "sessions", sessions, "tension", tension), List.of());
        }
        List<BigDecimal> before = ratings.points().stream()
                .filter(point -> point.date().isBefore(when))
                .map(Series.Point::value)
                .toList();
        if (before.size() < EARLIER || !ratings.latest().date().isAfter(when)) {
            return Answer.notKnown(WORDS.say(
                    "level-needed",
                    "day",
                    when,
                    "given",
                    before.size(),
                    "needed",
                    EARLIER,
                    "measure",
                    ratings.measure()));
        }
        Mean level = Mean.of(before);
        OwnDeviation deviation = OwnDeviation.of(before, step);
        return answer(
                isBack(level, deviation, ratings.latest(), within),
                WORDS.say("tension-before", "day", when),
                level,
                deviation,
                when);
    }

    private Answer answer(boolean holds, Phrase event, Mean level, OwnDeviation deviation, LocalDate since) {
        Series.Point latest = ratings.latest();
        return Answer.telling(
                holds,
                WORDS.say(
                        "recovery",
                        "event",
                        event,
                        "measure",
                        ratings.measure(),
                        "day",
                        latest.date(),
                        "value",
                        latest.value(),
                        "before",
                        level,
                        "deviation",
                        deviation.words()),
                WORDS.say(
                                "recovery.headline",
                                "measure",
                                ratings.measure(),
                                "value",
                                latest.value(),
                                "since",
                                new Spoken.ShortDay(since))
                        .headline(),
                List.of(since, latest.date()));
    }

    private @Nullable Fall lastFall(BigDecimal atLeast, BigDecimal within) {
        Fall last = null;
        List<Series.Point> points = ratings.points();
        Levels levels = new Levels(points);
        for (int i = EARLIER; i < points.size(); i++) {
            if (last != null && last.backAt() == null) {
                if (isBack(last.level(), last.deviation(), points.get(i), within)) {
                    last = new Fall(last.level(), last.deviation(), last.from(), i);
                }
                continue;
            }
            Mean level = levels.mean(i);
            OwnDeviation deviation = levels.deviation(i, step);
            if (deviation.isReachedBy(level, new Mean(points.get(i).value(), 1), atLeast)) {
                last = new Fall(level, deviation, i, null);
            }
        }
        return last;
    }

    private static boolean isBack(Mean level, OwnDeviation deviation, Series.Point point, BigDecimal within) {
        return deviation.holdsWithin(level, new Mean(point.value(), 1), within);
    }
}
