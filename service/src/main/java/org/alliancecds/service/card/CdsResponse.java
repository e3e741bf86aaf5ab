// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.util.List;

/**
 * The answer to a CDS Hooks call; no cards means: all that was needed was seen, and nothing is new or stands. Where the
 * profile of the EHR switches the standing card off, what stands is not shown.
 */
public record CdsResponse(List<Card> cards) {}
