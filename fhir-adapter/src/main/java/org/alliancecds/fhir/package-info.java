// SPDX-License-Identifier: Apache-2.0
/**
 * FHIR in, facts out: {@link org.alliancecds.fhir.CourseReader} turns the prefetch of a call into a client record, second
 * hop of a call. It takes the prefetch apart ({@code prefetch}), and has each package read its resources: {@code response},
 * {@code observation}, {@code contact}, {@code client}; no package depends on this one. Inbound resources are read from the
 * JSON tree, each alone and with strict accessors of our own ({@code resource}): a typed FHIR model loses what we have to
 * report (a text in a decimal vanishes, an STU3 reference becomes null) and refuses a whole Bundle for one bad date. HAPI
 * turns XML into JSON, fetches what was not sent ({@code access}) and serves the demo.
 */
@NullMarked
package org.alliancecds.fhir;

import org.jspecify.annotations.NullMarked;
