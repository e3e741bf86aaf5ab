// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.Gap;
import org.alliancecds.words.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * The therapy under way as of a day, cut out of a client's record and put in order; what the facts of a course answer from.
 *
 * @param absentBecause why no therapy is under way, null when one is
 * @param attendanceUnknownBecause why attended sessions cannot be counted, null when they can
 * @param appointmentsSeen false when the record holds no appointments, so that a missed one would not be seen
 * @param sessionsFromRatings true when the days of client ratings stand for the sessions
 * @param contacts of the course, oldest first
 * @param sessions attended ones of the course, oldest first
 * @param responses ratings and scores of the course by all raters, oldest first
 * @param notes of the course, oldest first
 * @param riskAnswers of the whole record, oldest first
 * @param noShows days of all no-shows of the whole record, oldest first
 * @param age in years as of the day, null when not known
 * @param underAge true when the age is known to be below the one from which thresholds hold
 * @param gaps what is missing of a record that was given in part
 * @param dataNotes what was remarked while it was put together
 */
public record Therapy(
        LocalDate asOf,
        @Nullable Phrase absentBecause,
        @Nullable Phrase attendanceUnknownBecause,
        boolean appointmentsSeen,
        boolean sessionsFromRatings,
        List<PastContact> contacts,
        List<Session> sessions,
        List<PlacedResponse> responses,
        PlacedNotes notes,
        List<DatedRiskAnswer> riskAnswers,
        List<LocalDate> noShows,
        Bookings bookings,
        @Nullable Integer age,
        boolean underAge,
        Set<Gap> gaps,
        List<DataNote> dataNotes) {

    /** Whether the record lacks that. */
    public boolean lacks(Gap gap) {
        return gaps.contains(gap);
    }

    /** Whether there may have been more sessions before the first that is known. */
    public boolean lacksEarlierSessions() {
        return lacks(sessionsFromRatings ? Gap.EARLIER_RESPONSES : Gap.EARLIER_CONTACTS);
    }

    /** Past contacts that may have been attended, for all that the record says; of ratings' days those on other days. */
    public List<PastContact> openContacts() {
        Set<LocalDate> counted =
                sessionsFromRatings ? sessions.stream().map(Session::day).collect(Collectors.toSet()) : Set.of();
        return contacts.stream()
                .filter(contact -> contact.isOpen() && !counted.contains(contact.day()))
                .toList();
    }

    @Nullable
    public Session lastSession() {
        return sessions.isEmpty() ? null : sessions.get(sessions.size() - 1);
    }

    /** The last so many attended sessions, oldest first; fewer when there are fewer. */
    public List<Session> lastSessions(int count) {
        return sessions.subList(Math.max(0, sessions.size() - count), sessions.size());
    }

    /** How many sessions were attended after that day. */
    public int sessionsAfter(LocalDate day) {
        return sessions.size()
                - Bisection.first(sessions.size(), i -> sessions.get(i).day().isAfter(day));
    }

    /** Days of past contacts of any outcome, oldest first; where ratings stand for sessions, their days among them. */
    public List<LocalDate> contactDays() {
        Stream<LocalDate> days = contacts.stream().map(PastContact::day);
        return sessionsFromRatings
                ? Stream.concat(days, sessions.stream().map(Session::day))
                        .distinct()
                        .sorted()
                        .toList()
                : days.toList();
    }
}
