// SPDX-License-Identifier: Apache-2.0
/**
 * The course cut out of a record as of a day: sessions, placed ratings and notes, series, bookings, and the arithmetic that
 * facts share (means, deviations, intervals).
 */
@NullMarked
package org.alliancecds.therapy;

import org.jspecify.annotations.NullMarked;
