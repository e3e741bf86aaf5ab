// SPDX-License-Identifier: Apache-2.0
/**
 * When the alliance was rated by anyone, and forms that no rule could use.
 */
@NullMarked
package org.alliancecds.fact.data;

import org.jspecify.annotations.NullMarked;
