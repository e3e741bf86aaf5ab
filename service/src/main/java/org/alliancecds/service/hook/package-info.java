// SPDX-License-Identifier: Apache-2.0
/**
 * First and last hop of a call: discovery, the three CDS Hooks services and {@code /evaluations}. A request is parsed
 * strictly here, checked by {@link org.alliancecds.service.hook.AllianceCheck} and answered.
 */
@NullMarked
package org.alliancecds.service.hook;

import org.jspecify.annotations.NullMarked;
