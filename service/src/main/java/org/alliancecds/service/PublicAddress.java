// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The address under which others reach this service. */
@Component
public final class PublicAddress {

    private final AllianceSettings settings;
    private final Environment environment;

    PublicAddress(AllianceSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Absolute, without a slash at its end: {@code alliance.public-url}, else this machine and the port in use. */
    public URI base() {
        URI configured = settings.publicUrl();
        if (configured != null) {
            return URI.create(configured.toString().replaceFirst("/+$", ""));
        }
        // The port in use stands in the environment once the web server listens; 0 asks for any free one.
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return URI.create("http://localhost:" + port);
    }
}
