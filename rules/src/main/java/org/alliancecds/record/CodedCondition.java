// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A diagnosis that is active.
 *
 * @param reference the FHIR reference it was read from
 * @param substanceUse true when its code is one for a substance-use disorder
 * @param recordedOn the day on which it was recorded, null when not known
 */
public record CodedCondition(
        String reference, boolean substanceUse, @Nullable LocalDate recordedOn) {}
