// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that was read of one client, in no particular order and with nothing computed; several therapies may lie in it.
 *
 * @param zone days are days in this zone
 * @param receivedAt when the data arrived; what is dated later is noted and not used
 * @param birthDate null when not known; a month or year alone is read as its first day
 * @param appointmentsSeen true when the record holds appointments, so that "nothing booked" can be said at all
 * @param contacts appointments with their encounters
 * @param responses scored ratings and scores
 * @param notes session notes
 * @param riskAnswers answers to risk items
 * @param conditions active diagnoses
 * @param dataNotes what was left out while reading, and why
 * @param leftOut forms among that, as far as measure and day are known
 * @param gaps what is missing of a record that was given in part
 */
public record ClientRecord(
        ZoneId zone,
        Instant receivedAt,
        @Nullable LocalDate birthDate,
        boolean appointmentsSeen,
        List<Contact> contacts,
        List<MeasureResponse> responses,
        List<SessionNote> notes,
        List<RiskAnswer> riskAnswers,
        List<CodedCondition> conditions,
        List<DataNote> dataNotes,
        List<LeftOutForm> leftOut,
        Set<Gap> gaps) {

    public ClientRecord {
        contacts = List.copyOf(contacts);
        responses = List.copyOf(responses);
        notes = List.copyOf(notes);
        riskAnswers = List.copyOf(riskAnswers);
        conditions = List.copyOf(conditions);
        dataNotes = List.copyOf(dataNotes);
        leftOut = List.copyOf(leftOut);
        gaps = Set.copyOf(gaps);
    }

    /** A whole record. */
    public ClientRecord(
            ZoneId zone,
            Instant receivedAt,
            @Nullable LocalDate birthDate,
            boolean appointmentsSeen,
            List<Contact> contacts,
            List<MeasureResponse> responses,
            List<SessionNote> notes,
            List<RiskAnswer> riskAnswers,
            List<CodedCondition> conditions,
            List<DataNote> dataNotes,
            List<LeftOutForm> leftOut) {
        this(
                zone,
                receivedAt,
                birthDate,
                appointmentsSeen,
                contacts,
                responses,
                notes,
                riskAnswers,
                conditions,
                dataNotes,
                leftOut,
                Set.of());
    }

    /** A whole record of which no form was left out. */
    public ClientRecord(
            ZoneId zone,
            Instant receivedAt,
            @Nullable LocalDate birthDate,
            boolean appointmentsSeen,
            List<Contact> contacts,
            List<MeasureResponse> responses,
            List<SessionNote> notes,
            List<RiskAnswer> riskAnswers,
            List<CodedCondition> conditions,
            List<DataNote> dataNotes) {
        this(
                zone,
                receivedAt,
                birthDate,
                appointmentsSeen,
                contacts,
                responses,
                notes,
                riskAnswers,
                conditions,
                dataNotes,
                List.of(),
                Set.of());
    }
}
