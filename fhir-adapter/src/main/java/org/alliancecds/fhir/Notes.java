// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.util.List;
import java.util.TreeSet;
import org.alliancecds.course.DataNote;

/** The data notes of one reading, each once and in an order that the input's order does not change. */
final class Notes {
    private final TreeSet<DataNote> notes = new TreeSet<>();

    void add(DataNote.Code code, String reference, String text) {
        notes.add(new DataNote(code, reference, text));
    }

    List<DataNote> all() {
        return List.copyOf(notes);
    }
}
