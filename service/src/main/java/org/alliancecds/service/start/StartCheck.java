// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.alliancecds.fhir.access.FhirAccess;
import org.alliancecds.service.ehr.EhrSettingsCheck;
import org.alliancecds.service.settings.AllianceSettings;
import org.alliancecds.service.settings.AllianceSettings.Mode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
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
     * @throws StartRefused with the reason and the remedy
     */
    static void check(Environment environment) {
        AllianceSettings settings = settings(environment);
        checkHeaders(environment);
        checkInnerAddresses(settings);
        checkManagement(environment);
        if (settings.runningMode() == Mode.DEMO) {
            checkDemo(environment, settings);
        } else {
            checkServing(settings);
        }
    }

    /** A misspelt setting would silently not hold: of alliance.mode, one that shows cards in place of counting them. */
    private static AllianceSettings settings(Environment environment) {
        try {
            return Binder.get(environment)
                    .bindOrCreate(
                            "alliance",
                            Bindable.of(AllianceSettings.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
        } catch (BindException wrong) {
            String unknown =
                    wrong.getCause() instanceof UnboundConfigurationPropertiesException unbound ? names(unbound) : "";
            if (unknown.isEmpty()) {
                return Binder.get(environment).bindOrCreate("alliance", AllianceSettings.class);
            }
            throw new StartRefused("There is no setting " + unknown
                    + ": correct its spelling (README.md and service/EHR_PROFILES.md name them all), or leave it out.");
        }
    }

    /** Those that are not known; one that is known and empty counts as not set, and is no fault. */
    private static String names(UnboundConfigurationPropertiesException unbound) {
        return unbound.getUnboundProperties().stream()
                .filter(property -> !String.valueOf(property.getValue()).isBlank())
                .map(property -> property.getName().toString())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static void checkHeaders(Environment environment) {
        // In the demo, a strategy would hide the headers by which a reverse proxy is known; elsewhere, it would let
        // whoever writes them choose the address that a token has to be made out to.
        String strategy = environment.getProperty("server.forward-headers-strategy", "none");
        if (!strategy.equalsIgnoreCase("none")) {
            throw new StartRefused("server.forward-headers-strategy=" + strategy
                    + " would take addresses from headers that a caller can write: leave it unset, and set"
                    + " alliance.public-url where the service is to be reached through a reverse proxy.");
        }
    }

    /** Health and info of a port of their own pass no check of who asks. */
    private static void checkManagement(Environment environment) {
        if (isSet(environment.getProperty("management.server.port"))
                && !isLoopback(environment.getProperty("management.server.address"))) {
            throw new StartRefused("management.server.port without a management.server.address of this machine would"
                    + " open health and info to others: set management.server.address=127.0.0.1.");
        }
    }

    private static void checkInnerAddresses(AllianceSettings settings) {
        for (String address : settings.fhir().innerAddresses()) {
            if (!FhirAccess.isInner(address)) {
                throw new StartRefused(
                        "alliance.fhir.inner-addresses holds " + address + ", which is not one address of"
                                + " a private network: write it as numbers, for example 10.1.2.3 or fd12::5.");
            }
        }
    }

    private static void checkServing(AllianceSettings settings) {
        List<String> faults = new ArrayList<>(EhrSettingsCheck.faults(settings.ehrs(), settings.publicUrl()));
        if (settings.zone() == null) {
            faults.add("alliance.zone is not set: give the zone of the clinic, for example Europe/Berlin; what is a day"
                    + " is counted in it, whatever zone the machine is in.");
        }
        if (!faults.isEmpty()) {
            throw new StartRefused("alliance.mode="
                    + settings.runningMode().name().toLowerCase(Locale.ROOT)
                    + " serves EHRs, and what is configured for them cannot be used:\n- "
                    + String.join("\n- ", faults));
        }
    }

    private static void checkDemo(Environment environment, AllianceSettings settings) {
        String address = environment.getProperty("server.address");
        boolean ehrConfigured = settings.ehrs().stream().anyMatch(ehr -> isSet(ehr.issuer()) && isSet(ehr.jwks()));
        if (!isLoopback(address) && !ehrConfigured) {
            throw new StartRefused("server.address=" + (isSet(address) ? address : "(empty: every address)")
                    + " would open this service to others, and no EHR is configured that may call it: set"
                    + " alliance.ehrs[0].issuer and alliance.ehrs[0].jwks, or leave server.address unset for the demo on"
                    + " this machine.");
        }
        if (!isLoopback(address)) {
            throw new StartRefused("alliance.mode=demo with server.address=" + address
                    + " would open the demo to others: leave server.address unset.");
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
