// SPDX-License-Identifier: Apache-2.0
/**
 * What is new to a user, what stands, and what is silent: an evaluation judged by what was told before.
 */
@NullMarked
package org.alliancecds.told;

import org.jspecify.annotations.NullMarked;
