// SPDX-License-Identifier: Apache-2.0
/** The memory of the service, seen from outside: through its front door, its commands, and what is in the file. */
@NullMarked
package org.alliancecds.service.ledger;

import org.jspecify.annotations.NullMarked;
