// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import static org.alliancecds.words.InWords.count;
import static org.alliancecds.words.InWords.day;
import static org.alliancecds.words.InWords.number;
import static org.alliancecds.words.InWords.shortDay;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import org.alliancecds.words.InWords;
import org.jspecify.annotations.Nullable;

/**
 * Whether the client's ratings came back after a tension: a noted one, or a fall of the rating. Each tension is looked at
 * by itself; the first that is not mended is told. Without a rating before or enough since, it is not known.
 *
 * @param ratings of one measure by the client
 * @param step of the measure
 */
record Mending(Therapy therapy, Ratings ratings, Threshold step) {

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
            Supplier<String> text,
            Supplier<String> headline,
            @Nullable Integer session,
            LocalDate day,
            int before,
            int since) {}

    /** After what the notes say: tension of at least this, a confrontation or a withdrawal. */
    Answer afterNoted(int tension, Since asked) {
        if (therapy.notes().isEmpty()) {
            return Answer.notKnown("There is no session note in this course.");
        }
        List<Event> events = new ArrayList<>();
        for (NotedTension noted : NotedTension.of(therapy, therapy.sessions())) {
            if (noted.isAny(tension)) {
                Session session = noted.session();
                events.add(new Event(
                        () -> "The therapist's note of " + day(session.day()) + " tells of " + noted.words() + ".",
                        () -> "tension noted on " + shortDay(session.day()),
                        session.number(),
                        session.day(),
                        Bisection.first(ratings.size(), i -> order(point(i), session) >= 0),
                        Bisection.first(ratings.size(), i -> order(point(i), session) > 0)));
            }
        }
        return answer(
                events,
                asked,
                "No session note of this course tells of a tension of " + tension
                        + " or more, a confrontation or a withdrawal.");
    }

    /** After a rating at least so many own standard deviations below the mean of at least so many earlier ones. */
    Answer afterFall(BigDecimal x, int earlier, Since asked) {
        List<Event> events = new ArrayList<>();
        Levels levels = new Levels(ratings.points());
        for (int i = earlier; i < ratings.size(); i++) {
            Series.Point point = point(i);
            Mean now = Mean.of(List.of(point.value()));
            if (levels.deviation(i, step).isReachedBy(levels.mean(i), now, x)) {
                events.add(new Event(
                        () -> "The client's " + ratings.measure() + " rating of " + day(point.date()) + " was "
                                + number(point.value()) + ", a fall of at least " + number(x)
                                + " own standard deviations.",
                        () -> ratings.measure() + " " + number(point.value()) + " on " + shortDay(point.date()),
                        point.session(),
                        point.date(),
                        i,
                        i + 1));
            }
        }
        return answer(
                events,
                asked,
                "No " + ratings.measure() + " rating of the client (" + ratings.span() + ") lay " + number(x)
                        + " own standard deviations or more below the mean of at least " + earlier + " earlier ones.");
    }

    /**
     * The first that is not mended, else the newest that is not known, else the newest that is over or too new. Which one
     * that is takes few steps for each; only its answer is written out.
     */
    private Answer answer(List<Event> events, Since asked, String none) {
        Levels levels = new Levels(ratings.points());
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
        return told == null ? Answer.stage(false, none, List.of()) : answer(told, asked);
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
                                Mean.of(List.of(highestFrom.get(event.since()))),
                                asked.within());
        if (back) {
            return Answer.Truth.FALSE;
        }
        return ratings.size() - event.since() < asked.ratings() ? Answer.Truth.NOT_KNOWN : Answer.Truth.TRUE;
    }

    /** For each rating the highest value from it on. */
    private List<BigDecimal> highestFrom() {
        List<BigDecimal> highest = new ArrayList<>(
                ratings.points().stream().map(Series.Point::value).toList());
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
        List<LocalDate> day = List.of(event.day());
        LocalDate repaired = therapy.notes().repairedSince(event.session(), event.day());
        if (repaired != null) {
            return Answer.stage(
                    false,
                    event.text().get() + " The note of " + day(repaired) + " says that it was repaired.",
                    List.of(event.day(), repaired));
        }
        int sessions = sessionsSince(event);
        if (sessions < asked.sessions()) {
            return Answer.stage(
                    false,
                    event.text().get() + " "
                            + (sessions == 0
                                    ? "No session was"
                                    : count(sessions, "session") + (sessions == 1 ? " was" : " were"))
                            + " attended since; this asks for at least " + asked.sessions() + ".",
                    day);
        }
        return event.before() == 0
                ? Answer.notKnown(event.text().get() + " There is no " + ratings.measure()
                        + " rating before it, so the level before is not known.")
                : comparedWithBefore(event, asked);
    }

    private Answer comparedWithBefore(Event event, Since asked) {
        Ratings before = new Ratings(ratings.measure(), ratings.points().subList(0, event.before()));
        Ratings since = new Ratings(ratings.measure(), ratings.points().subList(event.since(), ratings.size()));
        OwnDeviation deviation = OwnDeviation.of(before.values(), step);
        for (Series.Point point : since.points()) {
            if (deviation.holdsWithin(before.mean(), Mean.of(List.of(point.value())), asked.within())) {
                return Answer.stage(
                        false,
                        event.text().get() + " " + before.asLevelBefore() + " The rating of " + day(point.date())
                                + " came back to " + number(point.value()) + ".",
                        List.of(event.day(), point.date()));
            }
        }
        if (since.size() < asked.ratings()) {
            return Answer.notKnown(event.text().get() + " The client has given " + since.size() + " of the "
                    + count(asked.ratings(), ratings.measure() + " rating")
                    + " since that this needs, so whether it is mended is not known.");
        }
        List<LocalDate> dates = new ArrayList<>(before.dates());
        dates.add(event.day());
        dates.addAll(since.dates());
        return Answer.telling(
                true,
                event.text().get() + " " + before.asLevelBefore() + " " + deviation.words() + ". None of the "
                        + since.counted() + " since (" + since.span() + ": " + since.listed() + ") came back to within "
                        + number(asked.within()) + " of it of that mean, and no note since says that it was repaired.",
                InWords.headline(event.headline().get() + ", not back to "
                        + before.mean().words() + " since"),
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
