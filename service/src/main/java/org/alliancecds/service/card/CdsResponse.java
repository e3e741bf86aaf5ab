// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.util.List;

/** The answer to a CDS Hooks call; no cards means: all was seen, and there is no warning sign. */
public record CdsResponse(List<Card> cards) {}
