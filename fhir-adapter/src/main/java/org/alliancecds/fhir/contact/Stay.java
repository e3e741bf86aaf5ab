// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.time.Instant;

/** An in-patient stay, both ends included. */
record Stay(Instant from, Instant to) {}
