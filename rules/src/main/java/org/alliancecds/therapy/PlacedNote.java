// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.time.LocalDate;
import org.alliancecds.record.SessionNote;
import org.jspecify.annotations.Nullable;

/** A session note with its day and the session that it belongs to, null when it belongs to none. */
public record PlacedNote(
        SessionNote note, LocalDate day, @Nullable Session session) {

    /** The day of the session that it is about, else the day on which it was written. */
    public LocalDate about() {
        return session == null ? day : session.day();
    }
}
