// SPDX-License-Identifier: Apache-2.0
/**
 * What an operator asks of the database without the service: all that is held on one client, to be handed over or
 * erased, and what would have been shown in the shadow mode. The settings are those of the service.
 */
@NullMarked
package org.alliancecds.service.command;

import org.jspecify.annotations.NullMarked;
