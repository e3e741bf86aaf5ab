// SPDX-License-Identifier: Apache-2.0
/**
 * The rulebook in use: loaded at the start, watched and swapped while the service runs, asked once by each call, shown to
 * people and programs, and reported on by health and info.
 */
@NullMarked
package org.alliancecds.service.rulebook;

import org.jspecify.annotations.NullMarked;
