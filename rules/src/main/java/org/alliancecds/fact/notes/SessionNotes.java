// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.notes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.alliancecds.record.Homework;
import org.alliancecds.record.SessionNote;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.therapy.PlacedNote;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** What the therapist noted after sessions, and what it answers to rules. */
public final class SessionNotes {
    private static final Words WORDS = Words.beside(SessionNotes.class);

    private final Therapy therapy;

    /** What a note says of the client. */
    private enum Saying {
        DOUBTS,
        DISENGAGED,
        CRIED
    }

    /** The two kinds of rupture that a note codes. */
    private enum Rupture {
        CONFRONTATION,
        WITHDRAWAL
    }

    public SessionNotes(Therapy therapy) {
        this.therapy = therapy;
    }

    /** One note is enough. */
    @Sentence("a note of the last {n:1..20} session(s) says that the client doubts the treatment")
    public Answer doubtsTreatment(int n) {
        return said(1, n, note -> Boolean.TRUE.equals(note.doubtsTreatment()), Saying.DOUBTS);
    }

    /** Any note of that session. */
    @Sentence("the note of the last session says bored or disengaged")
    public Answer disengagedAtLastSession() {
        return disengagedAtLeast(1, 1);
    }

    /** Of each session any note. */
    @Sentence(
            value = "the notes of at least {n:1..20} of the last {of:1..20} sessions say bored or disengaged",
            onlyIf = "{n} <= {of}")
    public Answer disengagedAtLeast(int n, int of) {
        return said(n, of, note -> Boolean.TRUE.equals(note.disengaged()), Saying.DISENGAGED);
    }

    /** False when none was set. */
    @Sentence("homework was not done at the last session")
    public Answer homeworkNotDoneAtLastSession() {
        Session last = therapy.lastSession();
        if (last == null) {
            return noSession();
        }
        Homework homework = homework(last);
        if (homework == null) {
            return Answer.notKnown(WORDS.say("no-homework", "day", last.day()));
        }
        Phrase reason = WORDS.say("homework", "session", last.number(), "day", last.day(), "homework", homework);
        return homework == Homework.NOT_DONE
                ? Answer.telling(
                        true,
                        reason,
                        WORDS.say("homework.headline", "day", new Spoken.ShortDay(last.day())),
                        List.of(last.day()))
                : Answer.stage(false, reason, List.of(last.day()));
    }

    /** Sessions without a task are skipped. */
    @Sentence("homework was not done at the last {n:1..20} sessions for which it was set")
    public Answer homeworkNotDone(int n) {
        List<Session> withTask = new ArrayList<>();
        for (Session session : therapy.sessions()) {
            Homework homework = homework(session);
            if (homework != null && homework != Homework.NONE_SET) {
                withTask.add(session);
            }
        }
        if (therapy.lastSession() == null) {
            return noSession();
        }
        if (withTask.size() < n) {
            return Answer.notKnown(WORDS.say("too-little-homework", "known", withTask.size(), "needed", n));
        }
        List<Session> last = withTask.subList(withTask.size() - n, withTask.size());
        List<LocalDate> days = last.stream().map(Session::day).toList();
        List<LocalDate> notDone = last.stream()
                .filter(session -> homework(session) == Homework.NOT_DONE)
                .map(Session::day)
                .toList();
        Phrase reason = WORDS.say("homework-not-done", "count", notDone.size(), "n", n, "days", days);
        return notDone.size() == n
                ? Answer.telling(
                        true,
                        reason,
                        WORDS.say("homework-not-done.headline", "last", new Spoken.ShortDay(days.get(n - 1))),
                        days)
                : Answer.stage(false, reason, days);
    }

    /** Any note of that session. */
    @Sentence("the note of the last session says that the client cried")
    public Answer criedAtLastSession() {
        return said(1, 1, note -> Boolean.TRUE.equals(note.cried()), Saying.CRIED);
    }

    /** The latest note of the session that tells it counts. */
    @Sentence("motivation at the last session was {n:0..10} or less of 10")
    public Answer motivationAtMost(int n) {
        Session last = therapy.lastSession();
        if (last == null) {
            return noSession();
        }
        Integer motivation = null;
        for (SessionNote note : notesOf(last)) {
            motivation = note.motivation() == null ? motivation : note.motivation();
        }
        if (motivation == null) {
            return Answer.notKnown(WORDS.say("no-motivation", "day", last.day()));
        }
        return Answer.telling(
                motivation <= n,
                WORDS.say("motivation", "session", last.number(), "day", last.day(), "motivation", motivation),
                WORDS.say("motivation.headline", "motivation", motivation, "day", new Spoken.ShortDay(last.day())),
                List.of(last.day()));
    }

    /** In any note of the course. */
    @Sentence("a planned ending was announced")
    public Answer plannedEnding() {
        Phrase absent = therapy.absentBecause();
        if (absent != null) {
            return Answer.notKnown(absent);
        }
        if (therapy.notes().isEmpty()) {
            return Answer.notKnown(WORDS.say("no-note-in-course"));
        }
        List<LocalDate> days = therapy.notes().stream()
                .filter(placed -> Boolean.TRUE.equals(placed.note().plannedEnding()))
                .map(PlacedNote::about)
                .distinct()
                .toList();
        return days.isEmpty()
                ? Answer.stage(false, WORDS.say("no-planned-ending"), List.of())
                : Answer.telling(
                        true,
                        WORDS.say("planned-ending", "day", days.get(0)),
                        WORDS.say("planned-ending.headline", "day", new Spoken.ShortDay(days.get(0))),
                        days);
    }

    /** One whose tension was not rated counts, too. */
    @Sentence(
            "a note of the last {n:1..20} session(s) tells of a confrontation that was not repaired since, with tension {tension:1..5} or more where it was rated")
    public Answer confrontationNotRepaired(int n, int tension) {
        return notRepaired(
                n,
                NotedTension::confrontation,
                noted -> noted.isConfrontation(tension),
                Rupture.CONFRONTATION,
                tension);
    }

    /** Whatever tension was rated with it. */
    @Sentence("a note of the last {n:1..20} session(s) tells of a withdrawal that was not repaired since")
    public Answer withdrawalNotRepaired(int n) {
        return notRepaired(
                n, NotedTension::withdrawal, noted -> Boolean.TRUE.equals(noted.withdrawal()), Rupture.WITHDRAWAL, 0);
    }

    /** Tension below {@code tension} is told as the reason of a false; 0 where tension does not matter. */
    private Answer notRepaired(
            int n,
            Function<NotedTension, @Nullable Boolean> answer,
            Predicate<NotedTension> counts,
            Rupture rupture,
            int tension) {
        if (therapy.lastSession() == null) {
            return noSession();
        }
        List<Session> sessions = therapy.lastSessions(n);
        List<NotedTension> noted = NotedTension.of(therapy, sessions).stream()
                .filter(one -> answer.apply(one) != null)
                .toList();
        Phrase thing = WORDS.say("rupture", "rupture", rupture);
        if (noted.isEmpty()) {
            return Answer.notKnown(WORDS.say("rupture-unknown", "sessions", sessions.size(), "rupture", thing));
        }
        List<LocalDate> days = noted.stream().map(one -> one.session().day()).toList();
        List<NotedTension> found = noted.stream().filter(counts).toList();
        List<NotedTension> open =
                found.stream().filter(one -> one.repaired(therapy) == null).toList();
        if (!open.isEmpty()) {
            NotedTension newest = open.get(open.size() - 1);
            return Answer.telling(
                    true,
                    WORDS.say(
                            "rupture-open",
                            "notes",
                            new Spoken.Joined(
                                    open.stream().map(SessionNotes::tells).toList(), " ")),
                    WORDS.say(
                            "rupture-open.headline",
                            "rupture",
                            thing,
                            "day",
                            new Spoken.ShortDay(newest.session().day())),
                    open.stream().map(one -> one.session().day()).toList());
        }
        Phrase reason;
        if (!found.isEmpty()) {
            LocalDate repaired =
                    Objects.requireNonNull(found.get(found.size() - 1).repaired(therapy));
            reason = WORDS.say("rupture-repaired", "rupture", thing, "day", repaired);
        } else if (noted.stream().anyMatch(one -> Boolean.TRUE.equals(answer.apply(one)))) {
            reason = WORDS.say("rupture-slight", "rupture", thing, "tension", tension);
        } else {
            reason = WORDS.say("no-rupture", "sessions", sessions.size(), "rupture", thing);
        }
        return Answer.stage(false, reason, days);
    }

    private static Phrase tells(NotedTension noted) {
        return WORDS.say("tells", "day", noted.session().day(), "what", noted.words());
    }

    private Answer said(int n, int of, Predicate<SessionNote> says, Saying what) {
        if (therapy.lastSession() == null) {
            return noSession();
        }
        List<Session> sessions = therapy.lastSessions(of);
        List<Session> noted =
                sessions.stream().filter(session -> !notesOf(session).isEmpty()).toList();
        if (noted.isEmpty()) {
            return Answer.notKnown(WORDS.say("no-note", "sessions", sessions.size()));
        }
        List<LocalDate> days = noted.stream()
                .filter(session -> notesOf(session).stream().anyMatch(says))
                .map(Session::day)
                .toList();
        Phrase saying = WORDS.say("saying", "saying", what);
        if (days.size() < n) {
            return Answer.stage(
                    false,
                    WORDS.say(
                            "too-few-say",
                            "count",
                            days.size(),
                            "needed",
                            n,
                            "sessions",
                            sessions.size(),
                            "saying",
                            saying,
                            "days",
                            days),
                    noted.stream().map(Session::day).toList());
        }
        return Answer.telling(
                true,
                WORDS.say("say", "count", days.size(), "days", days, "saying", saying),
                WORDS.say("say.headline", "saying", what, "last", new Spoken.ShortDay(days.get(days.size() - 1))),
                days);
    }

    private List<SessionNote> notesOf(Session session) {
        return therapy.notes().of(session);
    }

    /** What the latest note of the session that speaks of homework says, null when none does. */
    private @Nullable Homework homework(Session session) {
        Homework homework = null;
        for (SessionNote note : notesOf(session)) {
            homework = note.homework() == null ? homework : note.homework();
        }
        return homework;
    }

    private Answer noSession() {
        Phrase unknown = therapy.attendanceUnknownBecause();
        return Answer.notKnown(unknown == null ? WORDS.say("no-session") : unknown);
    }
}
