// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.DataNote;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;

/**
 * How much of the record could be seen. "No warning sign" can be said only of a record that was seen.
 *
 * @param notSeen prefetch keys that were absent or failed
 * @param client what was read
 */
public record Sight(List<String> notSeen, ClientRecord client) {
    private static final Words WORDS = Words.beside(Sight.class);

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

    /** That a part of the record, by its prefetch key, could not be seen. */
    public static Phrase notSeen(String key) {
        return WORDS.say("part-not-seen", "part", part(key));
    }

    private static Phrase part(String key) {
        return WORDS.say("part", "key", key);
    }

    /** What could not be seen, for example {@code appointments, encounters}; empty when all was. */
    Spoken notSeenInWords() {
        return new Spoken.Joined(notSeen.stream().map(Sight::part).toList(), ", ");
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
