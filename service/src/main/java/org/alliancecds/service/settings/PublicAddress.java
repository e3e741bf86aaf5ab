// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.settings;

import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The address under which others reach this service. */
@Component
public final class PublicAddress {

    private final Supplier<URI> base;

    @Autowired
    PublicAddress(AllianceSettings settings, Environment environment) {
        this(base(settings.publicUrl(), environment));
    }

    private PublicAddress(Supplier<URI> base) {
        this.base = base;
    }

    private static Supplier<URI> base(@Nullable URI configured, Environment environment) {
        if (configured != null) {
            URI fixed = withoutSlash(configured);
            return () -> fixed;
        }
        return new ThisMachine(environment);
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

    /** This machine, with the port in use: it stands in the environment once the web server listens. */
    private static final class ThisMachine implements Supplier<URI> {
        private final Environment environment;
        private volatile @Nullable URI known;

        private ThisMachine(Environment environment) {
            this.environment = environment;
        }

        @Override
        public URI get() {
            URI address = known;
            if (address == null) {
                String port = environment.getProperty("local.server.port");
                // 0 asks for any free port, which is not known yet.
                address = URI.create(
                        "http://localhost:" + (port == null ? environment.getProperty("server.port", "8080") : port));
                known = port == null ? null : address;
            }
            return address;
        }
    }
}
