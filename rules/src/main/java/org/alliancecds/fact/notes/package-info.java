// SPDX-License-Identifier: Apache-2.0
/**
 * What the therapist noted after sessions.
 */
@NullMarked
package org.alliancecds.fact.notes;

import org.jspecify.annotations.NullMarked;
