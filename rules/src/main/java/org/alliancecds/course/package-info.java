// SPDX-License-Identifier: Apache-2.0
/**
 * The course with all its facts: made of a record as of a day, and asked by the rules. The second hop of a call.
 */
@NullMarked
package org.alliancecds.course;

import org.jspecify.annotations.NullMarked;
