// SPDX-License-Identifier: Apache-2.0
/**
 * What a card may say: guidance of the signs, suggestions and evidence, read from content and checked for their words.
 */
@NullMarked
package org.alliancecds.guidance;

import org.jspecify.annotations.NullMarked;
