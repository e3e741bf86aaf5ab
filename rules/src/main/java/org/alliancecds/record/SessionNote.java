// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a therapist noted after a session; null wherever the note does not say.
 *
 * @param reference the FHIR reference it was read from
 * @param writtenAt when it was written
 * @param tension 0 (none) to 5
 * @param lateMinutes minutes late
 * @param motivation 0 to 10
 * @param barrierSolved true when the practical obstacle that it names, or any named before, is solved
 */
public record SessionNote(
        String reference,
        Instant writtenAt,
        @Nullable Integer tension,
        @Nullable Boolean confrontation,
        @Nullable Boolean withdrawal,
        @Nullable Boolean repaired,
        @Nullable Boolean doubtsTreatment,
        @Nullable Boolean disengaged,
        @Nullable Homework homework,
        @Nullable Integer lateMinutes,
        @Nullable Boolean wrongDay,
        @Nullable Boolean cried,
        @Nullable Barrier barrier,
        @Nullable Integer motivation,
        @Nullable Boolean plannedEnding,
        @Nullable Boolean barrierSolved) {}
