// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The prefetch, taken apart.
 *
 * @param resources every resource once
 * @param seen keys that are answers, "nothing there" among them
 * @param notSeen keys that are no answers, and why
 */
record Prefetch(List<Resource> resources, Set<String> seen, Map<String, String> notSeen) {}
