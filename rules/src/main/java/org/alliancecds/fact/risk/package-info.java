// SPDX-License-Identifier: Apache-2.0
/**
 * Answers to risk items; nothing silences them.
 */
@NullMarked
package org.alliancecds.fact.risk;

import org.jspecify.annotations.NullMarked;
