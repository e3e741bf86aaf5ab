// SPDX-License-Identifier: Apache-2.0
/**
 * The commands {@code check} and {@code cohort}: a clinical lead's folder checked from a terminal, for a git hook or a
 * build, and how often it would speak; both without starting the service.
 */
@NullMarked
package org.alliancecds.service.check;

import org.jspecify.annotations.NullMarked;
