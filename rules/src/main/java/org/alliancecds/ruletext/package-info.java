// SPDX-License-Identifier: Apache-2.0
/**
 * The strict reader of rule files: every line of a {@code rules.dslr} is matched to a sentence of the vocabulary from
 * its first to its last character, or refused with file, line and remedy. Nothing here knows Drools.
 */
@NullMarked
package org.alliancecds.ruletext;

import org.jspecify.annotations.NullMarked;
