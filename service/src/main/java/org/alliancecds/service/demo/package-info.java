// SPDX-License-Identifier: Apache-2.0
/**
 * A small stand-in EHR with synthetic clients, so that the hooks can be seen at work. It calls the service over HTTP as
 * any EHR would and knows nothing of its inside. Only in demo mode.
 */
@NullMarked
package org.alliancecds.service.demo;

import org.jspecify.annotations.NullMarked;
