// SPDX-License-Identifier: Apache-2.0
/**
 * The facts: what is known of a client ({@link org.alliancecds.course.ClientRecord}), and what clinicians compare in the
 * therapy under way as of a date ({@link org.alliancecds.course.Course}). Second hop of a call: the adapter reads a
 * record, the rulebook evaluates the course within it.
 */
@NullMarked
package org.alliancecds.course;

import org.jspecify.annotations.NullMarked;
