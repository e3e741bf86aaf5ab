// SPDX-License-Identifier: Apache-2.0
/**
 * The instruments: how a measure is recognised, scored and read against its thresholds, as its {@code measure.yaml}
 * says. The adapter scores with them, the course compares with them.
 */
@NullMarked
package org.alliancecds.measure;

import org.jspecify.annotations.NullMarked;
