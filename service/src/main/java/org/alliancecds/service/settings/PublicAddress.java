// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.settings;

import java.net.URI;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The address under which others reach this service. */
@Component
public final class PublicAddress {

    private final Supplier<URI> base;

    @Autowired
    PublicAddress(AllianceSettings settings, Environment environment) {
        this(() -> {
            URI configured = settings.publicUrl();
            return configured == null ? thisMachine(environment) : withoutSlash(configured);
        });
    }

    private PublicAddress(Supplier<URI> base) {
        this.base = base;
    }

    /** A fixed address. */
    public static PublicAddress at(URI address) {
        URI fixed = withoutSlash(address);
        return new PublicAddress(() -> fixed);
    }

    /** Absolute, without a slash at its end: {@code alliance.public-url}, else this machine and the port in use. */
    public URI base() {
        return base.get();
    }

    private static URI withoutSlash(URI address) {
        return URI.create(address.toString().replaceFirst("/+$", ""));
    }

    private static URI thisMachine(Environment environment) {
        // The port in use stands in the environment once the web server listens; 0 asks for any free one.
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return URI.create("http://localhost:" + port);
    }
}
