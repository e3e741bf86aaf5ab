// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.alliancecds.fact.attendance.AttendanceSummary;
import org.alliancecds.guidance.EhrStep;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.guidance.RepairTheme;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.Rater;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.service.settings.EhrProfile;
import org.alliancecds.therapy.CourseSettings;
import org.alliancecds.therapy.Series;
import org.alliancecds.words.Language;
import tools.jackson.databind.json.JsonMapper;

/** Prints what four actions add to a call: made, and written as JSON. Run by hand; a time is no assertion. */
final class ActionSpeed {
    private static final int ROUNDS = 4000;

    private ActionSpeed() {}

    public static void main(String[] arguments) {
        MeasureCatalogue measures = Rulebook.builtIn(CourseSettings.DEFAULT).measures();
        JsonMapper json = JsonMapper.builder().build();
        LocalDate today = LocalDate.of(2026, 11, 25);
        Series series =
                new Series("srs", "total", Rater.CLIENT, List.of(new Series.Point(1, today, new BigDecimal("33.5"))));
        Evaluation evaluation = new Evaluation(
                "0123456789ab",
                today,
                List.of(),
                List.of(),
                List.of(),
                List.of(series),
                new AttendanceSummary(3, null, 0, 0, 0, 0, null, null, false, null),
                List.of());
        Occasion occasion = new Occasion(
                Occasion.Moment.SESSION,
                EhrProfile.standIn(URI.create("http://localhost/fhir")),
                "42",
                "Practitioner/7",
                "e1",
                Instant.EPOCH);
        Guidance.Suggestion rating = new Guidance.Suggestion(
                "do-this",
                RepairTheme.TALK_REGULARLY,
                "Do this",
                "How.",
                "Words.",
                "That.",
                List.of(),
                EhrStep.SHORT_RATING);

        long[] nanos = new long[ROUNDS];
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            SuggestedAction actions = new SuggestedAction(occasion, evaluation, measures, Language.ENGLISH);
            for (int suggestion = 0; suggestion < 4; suggestion++) {
                bytes += json.writeValueAsBytes(actions.of(rating)).length;
            }
            nanos[round] = System.nanoTime() - start;
        }
        long[] warm = Arrays.copyOfRange(nanos, ROUNDS / 2, ROUNDS);
        Arrays.sort(warm);
        System.out.printf(
                "%d bytes; first %.1f ms, median %.3f ms, 99 %% %.3f ms%n",
                bytes / ROUNDS, nanos[0] / 1e6, warm[warm.length / 2] / 1e6, warm[warm.length * 99 / 100] / 1e6);
    }
}
