// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Prints how long 40 responses take (20 PHQ-9, 20 SRS, one Bundle): read from the tree, and, to compare, only parsed by
 * HAPI. Run by hand; a time is no assertion.
 */
final class ReadingSpeed {
    private static final int ROUNDS = 2000;

    private ReadingSpeed() {}

    public static void main(String[] arguments) {
        List<String> responses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String day = "\"authored\":\"2026-02-%02dT10:00:00+01:00\"".formatted(1 + i);
            responses.add(Given.phq9("q" + i, day, 1, 1, 1, 2, 2, 1, 0, i % 4, 0));
            responses.add(Given.srs("s" + i, day, "9.1", "8.2", "7.3", "9.0"));
        }
        String body = Given.bundle(responses.toArray(String[]::new)).toString();
        JsonNode bundle = Given.json(body);
        FhirContext context = FhirContext.forR4Cached();

        System.out.println("bytes " + body.length());
        print("read from the tree", () -> Given.READER.read(Map.of("responses", bundle), "1", Given.NOW));
        print("Jackson parses the body", () -> Given.json(body));
        print("HAPI parses each entry", () -> responses.forEach(context.newJsonParser()::parseResource));
    }

    private static void print(String what, Runnable work) {
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.run();
            nanos[i] = System.nanoTime() - start;
        }
        long[] warm = Arrays.copyOfRange(nanos, ROUNDS / 2, ROUNDS);
        Arrays.sort(warm);
        System.out.printf(
                "%s: median %.3f ms, 99 %% %.3f ms%n",
                what, warm[warm.length / 2] / 1e6, warm[warm.length * 99 / 100] / 1e6);
    }
}
