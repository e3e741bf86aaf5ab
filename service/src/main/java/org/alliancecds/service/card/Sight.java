// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.DataNote;

/**
 * How much of the record could be seen. "No warning sign" can be said only of a record that was seen.
 *
 * @param notSeen prefetch keys that were absent or failed
 * @param client what was read
 */
public record Sight(List<String> notSeen, ClientRecord client) {

    /** Notes that say: there is something about this client here, and it could not be used. */
    private static final Set<DataNote.Code> LEFT_OUT = EnumSet.of(
            DataNote.Code.ANOTHER_PATIENT,
            DataNote.Code.UNREADABLE,
            DataNote.Code.UNREADABLE_ANSWER,
            DataNote.Code.UNREADABLE_RISK_ANSWER,
            DataNote.Code.DATE_MISSING,
            DataNote.Code.DATE_IN_FUTURE,
            DataNote.Code.OUT_OF_RANGE,
            DataNote.Code.INCOMPLETE,
            DataNote.Code.CODE_DISPLAY_DISAGREE,
            DataNote.Code.STATUS_NOT_USED,
            DataNote.Code.MEASURE_UNKNOWN,
            DataNote.Code.OBSERVATION_UNKNOWN,
            DataNote.Code.TYPE_NOT_CONFIGURED,
            DataNote.Code.RISK_ITEM_NOT_ASKED);

    private static final Set<DataNote.Code> NOT_ALL = EnumSet.of(DataNote.Code.NOT_SEEN, DataNote.Code.MORE_PAGES);

    /** A prefetch key in words. */
    public static String words(String key) {
        return switch (key) {
            case "responses" -> "questionnaire responses";
            case "patient" -> "the patient's own data";
            default -> key;
        };
    }

    /** What could not be seen, in words, for example {@code appointments, encounters}; empty when all was. */
    String notSeenInWords() {
        return notSeen.stream().map(Sight::words).collect(Collectors.joining(", "));
    }

    /** False when a part of the record is missing. */
    boolean isWhole(List<DataNote> notes) {
        return notSeen.isEmpty() && notes.stream().noneMatch(note -> NOT_ALL.contains(note.code()));
    }

    /** True when there were appointments or visits, and none of them is of a type that counts. */
    boolean noContactUsable(List<DataNote> notes) {
        return client.contacts().isEmpty()
                && notes.stream().anyMatch(note -> note.code() == DataNote.Code.TYPE_NOT_CONFIGURED);
    }

    /** True when there was data, and none of it could be used. */
    boolean nothingUsable(List<DataNote> notes) {
        boolean nothing = client.contacts().isEmpty()
                && client.responses().isEmpty()
                && client.notes().isEmpty()
                && client.riskAnswers().isEmpty();
        return nothing && notes.stream().anyMatch(note -> LEFT_OUT.contains(note.code()));
    }
}
