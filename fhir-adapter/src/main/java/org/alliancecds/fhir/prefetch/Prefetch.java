// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.prefetch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.words.Phrase;

/**
 * The prefetch, taken apart.
 *
 * @param resources every resource once
 * @param seen keys that are answers, "nothing there" among them
 * @param notSeen keys that are no answers, and why
 * @param partly keys of which more exists than was given
 * @param anyEnd those of them that may lack what is newest, too
 */
public record Prefetch(
        List<Resource> resources,
        Set<String> seen,
        Map<String, Phrase> notSeen,
        Set<String> partly,
        Set<String> anyEnd) {}
