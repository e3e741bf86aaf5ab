// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service;

/** Calls as an EHR makes them. */
public final class Calls {

    /** All of the record was asked for, and there is nothing. */
    public static final String EMPTY_RECORD = """
            {"patient": {"resourceType": "Patient", "id": "p1", "birthDate": "1980-05-05"},
             "responses": {"resourceType": "Bundle", "type": "searchset", "total": 0},
             "appointments": null, "encounters": null, "observations": null, "conditions": null}""";

    private Calls() {}

    /** patient-view for Patient/p1 with that prefetch. */
    public static String patientView(String prefetch) {
        return call("patient-view", "", prefetch);
    }

    /** Any hook for Patient/p1; {@code more} is added to the context, with a comma before it. */
    public static String call(String hook, String more, String prefetch) {
        return """
                {"hook": "%s", "hookInstance": "3c4f6b1e-31a0-4f2e-9c1a-000000000001",
                 "context": {"userId": "Practitioner/t1", "patientId": "p1"%s}, "prefetch": %s}""".formatted(hook, more, prefetch);
    }
}
