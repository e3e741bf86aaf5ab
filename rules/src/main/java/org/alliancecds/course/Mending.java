// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import static org.alliancecds.course.InWords.count;
import static org.alliancecds.course.InWords.day;
import static org.alliancecds.course.InWords.number;
import static org.alliancecds.course.InWords.shortDay;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.measure.Threshold;
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

    /** One tension. */
    private record Event(
            String text,
            String headline,
            @Nullable Integer session,
            LocalDate day,
            List<Series.Point> before,
            List<Series.Point> since) {}

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
                        "The therapist's note of " + day(session.day()) + " tells of " + noted.words() + ".",
                        "tension noted on " + shortDay(session.day()),
                        session.number(),
                        session.day(),
                        ratings.points().stream()
                                .filter(point -> order(point, session) < 0)
                                .toList(),
                        ratings.points().stream()
                                .filter(point -> order(point, session) > 0)
                                .toList()));
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
        for (int i = earlier; i < ratings.size(); i++) {
            Series.Point point = ratings.points().get(i);
            List<Series.Point> before = ratings.points().subList(0, i);
            Ratings level = new Ratings(ratings.measure(), before);
            if (OwnDeviation.of(level.values(), step).isReachedBy(level.mean(), Mean.of(List.of(point.value())), x)) {
                events.add(new Event(
                        "The client's " + ratings.measure() + " rating of " + day(point.date()) + " was "
                                + number(point.value()) + ", a fall of at least " + number(x)
                                + " own standard deviations.",
                        ratings.measure() + " " + number(point.value()) + " on " + shortDay(point.date()),
                        point.session(),
                        point.date(),
                        before,
                        ratings.points().subList(i + 1, ratings.size())));
            }
        }
        return answer(
                events,
                asked,
                "No " + ratings.measure() + " rating of the client (" + ratings.span() + ") lay " + number(x)
                        + " own standard deviations or more below the mean of at least " + earlier + " earlier ones.");
    }

    /** The first that is not mended, else the newest that is not known, else the newest that is over or too new. */
    private Answer answer(List<Event> events, Since asked, String none) {
        Answer found = Answer.stage(false, none, List.of());
        for (Event event : events) {
            Answer answer = answer(event, asked);
            if (answer.isHolds()) {
                return answer;
            }
            if (answer.truth() == Answer.Truth.NOT_KNOWN || found.truth() == Answer.Truth.FALSE) {
                found = answer;
            }
        }
        return found;
    }

    private Answer answer(Event event, Since asked) {
        List<LocalDate> day = List.of(event.day());
        LocalDate repaired = NotedTension.repairedSince(therapy, event.session(), event.day());
        if (repaired != null) {
            return Answer.stage(
                    false,
                    event.text() + " The note of " + day(repaired) + " says that it was repaired.",
                    List.of(event.day(), repaired));
        }
        long sessions = therapy.sessions().stream()
                .filter(session -> event.session() == null
                        ? session.day().isAfter(event.day())
                        : session.number() > event.session())
                .count();
        if (sessions < asked.sessions()) {
            return Answer.stage(
                    false,
                    event.text() + " "
                            + (sessions == 0
                                    ? "No session was"
                                    : count(sessions, "session") + (sessions == 1 ? " was" : " were"))
                            + " attended since; this asks for at least " + asked.sessions() + ".",
                    day);
        }
        return event.before().isEmpty()
                ? Answer.notKnown(event.text() + " There is no " + ratings.measure()
                        + " rating before it, so the level before is not known.")
                : comparedWithBefore(event, asked);
    }

    private Answer comparedWithBefore(Event event, Since asked) {
        Ratings before = new Ratings(ratings.measure(), event.before());
        Ratings since = new Ratings(ratings.measure(), event.since());
        OwnDeviation deviation = OwnDeviation.of(before.values(), step);
        for (Series.Point point : since.points()) {
            if (deviation.holdsWithin(before.mean(), Mean.of(List.of(point.value())), asked.within())) {
                return Answer.stage(
                        false,
                        event.text() + " " + before.asLevelBefore() + " The rating of " + day(point.date())
                                + " came back to " + number(point.value()) + ".",
                        List.of(event.day(), point.date()));
            }
        }
        if (since.size() < asked.ratings()) {
            return Answer.notKnown(event.text() + " The client has given " + since.size() + " of the "
                    + count(asked.ratings(), ratings.measure() + " rating")
                    + " since that this needs, so whether it is mended is not known.");
        }
        List<LocalDate> dates = new ArrayList<>(before.dates());
        dates.add(event.day());
        dates.addAll(since.dates());
        return Answer.telling(
                true,
                event.text() + " " + before.asLevelBefore() + " " + deviation.words() + ". None of the "
                        + since.counted() + " since (" + since.span() + ": " + since.listed() + ") came back to within "
                        + number(asked.within()) + " of it of that mean, and no note since says that it was repaired.",
                InWords.headline(
                        event.headline() + ", not back to " + before.mean().words() + " since"),
                dates);
    }

    private static int order(Series.Point point, Session session) {
        return point.session() == null
                ? point.date().compareTo(session.day())
                : Integer.compare(point.session(), session.number());
    }
}
