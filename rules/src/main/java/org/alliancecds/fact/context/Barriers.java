// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.context;

import static org.alliancecds.words.InWords.day;
import static org.alliancecds.words.InWords.shortDay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Barrier;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.therapy.PastContact;
import org.alliancecds.therapy.PlacedNote;
import org.alliancecds.therapy.PlacedNotes;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.InWords;
import org.alliancecds.words.Phrase;
import org.jspecify.annotations.Nullable;

/** Practical obstacles to coming, from session notes and from the reasons of absences, and what they answer to rules. */
public final class Barriers {
    private static final Map<Barrier, String> WORDS = Map.of(
            Barrier.TRANSPORT, "transport",
            Barrier.MONEY, "money",
            Barrier.CHILDCARE, "childcare",
            Barrier.WORK_HOURS, "working hours",
            Barrier.ROOM_OR_DEVICE, "a room or a device to talk from");

    private final Therapy therapy;

    /** One obstacle on one day, and where it is recorded. */
    private record Recorded(LocalDate day, Barrier barrier, String where) {}

    public Barriers(Therapy therapy) {
        this.therapy = therapy;
    }

    /**
     * "a practical barrier was recorded within the last {days} day(s) and not marked as solved". A note that says solved
     * settles what was recorded up to its session: the obstacle that it names, or all where it names none.
     */
    @Sentence("a practical barrier was recorded within the last {days:1..365} days and not marked as solved")
    public Answer openWithin(int days) {
        String absent = Phrase.textOf(therapy.absentBecause());
        if (absent != null) {
            return Answer.notKnown(absent);
        }
        if (therapy.notes().isEmpty() && !therapy.appointmentsSeen()) {
            return Answer.notKnown("The record holds neither session notes nor appointments, so a practical obstacle"
                    + " would not be seen.");
        }
        LocalDate from = therapy.asOf().minusDays(days);
        List<Recorded> recent =
                recorded().stream().filter(one -> !one.day().isBefore(from)).toList();
        Solved solved = new Solved(therapy.notes());
        List<Recorded> open = recent.stream().filter(one -> !solved.holds(one)).toList();
        if (open.isEmpty()) {
            String text = recent.isEmpty()
                    ? "No session note, missed or cancelled appointment of the last " + InWords.count(days, "day")
                            + " names a practical obstacle."
                    : "The practical obstacles that were recorded (" + words(recent) + ") are marked as solved.";
            return Answer.stage(false, text, recent.stream().map(Recorded::day).toList());
        }
        Recorded last = open.get(open.size() - 1);
        return Answer.telling(
                true,
                "A practical obstacle is recorded and not marked as solved: " + words(open) + ".",
                WORDS.get(last.barrier()) + ", recorded on " + shortDay(last.day()),
                open.stream().map(Recorded::day).toList());
    }

    /** All of the course, oldest first. */
    private List<Recorded> recorded() {
        List<Recorded> recorded = new ArrayList<>();
        for (PlacedNote placed : therapy.notes()) {
            if (placed.note().barrier() != null) {
                recorded.add(new Recorded(placed.about(), placed.note().barrier(), "session note"));
            }
        }
        for (PastContact past : therapy.contacts()) {
            Barrier barrier = past.contact().barrier();
            boolean absence = !past.outcome().attended() && past.outcome() != AppointmentOutcome.CANCELLED_BY_SERVICE;
            if (barrier != null && absence) {
                boolean missed = past.outcome() == AppointmentOutcome.NO_SHOW;
                recorded.add(
                        new Recorded(past.day(), barrier, missed ? "missed appointment" : "cancelled appointment"));
            }
        }
        recorded.sort(Comparator.comparing(Recorded::day)
                .thenComparing(Recorded::barrier)
                .thenComparing(Recorded::where));
        return recorded;
    }

    /** Up to which day obstacles are settled: each by the notes that name it, all by those that name none. */
    private static final class Solved {
        private final Map<Barrier, LocalDate> byName = new EnumMap<>(Barrier.class);
        private @Nullable LocalDate all;

        Solved(PlacedNotes notes) {
            for (PlacedNote placed : notes) {
                Barrier barrier = placed.note().barrier();
                if (!Boolean.TRUE.equals(placed.note().barrierSolved())) {
                    continue;
                }
                if (barrier == null) {
                    all = later(all, placed.about());
                } else {
                    byName.put(barrier, later(byName.get(barrier), placed.about()));
                }
            }
        }

        boolean holds(Recorded one) {
            return reaches(all, one.day()) || reaches(byName.get(one.barrier()), one.day());
        }

        private static boolean reaches(@Nullable LocalDate solvedOn, LocalDate day) {
            return solvedOn != null && !solvedOn.isBefore(day);
        }

        private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
            return one == null || one.isBefore(other) ? other : one;
        }
    }

    /** Each obstacle once, by name, with where and when it was recorded last. */
    private static String words(List<Recorded> some) {
        Map<Barrier, Recorded> newest = new TreeMap<>();
        some.forEach(one -> newest.put(one.barrier(), one));
        return InWords.list(newest.values().stream()
                .map(one -> WORDS.get(one.barrier()) + " (" + one.where() + " of " + day(one.day()) + ")")
                .toList());
    }
}
