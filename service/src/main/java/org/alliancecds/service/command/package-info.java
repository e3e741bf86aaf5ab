// SPDX-License-Identifier: Apache-2.0
/**
 * The words that the program can be called with in place of serving: a rulebook checked or tried on a cohort, and what an
 * operator asks of the database.
 */
@NullMarked
package org.alliancecds.service.command;

import org.jspecify.annotations.NullMarked;
