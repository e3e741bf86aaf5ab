// SPDX-License-Identifier: Apache-2.0
/**
 * First hop of a call: its body comes in without a thread, within its limits, and goes on when a seat, memory and a
 * processor are free. Pages wait for their turn here, too.
 */
@NullMarked
package org.alliancecds.service.intake;

import org.jspecify.annotations.NullMarked;
