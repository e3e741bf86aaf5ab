// SPDX-License-Identifier: Apache-2.0
/**
 * The rulebook for readers: all of it on one page for people, and the same as JSON for programs. It holds no data of any
 * client, and is where the source of every card leads.
 */
@NullMarked
package org.alliancecds.service.rulebookpage;

import org.jspecify.annotations.NullMarked;
