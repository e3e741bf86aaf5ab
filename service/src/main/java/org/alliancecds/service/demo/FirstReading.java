// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.alliancecds.fhir.access.FhirAccess;
import org.alliancecds.fhir.access.FhirOffer;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Reads one chart over FHIR once the demo is open. A first reading loads most of HAPI, and would take longer than a call
 * waits for a FHIR server: whoever tries the demo without prefetch would be told that nothing could be seen.
 */
final class FirstReading implements ApplicationListener<ApplicationReadyEvent> {

    private static final FhirAccess.Limits AMPLE = new FhirAccess.Limits(Duration.ofMinutes(1), 5_000_000, 100, 1);

    private final String client;

    FirstReading(String client) {
        this.client = client;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        String port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
        Thread reading = new Thread(() -> read("http://127.0.0.1:" + port + "/demo/fhir"), "first-reading");
        reading.setDaemon(true);
        reading.start();
    }

    private void read(String server) {
        try (FhirAccess access = new FhirAccess(AMPLE)) {
            access.fetch(
                    new FhirOffer(server, null, List.of(URI.create(server))),
                    Map.of(
                            "patient", "Patient/{{context.patientId}}",
                            "responses", "QuestionnaireResponse?patient={{context.patientId}}"),
                    client);
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }
}
