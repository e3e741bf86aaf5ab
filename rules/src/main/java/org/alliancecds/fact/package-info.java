// SPDX-License-Identifier: Apache-2.0
/**
 * What the facts share. Each fact has a room of its own below: it answers the sentences of rules about one thing.
 */
@NullMarked
package org.alliancecds.fact;

import org.jspecify.annotations.NullMarked;
