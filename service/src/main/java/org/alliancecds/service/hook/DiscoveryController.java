// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells which services there are. */
@RestController
final class DiscoveryController {

    private static final Discovery COMPLETE = Discovery.complete();

    @GetMapping(path = "/cds-services", produces = MediaType.APPLICATION_JSON_VALUE)
    Discovery discover() {
        return COMPLETE;
    }
}
