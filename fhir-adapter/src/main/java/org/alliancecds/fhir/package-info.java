// SPDX-License-Identifier: Apache-2.0
/**
 * FHIR in, facts out: {@link org.alliancecds.fhir.CourseReader} turns the prefetch of a call into a client record, second
 * hop of a call. Inbound resources are read straight from the JSON tree, each alone and with strict accessors of our own:
 * a typed FHIR model loses what we have to report (a text in a decimal vanishes, an STU3 reference becomes null), refuses
 * a whole Bundle for one bad date, and takes longer to parse 40 responses than this takes to read them. HAPI turns XML
 * into JSON, fetches what was not sent ({@link org.alliancecds.fhir.access}) and serves the demo.
 */
@NullMarked
package org.alliancecds.fhir;

import org.jspecify.annotations.NullMarked;
