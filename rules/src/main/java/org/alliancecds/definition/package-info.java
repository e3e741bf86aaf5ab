// SPDX-License-Identifier: Apache-2.0
/**
 * What the program means by words that are a clinical choice, as {@code definitions.yaml} of the rulebook says: who is an
 * adult, what is stale, which diagnoses are meant. Readers, courses and cards go by it.
 */
@NullMarked
package org.alliancecds.definition;

import org.jspecify.annotations.NullMarked;
