// SPDX-License-Identifier: Apache-2.0
/**
 * What the readers of one call share: whose data it is, when the call came, the clinic's settings, and where data notes go.
 */
@NullMarked
package org.alliancecds.fhir.call;

import org.jspecify.annotations.NullMarked;
