// SPDX-License-Identifier: Apache-2.0
/**
 * What stands before every call: where the service may listen, who may reach the demo, the headers of each answer, and
 * one log line without patient data.
 */
@NullMarked
package org.alliancecds.service.guard;

import org.jspecify.annotations.NullMarked;
