// SPDX-License-Identifier: Apache-2.0
/**
 * Sessions, appointments and bookings, and how late they began.
 */
@NullMarked
package org.alliancecds.fact.attendance;

import org.jspecify.annotations.NullMarked;
