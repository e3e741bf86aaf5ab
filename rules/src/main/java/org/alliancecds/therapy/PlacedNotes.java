// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alliancecds.record.SessionNote;
import org.jspecify.annotations.Nullable;

/** The session notes of a course, oldest first; those of one session are found without looking at all of them. */
public final class PlacedNotes implements Iterable<PlacedNote> {
    private final List<PlacedNote> all;
    private final Map<Integer, List<SessionNote>> bySession = new HashMap<>();
    private final FirstReaching<Integer> repairedBySession = new FirstReaching<>();
    private final FirstReaching<LocalDate> repairedOutsideOfSessions = new FirstReaching<>();
    private final FirstReaching<LocalDate> repairedByDay = new FirstReaching<>();

    PlacedNotes(List<PlacedNote> oldestFirst) {
        this.all = List.copyOf(oldestFirst);
        for (int i = 0; i < all.size(); i++) {
            PlacedNote placed = all.get(i);
            Session session = placed.session();
            if (session != null) {
                bySession
                        .computeIfAbsent(session.number(), ignored -> new ArrayList<>())
                        .add(placed.note());
            }
            if (Boolean.TRUE.equals(placed.note().repaired())) {
                repairedByDay.add(placed.about(), i);
                if (session == null) {
                    repairedOutsideOfSessions.add(placed.about(), i);
                } else {
                    repairedBySession.add(session.number(), i);
                }
            }
        }
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public Stream<PlacedNote> stream() {
        return all.stream();
    }

    @Override
    public Iterator<PlacedNote> iterator() {
        return all.iterator();
    }

    /** The notes of one session, oldest first. */
    public List<SessionNote> of(Session session) {
        return bySession.getOrDefault(session.number(), List.of());
    }

    /**
     * What the first note says it is about that tells of a repair of what happened at that session, or, where it belongs
     * to none, on that day; null when no note does.
     */
    @Nullable
    public LocalDate repairedSince(@Nullable Integer session, LocalDate day) {
        int first = session == null
                ? repairedByDay.atLeast(day)
                : Math.min(repairedBySession.atLeast(session), repairedOutsideOfSessions.atLeast(day));
        return first == FirstReaching.NONE ? null : all.get(first).about();
    }
}
