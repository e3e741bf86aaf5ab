// SPDX-License-Identifier: Apache-2.0
/**
 * The command {@code check}: a clinical lead's folder checked from a terminal, for a git hook or a build, without starting
 * the service.
 */
@NullMarked
package org.alliancecds.service.check;

import org.jspecify.annotations.NullMarked;
