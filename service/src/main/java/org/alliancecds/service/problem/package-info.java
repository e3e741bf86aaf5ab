// SPDX-License-Identifier: Apache-2.0
/**
 * Every answer that is not a success: an OperationOutcome that names the fault, the place and the remedy, and never
 * repeats data of a client.
 */
@NullMarked
package org.alliancecds.service.problem;

import org.jspecify.annotations.NullMarked;
