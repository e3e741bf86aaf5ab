// SPDX-License-Identifier: Apache-2.0
/**
 * What an operator sets under {@code alliance.*}, and what each EHR has of its own. Every other package may read it; it
 * knows none of them.
 */
@NullMarked
package org.alliancecds.service.settings;

import org.jspecify.annotations.NullMarked;
