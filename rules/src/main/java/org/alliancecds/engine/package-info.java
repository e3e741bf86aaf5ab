// SPDX-License-Identifier: Apache-2.0
/**
 * The only package that knows Drools. Rules that were read become Drools' executable model directly: Drools is given no
 * text at all, so there is no character of a rule file that it could take for code, nothing is compiled while the
 * service runs, and building a rulebook takes milliseconds instead of seconds (the usual way, rendering DRL and
 * compiling it, was tried: same findings, a second and more for each build).
 */
@NullMarked
package org.alliancecds.engine;

import org.jspecify.annotations.NullMarked;
