// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import java.util.List;

/**
 * A synthetic client.
 *
 * @param id the id of its Patient
 * @param name a first name and an initial
 * @param story in a few words
 * @param resources its record as FHIR R4 JSON, the Patient first; what lies in this chart may name another patient
 */
record DemoClient(String id, String name, String story, List<String> resources) {

    DemoClient {
        resources = List.copyOf(resources);
    }
}
