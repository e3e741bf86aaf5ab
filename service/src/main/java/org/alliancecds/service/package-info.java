// SPDX-License-Identifier: Apache-2.0
/**
 * The service that an EHR calls: settings, start-up and wiring. A call enters by {@link org.alliancecds.service.hooks}.
 */
@NullMarked
package org.alliancecds.service;

import org.jspecify.annotations.NullMarked;
