// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.notes;

import static org.alliancecds.words.InWords.count;
import static org.alliancecds.words.InWords.day;
import static org.alliancecds.words.InWords.shortDay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.alliancecds.record.Homework;
import org.alliancecds.record.SessionNote;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.therapy.PlacedNote;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.InWords;
import org.alliancecds.words.Phrase;
import org.jspecify.annotations.Nullable;

/** What the therapist noted after sessions, and what it answers to rules. */
public final class SessionNotes {
    private static final String DOUBTS = "the client doubts that the treatment will or can work";
    private static final String DISENGAGED = "the client was bored or disengaged";

    private final Therapy therapy;

    public SessionNotes(Therapy therapy) {
        this.therapy = therapy;
    }

    /** "a note of the last {n} session(s) says that the client doubts the treatment". */
    @Sentence("a note of the last {n:1..20} session(s) says that the client doubts the treatment")
    public Answer doubtsTreatment(int n) {
        return said(1, n, note -> Boolean.TRUE.equals(note.doubtsTreatment()), DOUBTS, "doubts the treatment");
    }

    /** "the note of the last session says bored or disengaged". */
    @Sentence("the note of the last session says bored or disengaged")
    public Answer disengagedAtLastSession() {
        return disengagedAtLeast(1, 1);
    }

    /** "the notes of at least {n} of the last {of} sessions say bored or disengaged". */
    @Sentence(
            value = "the notes of at least {n:1..20} of the last {of:1..20} sessions say bored or disengaged",
            onlyIf = "{n} <= {of}")
    public Answer disengagedAtLeast(int n, int of) {
        return said(n, of, note -> Boolean.TRUE.equals(note.disengaged()), DISENGAGED, "bored or disengaged");
    }

    /** "homework was not done at the last session"; false when none was set. */
    @Sentence("homework was not done at the last session")
    public Answer homeworkNotDoneAtLastSession() {
        Session last = therapy.lastSession();
        if (last == null) {
            return noSession();
        }
        Homework homework = homework(last);
        if (homework == null) {
            return Answer.notKnown("No note of the last session (" + day(last.day()) + ") speaks of homework.");
        }
        String text = "The therapist's note of session " + last.number() + " (" + day(last.day()) + ") says: "
                + words(homework) + ".";
        return homework == Homework.NOT_DONE
                ? Answer.telling(true, text, "homework not done on " + shortDay(last.day()), List.of(last.day()))
                : Answer.stage(false, text, List.of(last.day()));
    }

    /** "homework was not done at the last {n} sessions for which it was set"; sessions without a task are skipped. */
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
            return Answer.notKnown("The therapist's notes tell of homework for " + withTask.size() + " of the "
                    + count(n, "session") + " that this needs so far.");
        }
        List<Session> last = withTask.subList(withTask.size() - n, withTask.size());
        List<LocalDate> days = last.stream().map(Session::day).toList();
        List<LocalDate> notDone = last.stream()
                .filter(session -> homework(session) == Homework.NOT_DONE)
                .map(Session::day)
                .toList();
        String text = "The therapist's notes say that homework was not done at "
                + (notDone.isEmpty() ? "none" : String.valueOf(notDone.size())) + " of the last "
                + count(n, "session") + " for which it was set (" + InWords.days(days) + ").";
        return notDone.size() == n
                ? Answer.telling(true, text, "homework not done, last on " + shortDay(days.get(days.size() - 1)), days)
                : Answer.stage(false, text, days);
    }

    /** "the note of the last session says that the client cried". */
    @Sentence("the note of the last session says that the client cried")
    public Answer criedAtLastSession() {
        return said(1, 1, note -> Boolean.TRUE.equals(note.cried()), "the client cried", "cried");
    }

    /** "motivation at the last session was {n} or less, of 10"; the latest note of the session that tells it counts. */
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
            return Answer.notKnown("No note of the last session (" + day(last.day()) + ") tells the motivation.");
        }
        return Answer.telling(
                motivation <= n,
                "The therapist's note of session " + last.number() + " (" + day(last.day())
                        + ") puts the motivation at " + motivation + " of 10.",
                "motivation " + motivation + " of 10 on " + shortDay(last.day()),
                List.of(last.day()));
    }

    /** "a planned ending was announced": in any note of the course. */
    @Sentence("a planned ending was announced")
    public Answer plannedEnding() {
        String absent = Phrase.textOf(therapy.absentBecause());
        if (absent != null) {
            return Answer.notKnown(absent);
        }
        if (therapy.notes().isEmpty()) {
            return Answer.notKnown("There is no session note in this course.");
        }
        List<LocalDate> days = therapy.notes().stream()
                .filter(placed -> Boolean.TRUE.equals(placed.note().plannedEnding()))
                .map(PlacedNote::about)
                .distinct()
                .toList();
        return days.isEmpty()
                ? Answer.stage(false, "No session note of this course speaks of a planned ending.", List.of())
                : Answer.telling(
                        true,
                        "The therapist's note of " + day(days.get(0)) + " says that a planned ending was announced.",
                        "planned ending announced on " + shortDay(days.get(0)),
                        days);
    }

    /**
     * "a note of the last {n} session(s) tells of a confrontation that was not repaired since, with tension {tension} or
     * more where it was rated".
     */
    @Sentence(
            "a note of the last {n:1..20} session(s) tells of a confrontation that was not repaired since, with tension {tension:1..5} or more where it was rated")
    public Answer confrontationNotRepaired(int n, int tension) {
        return notRepaired(
                n, NotedTension::confrontation, noted -> noted.isConfrontation(tension), "confrontation", tension);
    }

    /** "a note of the last {n} session(s) tells of a withdrawal that was not repaired since". */
    @Sentence("a note of the last {n:1..20} session(s) tells of a withdrawal that was not repaired since")
    public Answer withdrawalNotRepaired(int n) {
        return notRepaired(
                n, NotedTension::withdrawal, noted -> Boolean.TRUE.equals(noted.withdrawal()), "withdrawal", 0);
    }

    /** Tension below {@code tension} is told as the reason of a false; 0 where tension does not matter. */
    private Answer notRepaired(
            int n,
            Function<NotedTension, @Nullable Boolean> answer,
            Predicate<NotedTension> counts,
            String thing,
            int tension) {
        if (therapy.lastSession() == null) {
            return noSession();
        }
        List<Session> sessions = therapy.lastSessions(n);
        List<NotedTension> noted = NotedTension.of(therapy, sessions).stream()
                .filter(one -> answer.apply(one) != null)
                .toList();
        String window = sessions.size() == 1 ? "the last session" : "the last " + sessions.size() + " sessions";
        if (noted.isEmpty()) {
            return Answer.notKnown("No session note of " + window + " says whether there was a " + thing + ".");
        }
        List<LocalDate> days = noted.stream().map(one -> one.session().day()).toList();
        List<NotedTension> found = noted.stream().filter(counts).toList();
        List<NotedTension> open =
                found.stream().filter(one -> one.repaired(therapy) == null).toList();
        if (!open.isEmpty()) {
            NotedTension newest = open.get(open.size() - 1);
            return Answer.telling(
                    true,
                    open.stream()
                                    .map(one -> "The therapist's note of "
                                            + day(one.session().day()) + " tells of " + one.words() + ". ")
                                    .collect(Collectors.joining())
                            + "No note since says that it was repaired.",
                    thing + " noted on " + shortDay(newest.session().day()),
                    open.stream().map(one -> one.session().day()).toList());
        }
        String text;
        if (!found.isEmpty()) {
            LocalDate repaired =
                    Objects.requireNonNull(found.get(found.size() - 1).repaired(therapy));
            text = "A " + thing + " was noted, and the note of " + day(repaired) + " says that it was repaired.";
        } else if (noted.stream().anyMatch(one -> Boolean.TRUE.equals(answer.apply(one)))) {
            text = "A " + thing + " was noted, with tension rated below " + tension + ".";
        } else {
            text = "No session note of " + window + " tells of a " + thing + ".";
        }
        return Answer.stage(false, text, days);
    }

    private Answer said(int n, int of, Predicate<SessionNote> says, String what, String headline) {
        if (therapy.lastSession() == null) {
            return noSession();
        }
        List<Session> sessions = therapy.lastSessions(of);
        List<Session> noted =
                sessions.stream().filter(session -> !notesOf(session).isEmpty()).toList();
        String window = sessions.size() == 1 ? "the last session" : "the last " + sessions.size() + " sessions";
        if (noted.isEmpty()) {
            return Answer.notKnown("There is no session note of " + window + ".");
        }
        List<LocalDate> days = noted.stream()
                .filter(session -> notesOf(session).stream().anyMatch(says))
                .map(Session::day)
                .toList();
        if (days.size() < n) {
            String found = days.isEmpty() ? "No session note of " : days.size() + " of the " + n + " notes needed of ";
            return Answer.stage(
                    false,
                    found + window + (days.size() > 1 ? " say that " : " says that ") + what
                            + (days.isEmpty() ? "" : ": " + InWords.days(days)) + ".",
                    noted.stream().map(Session::day).toList());
        }
        return Answer.telling(
                true,
                "The therapist's " + (days.size() > 1 ? "notes of " : "note of ") + InWords.days(days)
                        + (days.size() > 1 ? " say that " : " says that ") + what + ".",
                headline + " on " + shortDay(days.get(days.size() - 1)),
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
        String unknown = Phrase.textOf(therapy.attendanceUnknownBecause());
        return Answer.notKnown(unknown == null ? "No session was attended in this course so far." : unknown);
    }

    private static String words(Homework homework) {
        return switch (homework) {
            case NONE_SET -> "no homework was set";
            case DONE -> "homework done";
            case PARTLY -> "homework partly done, which counts as done";
            case NOT_DONE -> "homework not done";
        };
    }
}
