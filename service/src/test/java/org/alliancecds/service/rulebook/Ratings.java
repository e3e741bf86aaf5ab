// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A record with low ratings of the alliance. */
final class Ratings {

    private Ratings() {}

    /** Four weekly ratings of February 2026 on the SRS, and one on the form of a clinic. */
    static String record() {
        return record(LocalDate.of(2026, 2, 1));
    }

    /** The same, the first of them on that day. */
    static String record(LocalDate first) {
        String entries = IntStream.range(0, 5)
                .mapToObj(week -> response(
                        first.plusWeeks(week),
                        week < 4
                                ? "https://alliancecds.org/fhir/Questionnaire/srs"
                                : "https://clinic.example/fhir/Questionnaire/srs"))
                .collect(Collectors.joining(","));
        return """
                {"patient": {"resourceType": "Patient", "id": "p1", "birthDate": "1980-05-05"},
                 "responses": {"resourceType": "Bundle", "type": "searchset", "entry": [%s]},
                 "appointments": null, "encounters": null, "observations": null, "conditions": null}""".formatted(entries);
    }

    private static String response(LocalDate day, String questionnaire) {
        return """
                {"resource": {"resourceType": "QuestionnaireResponse", "id": "r%s", "status": "completed",
                 "authored": "%sT10:00:00Z", "questionnaire": "%s",
                 "subject": {"reference": "Patient/p1"}, "source": {"reference": "Patient/p1"},
                 "item": [{"linkId": "bond", "answer": [{"valueDecimal": 8}]},
                          {"linkId": "goals", "answer": [{"valueDecimal": 8}]},
                          {"linkId": "tasks", "answer": [{"valueDecimal": 8}]},
                          {"linkId": "overall", "answer": [{"valueDecimal": 9}]}]}}""".formatted(day.getDayOfYear(), day, questionnaire);
    }
}
