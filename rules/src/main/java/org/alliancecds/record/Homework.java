// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

/** What a session note says of the task agreed for the time between sessions. */
public enum Homework {
    NONE_SET,
    DONE,
    /** Counts as done. */
    PARTLY,
    NOT_DONE
}
