// SPDX-License-Identifier: Apache-2.0
/**
 * Before the service opens: what is configured is checked, and a start that would open data of clients is refused. After:
 * one line says what is open.
 */
@NullMarked
package org.alliancecds.service.start;

import org.jspecify.annotations.NullMarked;
