// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.alliancecds.service.Calls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A clinic's own definitions decide; a folder without any goes by those of the program. */
class ClinicDefinitionsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String EVALUATIONS = "/evaluations?asOf=2026-03-02";

    @Test
    void whoIsAnAdultAndWhichDiagnosesAreMeantIsWhatTheFileSays(@TempDir Path path) throws Exception {
        ClinicFolder folder = ClinicFolder.copiedTo(path);
        String own = Files.readString(Path.of("..", "rules", "definitions.yaml"));
        String call = Calls.patientView(Ratings.record()
                .replace("1980-05-05", "2009-05-05")
                .replace("\"conditions\": null", "\"conditions\": " + """
                        {"resourceType": "Condition", "id": "c1", "subject": {"reference": "Patient/p1"},
                         "clinicalStatus": {"coding": [{"code": "active"}]},
                         "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "F17.2"}]}}"""));
        try (ClinicService service = new ClinicService(folder)) {
            JsonNode without = MAPPER.readTree(service.post(EVALUATIONS, call));
            assertThat(without.path("dataNotes").toString()).contains("under-age");
            assertThat(findings(without)).doesNotContain("mean_alliance_low");
            assertThat(why(without)).contains("No substance-use disorder is among the diagnoses");
            String version = service.inUse().rulebook().version();

            folder.write(
                    "definitions.yaml",
                    own.replace("years: 18", "years: 16").replace("    F18:", "    F17: tobacco\n    F18:"));
            service.healthOnce(details -> !details.path("version").stringValue().equals(version));
            JsonNode with = MAPPER.readTree(service.post(EVALUATIONS, call));
            assertThat(with.path("dataNotes").toString()).doesNotContain("under-age");
            assertThat(findings(with)).contains("mean_alliance_low");
            assertThat(why(with)).doesNotContain("No substance-use disorder is among the diagnoses");
            assertThat(service.page("/rulebook"))
                    .contains(
                            "<td data-label=\"Value\">16 years</td>",
                            "F16 hallucinogens, F17 tobacco, F18",
                            "For a client under 16, the rules");

            folder.write("definitions.yaml", own.replace("years: 18", "years: 180"));
            assertThat(service.healthOnce(details -> details.toString().contains("adult-from"))
                            .toString())
                    .contains("definitions.yaml", "A whole number from 1 to 30 is expected");
            assertThat(MAPPER.readTree(service.post(EVALUATIONS, call))).isEqualTo(with);
        }
    }

    private static String findings(JsonNode evaluation) {
        return evaluation.path("findings").toString();
    }

    private static String why(JsonNode evaluation) {
        return evaluation.path("silent").toString();
    }
}
