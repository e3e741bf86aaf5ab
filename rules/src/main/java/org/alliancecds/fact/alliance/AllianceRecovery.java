// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import static org.alliancecds.words.InWords.day;
import static org.alliancecds.words.InWords.number;
import static org.alliancecds.words.InWords.shortDay;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.alliancecds.fact.notes.NotedTension;
import org.alliancecds.measure.Threshold;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Levels;
import org.alliancecds.therapy.Mean;
import org.alliancecds.therapy.OwnDeviation;
import org.alliancecds.therapy.Series;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.InWords;
import org.jspecify.annotations.Nullable;

/** Whether a client's ratings on one measure came back to their level after a fall or a tension that was noted. */
record AllianceRecovery(Therapy therapy, String measure, List<Series.Point> points, Threshold step) {
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
    Answer afterFall(BigDecimal atLeast, BigDecimal within, int ratings) {
        Fall fall = lastFall(atLeast, within);
        if (fall == null) {
            return Answer.stage(
                    false,
                    "None of the client's " + measure + " ratings fell by " + number(atLeast)
                            + " of the client's own standard deviations or more.",
                    points.stream().map(Series.Point::date).toList());
        }
        Series.Point fell = points.get(fall.from());
        boolean recent = fall.backAt() != null && fall.backAt() >= points.size() - ratings;
        return answer(
                recent && isBack(fall.level(), fall.deviation(), latest(), within),
                "The client's " + measure + " rating fell to " + number(fell.value()) + " on " + day(fell.date())
                        + (fall.backAt() == null
                                ? " and has not come back since"
                                : " and came back on "
                                        + day(points.get(fall.backAt()).date())),
                fall.level(),
                fall.deviation(),
                fell.date());
    }

    /** The latest rating of a later session, against the level before the tension. */
    Answer afterCodedTension(int tension, int sessions, BigDecimal within) {
        List<NotedTension> notes = NotedTension.of(therapy, therapy.lastSessions(sessions));
        if (notes.isEmpty()) {
            return Answer.notKnown("There is no session note of the last " + InWords.count(sessions, "session") + ".");
        }
        LocalDate when = notes.stream()
                .filter(noted -> noted.isAny(tension))
                .map(noted -> noted.session().day())
                .reduce((one, later) -> later)
                .orElse(null);
        if (when == null) {
            return Answer.stage(
                    false,
                    "No note of the last " + InWords.count(sessions, "session") + " tells of a tension of " + tension
                            + " or more, of confrontation or of withdrawal.",
                    List.of());
        }
        List<BigDecimal> before = points.stream()
                .filter(point -> point.date().isBefore(when))
                .map(Series.Point::value)
                .toList();
        if (before.size() < EARLIER || !latest().date().isAfter(when)) {
            return Answer.notKnown("The therapist noted a tension on " + day(when) + "; a level before it ("
                    + before.size() + " of " + EARLIER + " " + measure + " ratings) and a rating after it are needed.");
        }
        Mean level = Mean.of(before);
        OwnDeviation deviation = OwnDeviation.of(before, step);
        return answer(
                isBack(level, deviation, latest(), within),
                "The therapist noted a tension on " + day(when),
                level,
                deviation,
                when);
    }

    private Answer answer(boolean holds, String what, Mean level, OwnDeviation deviation, LocalDate since) {
        return Answer.telling(
                holds,
                what + ". The latest " + measure + " rating by the client (" + day(latest().date()) + ") is "
                        + number(latest().value()) + "; the mean before was " + level.words() + ". "
                        + deviation.words() + ".",
                InWords.headline(measure + " back at " + number(latest().value()) + " after " + shortDay(since)),
                List.of(since, latest().date()));
    }

    private @Nullable Fall lastFall(BigDecimal atLeast, BigDecimal within) {
        Fall last = null;
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
            if (deviation.isReachedBy(level, Mean.of(List.of(points.get(i).value())), atLeast)) {
                last = new Fall(level, deviation, i, null);
            }
        }
        return last;
    }

    private static boolean isBack(Mean level, OwnDeviation deviation, Series.Point point, BigDecimal within) {
        return deviation.holdsWithin(level, Mean.of(List.of(point.value())), within);
    }

    private Series.Point latest() {
        return points.get(points.size() - 1);
    }
}
