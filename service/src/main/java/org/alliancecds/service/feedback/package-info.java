// SPDX-License-Identifier: Apache-2.0
/**
 * What became of the cards: said by the EHR and on the disk before it is acknowledged, counted by sign for the clinical
 * lead, as a page, as JSON and as a report.
 */
@NullMarked
package org.alliancecds.service.feedback;

import org.jspecify.annotations.NullMarked;
