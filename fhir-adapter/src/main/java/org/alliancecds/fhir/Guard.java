// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import org.alliancecds.course.DataNote.Code;

/** The last line of "one bad resource never spoils the others". */
final class Guard {
    private Guard() {}

    /** Reads one resource; what no reader foresaw becomes a data note on that resource alone. */
    static void read(Resource resource, Notes notes, Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException unforeseen) {
            // The kind of fault is named, its message is not: it may hold the client's data.
            notes.add(
                    Code.UNREADABLE,
                    resource.reference(),
                    "It cannot be read and was left out ("
                            + unforeseen.getClass().getSimpleName() + ").");
        }
    }
}
