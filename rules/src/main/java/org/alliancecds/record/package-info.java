// SPDX-License-Identifier: Apache-2.0
/**
 * What was read of one client, as it was read: contacts, responses, notes, risk answers, conditions, and what was left out. The
 * first thing that a call makes; nothing in it is computed.
 */
@NullMarked
package org.alliancecds.record;

import org.jspecify.annotations.NullMarked;
