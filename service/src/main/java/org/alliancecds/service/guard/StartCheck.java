// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.guard;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.alliancecds.fhir.access.FhirAccess;
import org.alliancecds.service.AllianceSettings;
import org.alliancecds.service.AllianceSettings.Mode;
import org.alliancecds.service.ehr.EhrProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Refuses to start where what is configured would open patient data to whoever asks. */
final class StartCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Made by Spring Boot, by its class name. */
    StartCheck() {}

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    /**
     * Passes in silence or refuses.
     *
     * @throws StartRefused with the reason and the remedy in one line
     */
    static void check(Environment environment) {
        AllianceSettings settings = Binder.get(environment).bindOrCreate("alliance", AllianceSettings.class);
        checkFhirServers(settings);
        boolean ehrConfigured = settings.ehrs().stream().anyMatch(ehr -> isSet(ehr.issuer()) && isSet(ehr.jwks()));
        String address = environment.getProperty("server.address");
        if (!isLoopback(address) && !ehrConfigured) {
            throw new StartRefused("server.address=" + (isSet(address) ? address : "(empty: every address)")
                    + " would open this service to others, and no EHR is configured that may call it: set"
                    + " alliance.ehrs[0].issuer and alliance.ehrs[0].jwks, or leave server.address unset for the demo on"
                    + " this machine.");
        }
        Mode mode = settings.runningMode();
        if (mode != Mode.DEMO) {
            throw new StartRefused("alliance.mode=" + mode.name().toLowerCase(Locale.ROOT)
                    + " is not available in this version: it cannot yet check who calls it, so it does not serve an EHR."
                    + " Remove alliance.ehrs and alliance.mode for the demo on this machine.");
        }
        checkDemo(environment, address);
    }

    /** An entry that is no plain address would never match, and nobody would know why nothing is fetched. */
    private static void checkFhirServers(AllianceSettings settings) {
        for (EhrProfile ehr : settings.ehrs()) {
            for (URI server : ehr.fhirServers()) {
                if (!FhirAccess.isUsable(server.toString())) {
                    throw new StartRefused("alliance.ehrs[" + settings.ehrs().indexOf(ehr) + "].fhir-servers holds "
                            + server + ", which is no plain base address: write it as https://host/path, without user,"
                            + " query or percent signs; http is for this machine only.");
                }
            }
        }
    }

    private static void checkDemo(Environment environment, @Nullable String address) {
        if (!isLoopback(address)) {
            throw new StartRefused("alliance.mode=demo with server.address=" + address
                    + " would open the demo to others: leave server.address unset.");
        }
        if (isSet(environment.getProperty("management.server.port"))
                && !isLoopback(environment.getProperty("management.server.address"))) {
            throw new StartRefused("management.server.port without a management.server.address of this machine would"
                    + " open health and info to others: set management.server.address=127.0.0.1.");
        }
        // A strategy would hide the forwarding headers by which a reverse proxy in front of the demo is known.
        String strategy = environment.getProperty("server.forward-headers-strategy", "none");
        if (!strategy.equalsIgnoreCase("none")) {
            throw new StartRefused("server.forward-headers-strategy=" + strategy
                    + " is for a service behind a reverse proxy, and the demo does not answer through one: leave it"
                    + " unset.");
        }
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static boolean isLoopback(@Nullable String address) {
        if (address == null || address.isBlank()) {
            return false; // The web server takes "no address" as every address.
        }
        try {
            for (InetAddress candidate : InetAddress.getAllByName(address.trim())) {
                if (!candidate.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException unknown) {
            throw new StartRefused(
                    "server.address=" + address + " is not an address of this machine: check its spelling.");
        }
    }
}
