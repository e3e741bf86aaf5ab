// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.notes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.alliancecds.record.SessionNote;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.InWords;
import org.jspecify.annotations.Nullable;

/**
 * What the therapist's notes of one attended session say of tension; several notes of one session are read together.
 *
 * @param tension the highest that was rated, 0 to 5, null when it was not rated
 * @param confrontation null when no note of the session answers it
 * @param withdrawal null when no note of the session answers it
 */
public record NotedTension(
        Session session,
        @Nullable Integer tension,
        @Nullable Boolean confrontation,
        @Nullable Boolean withdrawal) {

    /** One for each of these sessions that has a note, in their order. */
    public static List<NotedTension> of(Therapy therapy, List<Session> sessions) {
        List<NotedTension> noted = new ArrayList<>();
        for (Session session : sessions) {
            List<SessionNote> notes = therapy.notes().of(session);
            if (!notes.isEmpty()) {
                noted.add(new NotedTension(
                        session,
                        notes.stream()
                                .map(SessionNote::tension)
                                .filter(Objects::nonNull)
                                .max(Integer::compare)
                                .orElse(null),
                        said(notes.stream().map(SessionNote::confrontation).toList()),
                        said(notes.stream().map(SessionNote::withdrawal).toList())));
            }
        }
        return List.copyOf(noted);
    }

    /** The day of a note of this session, or of later, that says that the tension was repaired; null when none does. */
    @Nullable
    LocalDate repaired(Therapy therapy) {
        return therapy.notes().repairedSince(session.number(), session.day());
    }

    /** True when a confrontation was noted, and its tension, where rated, was at least this. */
    boolean isConfrontation(int leastTension) {
        return Boolean.TRUE.equals(confrontation) && (tension == null || tension >= leastTension);
    }

    /** True when any of it was noted: tension of at least this, a confrontation, a withdrawal. */
    public boolean isAny(int leastTension) {
        return (tension != null && tension >= leastTension)
                || Boolean.TRUE.equals(confrontation)
                || Boolean.TRUE.equals(withdrawal);
    }

    /** "a confrontation and a tension of 4 (0 to 5)". */
    public String words() {
        List<String> words = new ArrayList<>();
        if (Boolean.TRUE.equals(confrontation)) {
            words.add("a confrontation");
        }
        if (Boolean.TRUE.equals(withdrawal)) {
            words.add("a withdrawal");
        }
        if (tension != null) {
            words.add("a tension of " + tension + " (0 to 5)");
        }
        return InWords.list(words);
    }

    private static @Nullable Boolean said(List<@Nullable Boolean> answers) {
        if (answers.stream().anyMatch(Boolean.TRUE::equals)) {
            return true;
        }
        return answers.stream().anyMatch(Objects::nonNull) ? Boolean.FALSE : null;
    }
}
