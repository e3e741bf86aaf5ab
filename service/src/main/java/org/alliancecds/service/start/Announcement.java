// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.start;

import java.util.stream.Collectors;
import org.alliancecds.service.settings.AllianceSettings;
import org.alliancecds.service.settings.AllianceSettings.Mode;
import org.alliancecds.service.settings.EhrProfile;
import org.alliancecds.service.settings.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says once, on start, what is open and how to go on. */
@Component
final class Announcement {

    private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

    private final AllianceSettings settings;
    private final PublicAddress address;
    private final Environment environment;

    Announcement(AllianceSettings settings, PublicAddress address, Environment environment) {
        this.settings = settings;
        this.address = address;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        Mode mode = settings.runningMode();
        if (mode == Mode.DEMO) {
            LOG.info(
                    "Demo mode, open to this machine only, synthetic clients only. Go on: {}/demo in a browser, or {}/cds-services",
                    address.base(),
                    address.base());
            return;
        }
        LOG.info(
                "{} mode, for {}. {}/cds-services answers to their tokens; {}/rulebook is open to all.",
                mode == Mode.LIVE ? "Live" : "Shadow",
                settings.ehrs().stream().map(EhrProfile::issuer).collect(Collectors.joining(", ")),
                address.base(),
                address.base());
        if (!environment.getProperty("server.ssl.enabled", Boolean.class, hasCertificate())) {
            LOG.info(
                    "This port speaks HTTP without TLS: let a reverse proxy end TLS in front of it, or set server.ssl.*");
        }
    }

    private boolean hasCertificate() {
        return environment.containsProperty("server.ssl.bundle")
                || environment.containsProperty("server.ssl.certificate")
                || environment.containsProperty("server.ssl.key-store");
    }
}
