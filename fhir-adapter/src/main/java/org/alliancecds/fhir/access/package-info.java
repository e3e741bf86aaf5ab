// SPDX-License-Identifier: Apache-2.0
/**
 * What the EHR did not send is fetched here from its FHIR server, between the first reading of a call and the second:
 * {@link org.alliancecds.fhir.access.FhirAccess} asks, within one deadline, and gives back a prefetch. Addresses and
 * answers come from outside, so each is judged before it is used.
 */
@NullMarked
package org.alliancecds.fhir.access;

import org.jspecify.annotations.NullMarked;
