// SPDX-License-Identifier: Apache-2.0
/**
 * Rule files, read strictly into rules, put in stages, built for Drools and fired on a course. The only package that knows
 * Drools, which is given no text at all: rules that were read become its executable model directly, so that there is no
 * character of a rule file that it could take for code, and building a rulebook takes milliseconds (the usual way,
 * rendering DRL and compiling it, was tried: same findings, a second and more for each build).
 */
@NullMarked
package org.alliancecds.rule;

import org.jspecify.annotations.NullMarked;
