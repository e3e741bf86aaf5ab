// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.alliancecds.fact.notes.NotedTension;
import org.alliancecds.measure.Threshold;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Bisection;
import org.alliancecds.therapy.Levels;
import org.alliancecds.therapy.Mean;
import org.alliancecds.therapy.OwnDeviation;
import org.alliancecds.therapy.Ratings;
import org.alliancecds.therapy.Series;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * Whether the client's ratings came back after a tension: a noted one, or a fall of the rating. Each tension is looked at
 * by itself; the first that is not mended is told. Without a rating before or enough since, it is not known.
 *
 * @param ratings of one measure by the client
 * @param step of the measure
 */
record Mending(Therapy therapy, Ratings ratings, Threshold step) {
    private static final Words WORDS = Words.beside(Mending.class);

    /**
     * What has to be true of the time since.
     *
     * @param sessions attended since, at least
     * @param ratings given since, at least
     * @param within own standard deviations of the level before, within which a rating is back
     */
    record Since(int sessions, int ratings, BigDecimal within) {}

    /**
     * One tension.
     *
     * @param before how many ratings were given before it
     * @param since index of the first rating given after it
     */
    private record Event(
            Supplier<Phrase> text,
            Supplier<Phrase> headline,
            @Nullable Integer session,
            LocalDate day,
            int before,
            int since) {}

    /** After what the notes say: tension of at least this, a confrontation or a withdrawal. */
    Answer afterNoted(int tension, Since asked) {
        if (therapy.notes().isEmpty()) {
            return Answer.notKnown(WORDS.say("no-note"));
        }
        List<Event> events = new ArrayList<>();
        for (NotedTension noted : NotedTension.of(therapy, therapy.sessions())) {
            if (noted.isAny(tension)) {
                Session session = noted.session();
                events.add(new Event(
                        () -> WORDS.say("noted", "day", session.day(), "tension", noted.words()),
                        () -> WORDS.say("noted-in-short", "day", new Spoken.ShortDay(session.day())),
                        session.number(),
                        session.day(),
                        Bisection.first(ratings.size(), i -> order(point(i), session) >= 0),
                        Bisection.first(ratings.size(), i -> order(point(i), session) > 0)));
            }
        }
        return answer(events, asked, WORDS.say("none-noted", "tension", tension));
    }

    /** After a rating at least so many own standard deviations below the mean of at least so many earlier ones. */
    Answer afterFall(BigDecimal x, int earlier, Since asked) {
        List<Event> events = new ArrayList<>();
        Levels levels = ratings.levels();
        for (int i = earlier; i < ratings.size(); i++) {
            Series.Point point = point(i);
            Mean now = new Mean(point.value(), 1);
            Mean before = levels.mean(i);
            boolean below = before.minusTimesCounts(now).signum() > 0;
            if (below && levels.deviation(i, step).isReachedBy(before, now, x)) {
                events.add(new Event(
                        () -> WORDS.say(
                                "fell",
                                "measure",
                                ratings.measure(),
                                "day",
                                point.date(),
                                "value",
                                point.value(),
                                "asked",
                                x),
                        () -> WORDS.say(
                                "fell-in-short",
                                "measure",
                                ratings.measure(),
                                "value",
                                point.value(),
                                "day",
                                new Spoken.ShortDay(point.date())),
                        point.session(),
                        point.date(),
                        i,
                        i + 1));
            }
        }
        return answer(
                events,
                asked,
                WORDS.say(
                        "none-fell",
                        "measure",
                        ratings.measure(),
                        "span",
                        ratings.span(),
                        "asked",
                        x,
                        "earlier",
                        earlier));
    }

    /**
     * The first that is not mended, else the newest that is not known, else the newest that is over or too new. Which one
     * that is takes few steps for each; only its answer is written out.
     */
    private Answer answer(List<Event> events, Since asked, Phrase none) {
        if (events.isEmpty()) {
            return Answer.stage(false, none, List.of());
        }
        Levels levels = ratings.levels();
        List<BigDecimal> highestFrom = highestFrom();
        Event told = null;
        Answer.Truth known = Answer.Truth.FALSE;
        for (Event event : events) {
            Answer.Truth truth = truth(event, asked, levels, highestFrom);
            if (truth == Answer.Truth.TRUE) {
                return answer(event, asked);
            }
            if (truth == Answer.Truth.NOT_KNOWN || known == Answer.Truth.FALSE) {
                told = event;
                known = truth;
            }
        }
        return answer(Objects.requireNonNull(told), asked);
    }

    /** What the answer of one tension says, without its words. */
    private Answer.Truth truth(Event event, Since asked, Levels levels, List<BigDecimal> highestFrom) {
        if (therapy.notes().repairedSince(event.session(), event.day()) != null
                || sessionsSince(event) < asked.sessions()) {
            return Answer.Truth.FALSE;
        }
        if (event.before() == 0) {
            return Answer.Truth.NOT_KNOWN;
        }
        // If any rating since is back, the highest is.
        boolean back = event.since() < ratings.size()
                && levels.deviation(event.before(), step)
                        .holdsWithin(
                                levels.mean(event.before()),
                                new Mean(highestFrom.get(event.since()), 1),
                                asked.within());
        if (back) {
            return Answer.Truth.FALSE;
        }
        return ratings.size() - event.since() < asked.ratings() ? Answer.Truth.NOT_KNOWN : Answer.Truth.TRUE;
    }

    /** For each rating the highest value from it on. */
    private List<BigDecimal> highestFrom() {
        List<BigDecimal> highest = new ArrayList<>(ratings.values());
        for (int i = highest.size() - 2; i >= 0; i--) {
            highest.set(i, highest.get(i).max(highest.get(i + 1)));
        }
        return highest;
    }

    private int sessionsSince(Event event) {
        return event.session() == null
                ? therapy.sessionsAfter(event.day())
                : therapy.sessions().size() - event.session();
    }

    private Answer answer(Event event, Since asked) {
        LocalDate repaired = therapy.notes().repairedSince(event.session(), event.day());
        if (repaired != null) {
            return Answer.stage(
                    false,
                    WORDS.say("repaired", "event", event.text().get(), "day", repaired),
                    List.of(event.day(), repaired));
        }
        int sessions = sessionsSince(event);
        if (sessions < asked.sessions()) {
            return Answer.stage(
                    false,
                    WORDS.say("too-new", "event", event.text().get(), "sessions", sessions, "asked", asked.sessions()),
                    List.of(event.day()));
        }
        return event.before() == 0
                ? Answer.notKnown(WORDS.say("no-level", "event", event.text().get(), "measure", ratings.measure()))
                : comparedWithBefore(event, asked);
    }

    private Answer comparedWithBefore(Event event, Since asked) {
        Ratings before = ratings.first(event.before());
        Ratings since = ratings.last(ratings.size() - event.since());
        Mean level = before.mean();
        OwnDeviation deviation = before.deviation(step);
        for (Series.Point point : since.points()) {
            if (deviation.holdsWithin(level, new Mean(point.value(), 1), asked.within())) {
                return Answer.stage(
                        false,
                        WORDS.say(
                                "came-back",
                                "event",
                                event.text().get(),
                                "before",
                                before.asLevelBefore(),
                                "day",
                                point.date(),
                                "value",
                                point.value()),
                        List.of(event.day(), point.date()));
            }
        }
        if (since.size() < asked.ratings()) {
            return Answer.notKnown(WORDS.say(
                    "too-few-since",
                    "event",
                    event.text().get(),
                    "given",
                    since.size(),
                    "needed",
                    asked.ratings(),
                    "measure",
                    ratings.measure()));
        }
        List<LocalDate> dates = new ArrayList<>(before.dates());
        dates.add(event.day());
        dates.addAll(since.dates());
        return Answer.telling(
                true,
                WORDS.say(
                        "not-back",
                        "event",
                        event.text().get(),
                        "before",
                        before.asLevelBefore(),
                        "deviation",
                        deviation.words(),
                        "ratings",
                        since.counted(),
                        "span",
                        since.span(),
                        "values",
                        since.values(),
                        "within",
                        asked.within()),
                WORDS.say("not-back.headline", "event", event.headline().get(), "mean", level)
                        .headline(),
                dates);
    }

    private Series.Point point(int index) {
        return ratings.points().get(index);
    }

    private static int order(Series.Point point, Session session) {
        return point.session() == null
                ? point.date().compareTo(session.day())
                : Integer.compare(point.session(), session.number());
    }
}
