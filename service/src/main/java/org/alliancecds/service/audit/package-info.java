// SPDX-License-Identifier: Apache-2.0
/**
 * Beside every call: one log line without data of a client, one entry of the audit, and what the entries of the shadow
 * mode come to.
 */
@NullMarked
package org.alliancecds.service.audit;

import org.jspecify.annotations.NullMarked;
