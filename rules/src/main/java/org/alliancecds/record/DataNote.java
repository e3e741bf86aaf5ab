// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

import java.util.Comparator;
import java.util.Objects;
import org.alliancecds.words.Spoken;
import org.jspecify.annotations.Nullable;

/**
 * A remark on data that was not used, or used with care; it changes nothing else. Its words are filled when somebody reads
 * them. Two notes are equal when they say the same.
 *
 * @param code what kind of remark
 * @param reference the FHIR reference concerned, or the prefetch key, or empty when it concerns the whole record
 * @param said what and why, for a clinician, without blame
 */
public record DataNote(Code code, String reference, Spoken said) implements Comparable<DataNote> {

    /** The kinds of remarks; {@link #id()} is what interfaces show. */
    public enum Code {
        /** A resource of another patient: left out. */
        ANOTHER_PATIENT,
        /** A resource that cannot be read at all, or lacks what it needs: left out. */
        UNREADABLE,
        /** A single answer that cannot be read: that answer is left out. */
        UNREADABLE_ANSWER,
        /** A risk item was answered, and the answer cannot be read: a person has to look. */
        UNREADABLE_RISK_ANSWER,
        /** The form does not hold the risk item; that is not a 0. */
        RISK_ITEM_NOT_ASKED,
        /** A status that does not count (draft, in progress, entered in error, ...). */
        STATUS_NOT_USED,
        DATE_MISSING,
        DATE_IN_FUTURE,
        OUT_OF_RANGE,
        /** Items are missing, and the measure's own rule does not allow for that. */
        INCOMPLETE,
        /** Stored total against items: the items are used. */
        TOTAL_DISAGREES,
        /** Code against display: that answer is not scored. */
        CODE_DISPLAY_DISAGREE,
        MEASURE_UNKNOWN,
        /** An Observation with a code that no measure knows: not used. */
        OBSERVATION_UNKNOWN,
        RATER_UNKNOWN,
        /** Nothing in the record is typed, so all contacts count. */
        UNTYPED_CONTACTS,
        /** Contacts whose type is not one of the configured psychotherapy types: left out. */
        TYPE_NOT_CONFIGURED,
        /** Neither appointments nor encounters: the days of client ratings stand for the sessions. */
        SESSIONS_FROM_RATINGS,
        /** Cancelled without saying by whom, or never updated: counts for nothing. */
        OUTCOME_UNKNOWN,
        /** A part of the record could not be seen. */
        NOT_SEEN,
        /** More pages exist than were given. */
        MORE_PAGES,
        /** Two responses to one measure in one session: which one counts. */
        TWO_IN_ONE_SESSION,
        /** The client is not an adult yet, as the rulebook defines it: thresholds are for adults. */
        UNDER_AGE,
        /** No contact or rating within the configured gap: no therapy is under way as of the date. */
        NO_COURSE;

        /** The code as interfaces show it, for example {@code another-patient}. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private static final Comparator<DataNote> IN_ORDER = Comparator.comparing(DataNote::code)
            .thenComparing(DataNote::reference)
            .thenComparing(DataNote::said, DataNote::compareWords);

    /** The words in English. */
    public String text() {
        return said.text();
    }

    @Override
    public int compareTo(DataNote other) {
        return IN_ORDER.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DataNote note && compareTo(note) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, reference);
    }

    /** What is said with the same template and values needs not be filled. */
    private static int compareWords(Spoken one, Spoken other) {
        return one.equals(other) ? 0 : one.text().compareTo(other.text());
    }
}
