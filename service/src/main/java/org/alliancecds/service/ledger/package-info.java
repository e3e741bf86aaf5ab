// SPDX-License-Identifier: Apache-2.0
/**
 * What outlives a call: cards issued, what each reader was told, tokens seen and rulebooks published; and for how long.
 * It is written behind the answers and delays none.
 */
@NullMarked
package org.alliancecds.service.ledger;

import org.jspecify.annotations.NullMarked;
