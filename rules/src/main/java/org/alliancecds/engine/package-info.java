// SPDX-License-Identifier: Apache-2.0
/** The only package that knows Drools: renders DRL from rules that were read, builds it, and fires it on a course. */
@NullMarked
package org.alliancecds.engine;

import org.jspecify.annotations.NullMarked;
