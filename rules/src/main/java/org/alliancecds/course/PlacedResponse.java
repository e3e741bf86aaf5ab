// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A rating or score with its day and the session that it belongs to, null when it belongs to none. */
record PlacedResponse(
        MeasureResponse response, LocalDate day, @Nullable Session session) {}
