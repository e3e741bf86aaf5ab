// SPDX-License-Identifier: Apache-2.0
/**
 * All clinical content together, loaded, checked and versioned as one. Third hop of a call: {@link
 * org.alliancecds.rulebook.Rulebook#evaluate}.
 */
@NullMarked
package org.alliancecds.rulebook;

import org.jspecify.annotations.NullMarked;
