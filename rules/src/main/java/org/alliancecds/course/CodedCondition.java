// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

/**
 * A diagnosis that is active.
 *
 * @param reference the FHIR reference it was read from
 * @param substanceUse true when its code is one for a substance-use disorder
 */
public record CodedCondition(String reference, boolean substanceUse) {}
