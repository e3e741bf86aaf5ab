// SPDX-License-Identifier: Apache-2.0
/**
 * Runs scenarios against a rulebook, and says what broke.
 */
@NullMarked
package org.alliancecds.proof;

import org.jspecify.annotations.NullMarked;
