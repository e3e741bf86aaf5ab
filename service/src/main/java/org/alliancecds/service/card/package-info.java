// SPDX-License-Identifier: Apache-2.0
/**
 * Fourth hop of a call: what the rulebook found becomes cards that a tired therapist can read.
 */
@NullMarked
package org.alliancecds.service.card;

import org.jspecify.annotations.NullMarked;
