// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.call;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.LeftOutForm;
import org.alliancecds.words.Phrase;

/** The data notes of one reading, each once and in an order that the input's order does not change. */
public final class Notes {
    private final TreeSet<DataNote> notes = new TreeSet<>();
    private final TreeSet<LeftOutForm> leftOut = new TreeSet<>(Comparator.comparing(LeftOutForm::answeredAt)
            .thenComparing(LeftOutForm::reference)
            .thenComparing(LeftOutForm::measure)
            .thenComparing(LeftOutForm::rater));

    /** Adds a data note; the reference is empty where it is about no single resource. */
    public void add(DataNote.Code code, String reference, Phrase said) {
        notes.add(new DataNote(code, reference, said));
    }

    /** Keeps a form that was left out, for rules that ask for it; a data note of the same reference says why. */
    public void leftOut(LeftOutForm form) {
        leftOut.add(form);
    }

    /** The forms that were left out, in an order of their own. */
    public List<LeftOutForm> leftOut() {
        return List.copyOf(leftOut);
    }

    /** The data notes, in an order of their own. */
    public List<DataNote> all() {
        return List.copyOf(notes);
    }
}
