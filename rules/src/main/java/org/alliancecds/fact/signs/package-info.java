// SPDX-License-Identifier: Apache-2.0
/**
 * What rules noted and raised, as a fact that rules of a later stage may ask.
 */
@NullMarked
package org.alliancecds.fact.signs;

import org.jspecify.annotations.NullMarked;
