// SPDX-License-Identifier: Apache-2.0
/**
 * What a sentence of a rule is: its pattern, its slots, what has to be so for it to be true, its answer; and the vocabulary
 * of all sentences.
 */
@NullMarked
package org.alliancecds.sentence;

import org.jspecify.annotations.NullMarked;
