// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.alliancecds.service.Calls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a clinician has signed off is what the clinic's files say, on cards and on the page. */
class ConfirmedThresholdsTest {

    private static final String NOBODY = "clinician has yet signed off";

    @Test
    void whatIsConfirmedInTheFilesIsNotCalledOpen(@TempDir Path path) throws Exception {
        ClinicFolder folder = ClinicFolder.copiedTo(path);
        List<String> measures = measures(path);
        for (String file : measures) {
            folder.write(file, folder.read(file).replaceAll("confirmed: *false( *[,}\\n])", "confirmed: true$1"));
        }
        String call = Calls.patientView(
                Ratings.record(LocalDate.now(ClinicService.zone()).minusWeeks(3)));
        try (ClinicService service = new ClinicService(folder)) {
            assertThat(service.post("/cds-services/alliance-patient-view", call))
                    .contains("\"cards\"", "its thresholds are confirmed for this service.")
                    .doesNotContain(NOBODY);
            assertThat(service.page("/rulebook"))
                    .contains("Every threshold of this rulebook is marked as confirmed for this service.")
                    .doesNotContain(NOBODY, "Thresholds are not signed off");

            // One that is open again makes all of it open.
            String version = service.inUse().rulebook().version();
            folder.write(
                    "measures/srs/measure.yaml",
                    folder.read("measures/srs/measure.yaml").replaceFirst("confirmed: true\\n", "confirmed: false\n"));
            service.healthOnce(details -> !details.path("version").stringValue().equals(version));
            assertThat(service.post("/cds-services/alliance-patient-view", call))
                    .contains(NOBODY);
            assertThat(service.page("/rulebook")).contains(NOBODY, "Thresholds are not signed off");
        }
    }

    private static List<String> measures(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path.resolve("measures"))) {
            return files.filter(file -> file.endsWith("measure.yaml"))
                    .map(file -> path.relativize(file).toString())
                    .toList();
        }
    }
}
