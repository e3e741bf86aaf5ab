// SPDX-License-Identifier: Apache-2.0
/**
 * Who may call, and what holds of each EHR: known before a request is read, and used wherever EHRs differ.
 */
@NullMarked
package org.alliancecds.service.ehr;

import org.jspecify.annotations.NullMarked;
