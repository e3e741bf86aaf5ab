// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.call;

import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.record.DataNote.Code;

/** The last line of "one bad resource never spoils the others". */
public final class Guard {
    private Guard() {}

    /**
     * Reads one resource if there is time; what no reader foresaw becomes a data note on that resource alone.
     *
     * @throws org.alliancecds.therapy.Deadline.Passed when there is no time left
     */
    public static void read(Resource resource, Call call, Runnable reading) {
        call.deadline().check();
        try {
            reading.run();
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // The kind of fault is named, its message is not: it may hold the client's data.
            call.note(Code.UNREADABLE, resource, Remark.unforeseen(unforeseen));
        }
    }
}
