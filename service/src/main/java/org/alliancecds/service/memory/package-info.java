// SPDX-License-Identifier: Apache-2.0
/**
 * What outlives a call: cards issued, feedback, audit, tokens seen and rulebooks published, in SQLite or PostgreSQL.
 * Feedback is on disk before it is acknowledged; the rest follows behind the answer and delays none.
 */
@NullMarked
package org.alliancecds.service.memory;

import org.jspecify.annotations.NullMarked;
