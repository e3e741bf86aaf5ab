// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.fhir.resource.Quoted;
import org.alliancecds.record.DataNote;
import org.alliancecds.words.Phrase;

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
    public record Refused(DataNote.Code code, Phrase why) implements ReadAnswer {

        /** The reason without what is quoted from the data; the same for answers of one kind. */
        public List<Object> kind() {
            List<Object> kind = new ArrayList<>();
            kind.add(code);
            kind.add(why.key());
            why.values().stream().filter(value -> !(value instanceof Quoted)).forEach(kind::add);
            return kind;
        }
    }
}
