// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What the tests ask for. */
final class Asking {
    static final Map<String, String> RESPONSES =
            Map.of("responses", "QuestionnaireResponse?patient={{context.patientId}}&_sort=-authored&_count=200");
    static final Map<String, String> PATIENT = Map.of("patient", "Patient/{{context.patientId}}");
    static final String EMPTY = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}";

    /** Long enough for any machine; an answer that is there comes long before. */
    static final FhirAccess.Limits PATIENT_LIMITS = new FhirAccess.Limits(Duration.ofSeconds(30), 100_000, 50, 8);

    /** For answers that never come. */
    static final FhirAccess.Limits HURRIED_LIMITS = new FhirAccess.Limits(Duration.ofMillis(600), 100_000, 50, 8);

    private Asking() {}

    /** Fetches what is in the map, for Patient/p1. */
    static Fetched fetch(FhirAccess.Limits limits, FhirOffer offer, Map<String, String> templates) {
        try (FhirAccess access = new FhirAccess(limits)) {
            return access.fetch(offer, templates, "Patient/p1");
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /** A Bundle of responses with these numbers in their ids, and a link to the next page where one is named. */
    static String page(int from, int to, String next) {
        String link = next.isEmpty() ? "" : "\"link\":[{\"relation\":\"next\",\"url\":\"" + next + "\"}],";
        List<String> entries = IntStream.rangeClosed(from, to)
                .mapToObj(number -> "{\"resource\":{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"r" + number
                        + "\",\"subject\":{\"reference\":\"Patient/p1\"}}}")
                .toList();
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"," + link + "\"entry\":[" + String.join(",", entries)
                + "]}";
    }

    /** The answer for a key. */
    static JsonNode answer(Fetched fetched, String key) {
        return Objects.requireNonNull(fetched.answers().get(key));
    }

    /** The ids in an answer. */
    static List<String> ids(Fetched fetched) {
        return fetched.answers().values().stream()
                .flatMap(bundle -> bundle.path("entry").values().stream())
                .map(entry -> entry.path("resource").path("id").asString("?"))
                .toList();
    }
}
