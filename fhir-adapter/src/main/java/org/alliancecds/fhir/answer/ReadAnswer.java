// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.answer;

import java.math.BigDecimal;
import org.alliancecds.record.DataNote;

/** What an answer says: a value, or the reason why it was given and cannot be used. */
public sealed interface ReadAnswer {

    /** A value within the item's range. */
    public record Value(BigDecimal value) implements ReadAnswer {}

    /**
     * An answer that was given and cannot be used.
     *
     * @param code the kind of data note
     * @param why completes "The answer to item 9 …"
     */
    public record Refused(DataNote.Code code, String why) implements ReadAnswer {

        /** The reason without the words of the data, which stand in quotes; the same for answers of one kind. */
        public String kind() {
            StringBuilder kind = new StringBuilder();
            boolean quoted = false;
            for (int i = 0; i < why.length(); i++) {
                char character = why.charAt(i);
                quoted ^= character == '"';
                if (!quoted) {
                    kind.append(character);
                }
            }
            return kind.toString();
        }
    }
}
