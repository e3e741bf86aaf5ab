// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says once, on start, what is open and how to go on. */
@Component
final class Announcement {

    private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

    private final PublicAddress address;

    Announcement(PublicAddress address) {
        this.address = address;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        LOG.info(
                "Demo mode, open to this machine only, synthetic clients only. Go on: {}/demo in a browser, or {}/cds-services",
                address.base(),
                address.base());
    }
}
