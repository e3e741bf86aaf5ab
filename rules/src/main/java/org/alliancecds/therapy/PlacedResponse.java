// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.time.LocalDate;
import org.alliancecds.record.MeasureResponse;
import org.jspecify.annotations.Nullable;

/** A rating or score with its day and the session that it belongs to, null when it belongs to none. */
public record PlacedResponse(
        MeasureResponse response, LocalDate day, @Nullable Session session) {}
