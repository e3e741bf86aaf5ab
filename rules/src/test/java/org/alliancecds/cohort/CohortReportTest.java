// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.cohort;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;

class CohortReportTest {
    private static final int SMALL = 60;

    private final Rulebook shipped = Rulebook.builtIn(CourseSettings.DEFAULT);

    @Test
    void thePageSaysWhatTheRulesSay() throws IOException {
        String page = CohortReport.of(shipped, Cohort.CLIENTS);

        Path written = Files.writeString(Path.of("target/COHORT.md"), page);
        assertThat(written)
                .as(
                        "The rules, or what is simulated, have changed. Look at the lines below; when they are what you mean,"
                                + " copy rules/" + written + " over rules/COHORT.md.")
                .hasSameTextualContentAs(Path.of("COHORT.md"));
    }

    @Test
    void anEditOfARuleShowsInTheLinesOfItsSignAndInTheSumsOnly() {
        Edit rarer = new Edit(
                "no_recent_rating",
                "at least 2 sessions were attended since the last alliance rating by anyone",
                0,
                4,
                "at least 4 sessions were attended since the last alliance rating by anyone");

        List<String> changed =
                changed(CohortReport.of(shipped, SMALL), CohortReport.of(requireNonNull(rarer.in(shipped)), SMALL));

        assertThat(changed).anyMatch(line -> line.startsWith("| no_recent_rating |"));
        assertThat(changed)
                .allMatch(line -> line.startsWith("| no_recent_rating |")
                        || line.startsWith("| data, info |")
                        || line.startsWith("| Cards ")
                        || line.startsWith("| Of 100 sessions, those with no card |")
                        || line.startsWith("| Clients ever shown a card |")
                        || line.startsWith("| Sessions with a card |"));
    }

    @Test
    void otherWordsOfARuleChangeNothing() {
        Edit sameNumber = new Edit(
                "no_recent_rating",
                "at least 2 sessions were attended since the last alliance rating by anyone",
                0,
                2,
                "at least two sessions were attended since then");

        assertThat(CohortReport.of(requireNonNull(sameNumber.in(shipped)), SMALL))
                .isEqualTo(CohortReport.of(shipped, SMALL));
    }

    private static List<String> changed(String before, String after) {
        List<String> was = before.lines().toList();
        List<String> is = after.lines().toList();
        assertThat(is).hasSameSizeAs(was);
        List<String> changed = new ArrayList<>();
        for (int line = 0; line < was.size(); line++) {
            if (!was.get(line).equals(is.get(line))) {
                changed.add(is.get(line));
            }
        }
        return changed;
    }
}
