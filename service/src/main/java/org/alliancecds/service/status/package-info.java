// SPDX-License-Identifier: Apache-2.0
/**
 * What operators read: health and info.
 */
@NullMarked
package org.alliancecds.service.status;

import org.jspecify.annotations.NullMarked;
